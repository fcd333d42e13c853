import { describe, expect, test } from "@jest/globals";
import { judgeReport } from "../../src/commands/judge.ts";
import type { Receipt } from "../../src/core/act.ts";
import type { Declared, DeclaredBlocks, DeclaredKey } from "../../src/core/declared.ts";
import type { Finding } from "../../src/core/finding.ts";
import { missing } from "../../src/core/lack.ts";
import { isLook } from "../../src/core/look.ts";
import type { Report } from "../../src/core/report.ts";
import { EFFECTS, fold, VERDICTS } from "../../src/core/verdict.ts";
import { rejudge } from "../../src/rejudge.ts";
import { readReport } from "../../src/report/schema.ts";
import { writeReport } from "../../src/report/write.ts";
import { EVALUATORS } from "../../src/requirements/index.ts";
import { aManifest } from "../support/builders.ts";
import { FAILED, MANIFEST, type Past, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage, type StageSet } from "../support/stage-set.ts";

const deployed = (set: StageSet, verdict: typeof FAILED | null = null) => {
  set.record({ sha: set.sha, version: VERSION, verdict });
  set.service.live.production = VERSION;
};

/** Stages as they end in practice, each with a report of its own. */
const ENDINGS: readonly (readonly [string, Past, (set: StageSet) => Promise<Report>])[] = [
  ["a release that is ready", {}, (set) => set.run("readiness")],
  [
    "a release that is blocked",
    { staged: false, previous: { verdict: FAILED } },
    (set) => set.run("readiness"),
  ],
  ["the longer policy", { manifest: `${MANIFEST}policy: guide\n` }, (set) => set.run("readiness")],
  [
    "evidence that could not be read",
    {},
    (set) => {
      set.github.faults.add({ kind: "status", status: 502, path: "/check-runs" });
      return set.run("readiness");
    },
  ],
  [
    "a smoke test that failed",
    {},
    (set) => {
      deployed(set);
      set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      return set.run("smoke");
    },
  ],
  [
    "a smoke test that was flaky",
    {},
    (set) => {
      deployed(set);
      set.service.answer = (path, _live, nth) =>
        path === "/" && nth === 1 ? status(503) : undefined;
      return set.run("smoke");
    },
  ],
  [
    "a window that passed",
    {},
    (set) => {
      deployed(set);
      return set.run("verify");
    },
  ],
  [
    "a window that failed",
    {},
    (set) => {
      deployed(set);
      set.service.answer = (path, _live, nth) =>
        path === "/orders" && nth % 2 === 0 ? status(500) : undefined;
      return set.run("verify");
    },
  ],
  [
    "a window that came to nothing",
    {},
    (set) => {
      deployed(set);
      set.service.answer = (path, _live, nth) =>
        path === "/orders" && [9, 20, 33, 41, 52, 60].includes(nth) ? status(500) : undefined;
      return set.run("verify");
    },
  ],
  [
    "a window with trouble that did not last",
    {},
    (set) => {
      deployed(set);
      set.service.answer = (path, _live, nth) =>
        path === "/orders" && nth > 1 && nth < 7 ? status(500) : undefined;
      return set.run("verify");
    },
  ],
  [
    "a revert",
    {},
    (set) => {
      deployed(set, FAILED);
      return set.run("rollback");
    },
  ],
  [
    "a whole release that was taken back",
    {},
    (set) => {
      set.service.answer = (path, live, nth) =>
        path === "/orders" && live === VERSION && nth % 2 === 0 ? status(500) : undefined;
      return set.run("release");
    },
  ],
];

describe.each(ENDINGS)("%s", (_what, past, play) => {
  let report: Promise<Report> | undefined;
  const played = (): Promise<Report> => {
    report ??= onStage(past, play);
    return report;
  };

  test("is judged again to the same findings, from what is on disk, each called by one name", async () => {
    const report = readReport(writeReport(await played()));
    expect(rejudge(report)).toEqual(report.findings);
    expect(fold(rejudge(report))).toBe(report.verdict);
    const names = report.findings.map(({ id, of }) => `${id} of ${of?.kind} ${of?.version}`);
    expect(names).toEqual([...new Set(names)]);
    // rows that follow from other findings change no verdict
    const own = report.findings.filter(({ basis }) => basis.kind !== "derived");
    expect(fold(own)).toBe(report.verdict);
  });

  test("comes out differently when any evidence is altered", async () => {
    const report = readReport(writeReport(await played()));
    const altered = alterations(report);
    for (const [what, other] of altered)
      expect({ what, findings: rejudge(other) }).not.toEqual({
        what,
        findings: findingsOf(other),
      });
    expect(altered.length).toBeGreaterThan(0);
  });

  test("each row that follows from others comes out differently with their evidence", async () => {
    const report = readReport(writeReport(await played()));
    for (const { what, row, other } of rowAlterations(report))
      expect({ what, row: rejudge(other).find(({ id }) => id === row.id) }).not.toEqual({
        what,
        row,
      });
  });

  test("is not believed with a finding, an effect, a headline, an exit code or a note of another", async () => {
    const report = readReport(writeReport(await played()));
    const unnoticed = falsified(report).filter(([, other]) => {
      const { exit, lines } = judgeReport(other);
      return exit !== 1 || lines[0]?.startsWith("the report says") !== true;
    });
    expect(unnoticed.map(([what]) => what)).toEqual([]);
  });
});

/** Rows of the longer policy follow from receipts and from every kind of finding. */
test("every reference of a row is altered somewhere", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, live, nth) =>
      path === "/orders" && live === VERSION && nth % 2 === 0 ? status(500) : undefined;
    const rows = rowAlterations(await set.run("release"));
    expect([...new Set(rows.map(({ row }) => row.id))]).toEqual([
      "requirement/deploy-completed",
      "requirement/version-live",
      "requirement/prod-smoke",
      "requirement/health-checks",
      "requirement/rollback-executed",
      "requirement/rollback-verified",
    ]);
    expect(rows.some(({ what }) => what.includes("receipt"))).toBe(true);
  }));

test("a waiver is believed only where the plan has it", () => {
  const text = `${MANIFEST.replace("roles: {", "roles: {change-manager: [dave], ")}
freezes: [{from: 2020-01-01, through: 2090-01-01, because: holidays}]
waivers: [{waive: change-freeze-clear, by: dave, until: 2090-01-01, because: INC-512}]
`;
  return onStage({ manifest: text }, async (set) => {
    const report = readReport(writeReport(await set.run("readiness")));
    expect([report.verdict, report.headline]).toEqual([
      "pass",
      expect.stringContaining(" · 1 waived"),
    ]);
    const { waiver } = report.findings.find((finding) => finding.waiver !== undefined) ?? {};
    const withWaiver = (change: (finding: Finding) => Finding["waiver"]): Report => ({
      ...report,
      findings: report.findings.map((finding) => ({ ...finding, waiver: change(finding) })),
    });
    const exits = [
      report,
      withWaiver(() => undefined),
      withWaiver(() => waiver),
      withWaiver((finding) => finding.waiver && { ...finding.waiver, by: ["mallory"] }),
    ].map((one) => judgeReport(one).exit);
    expect(exits).toEqual([0, 1, 1, 1]);
  });
});

test("without subject and time no requirement is judged to a pass", () =>
  onStage({}, async (set) => {
    const { judgedAt: _, ...report } = await set.run("readiness");
    expect(new Set(rejudge(report).map((one) => one.outcome))).toEqual(new Set(["unknown"]));
  }));

describe("another manifest than the one that was judged by gives other findings", () => {
  const { manifest, release, smoke, calendar } = aManifest();
  test.each<[DeclaredKey, Partial<DeclaredBlocks>]>([
    ["manifest", { manifest: { ...manifest, sha256: "0".repeat(64) } }],
    ["release", { release: { ...release, type: "major" } }],
    ["smoke", { smoke: { ...smoke, critical: [] } }],
    ["deploy", { deploy: { kind: "workflow", file: "other.yml", with: undefined } }],
    ["notes", { notes: { path: "OTHER.md" } }],
    ["roles", { roles: {} }],
    ["rollback", { rollback: { plan: "docs/other.md" } }],
    [
      "calendar",
      { calendar: { ...calendar, windows: [{ days: [], fromMinute: 0, toMinute: 1 }] } },
    ],
  ])("%s", (block, over) => {
    const text = `${MANIFEST}policy: guide\nwindows: [{days: daily, hours: 00:00-24:00}]\n`;
    return onStage({ manifest: text }, async (set) => {
      const report = readReport(writeReport(await set.run("readiness")));
      const other = withDeclared(report, { [block]: { state: "known", value: over[block] } });
      expect(rejudge(other)).not.toEqual(report.findings);
    });
  });
});

const findingsOf = (report: Report): readonly Finding[] => report.findings;

/** The report with one answer, one block of the manifest, one try or one look changed, for each that decided something. */
function alterations(report: Report): readonly (readonly [string, Report])[] {
  return report.findings.flatMap((finding, at): readonly (readonly [string, Report])[] => {
    const { basis } = finding;
    if (basis.kind === "requirement") {
      const answers = Object.values(basis.answers)
        .flat()
        .filter((key) => report.answers[key]?.state === "known" && isNeeded(key))
        .map((key) => [`${finding.id}: ${key}`, withoutAnswer(report, key)] as const);
      const blocks = basis.declared
        .filter((block) => needs(basis.evaluator, block))
        .map((block) => [`${finding.id}: ${block}`, withoutBlock(report, block)] as const);
      return [...answers, ...blocks];
    }
    if (basis.kind === "check") {
      const tries = basis.tries.map((one, i, all) =>
        i < all.length - 1
          ? one
          : one.mismatches.length > 0
            ? { ...one, mismatches: [] }
            : { ...one, mismatches: [{ subject: "status", expected: "2xx", actual: "500" }] },
      );
      return [[finding.id, withFinding(report, at, { ...finding, basis: { ...basis, tries } })]];
    }
    if (basis.kind === "signal") {
      const looks = basis.looks.map((look, i) =>
        i === 0 && isLook(look) ? { ...look, bad: 1 - look.bad } : look,
      );
      return [[finding.id, withFinding(report, at, { ...finding, basis: { ...basis, looks } })]];
    }
    return [];
  });
}

interface RowAlteration {
  readonly what: string;
  readonly row: Finding;
  readonly other: Report;
}

/** The report without one thing that a row follows from, and with all of these come out otherwise. */
function rowAlterations(report: Report): readonly RowAlteration[] {
  return report.findings.flatMap((row, at): readonly RowAlteration[] => {
    if (row.basis.kind !== "derived") return [];
    const { findings, receipts } = row.basis;
    const before = report.findings.slice(0, at);
    const named = findings.map((id) => before.findLast((other) => other.id === id));
    const taken = findings.map((id) => ({
      what: `${row.id}: without ${id}`,
      row,
      other: { ...report, findings: report.findings.filter((f) => f.id !== id) },
    }));
    const without = receipts.map((key) => ({
      what: `${row.id}: without the receipt ${key}`,
      row,
      other: { ...report, receipts: report.receipts.filter((one) => one.key !== key) },
    }));
    const failed = receipts.map((key) => ({
      what: `${row.id}: the receipt ${key} failed`,
      row,
      other: { ...report, receipts: report.receipts.map((r) => (r.key === key ? lost(r) : r)) },
    }));
    const flipped = report.findings.map((f) => (named.includes(f) ? otherwise(f) : f));
    const all =
      findings.length === 0
        ? []
        : [{ what: `${row.id}: all otherwise`, row, other: { ...report, findings: flipped } }];
    // a row that fails for its findings says nothing of a receipt that is not done either
    return [...taken, ...without, ...(row.outcome === "pass" ? failed : []), ...all];
  });
}

function lost({ kind, key, at, detail }: Receipt): Receipt {
  return { kind, key, at, detail, state: "failed", remedy: "look into it" };
}

/** The finding with the opposite outcome, its evidence altered where it has any. */
function otherwise(finding: Finding): Finding {
  const { basis, outcome } = finding;
  if (basis.kind === "check") {
    const bad = outcome === "pass";
    const miss = { subject: "status", expected: "2xx", actual: "500" };
    const tries = basis.tries.map((one) => ({ ...one, mismatches: bad ? [miss] : [] }));
    return { ...finding, basis: { ...basis, tries } };
  }
  if (basis.kind === "signal") {
    const looks = basis.looks.map((look) => (isLook(look) ? { ...look, bad: 1 - look.bad } : look));
    return { ...finding, basis: { ...basis, looks } };
  }
  return { ...finding, outcome: outcome === "pass" ? "fail" : "pass" };
}

const EXIT_CODES = [0, 1, 2, 3] as const;

/** The report with one thing in it changed that is no evidence, for each such thing. */
function falsified(report: Report): readonly (readonly [string, Report])[] {
  const { findings, notes, headline } = report;
  const each = findings.flatMap((finding, at): readonly (readonly [string, Report])[] => {
    const name = `${at} ${finding.id}`;
    const effects = EFFECTS.filter((effect) => effect !== finding.effect);
    const outcome = finding.outcome === "pass" ? "fail" : "pass";
    return [
      [`${name} deleted`, { ...report, findings: findings.toSpliced(at, 1) }],
      [`${name} twice`, { ...report, findings: findings.toSpliced(at, 0, finding) }],
      [`${name} ${outcome}`, withFinding(report, at, { ...finding, outcome })],
      ...effects.map(
        (effect) => [`${name} ${effect}`, withFinding(report, at, { ...finding, effect })] as const,
      ),
    ];
  });
  const codes = EXIT_CODES.filter((code) => code !== report.exitCode);
  const verdicts = VERDICTS.filter((verdict) => verdict !== report.verdict);
  const ends = (["yes", "failed", "held"] as const).filter((end) => end !== notes.rolledBack);
  return [
    ...each,
    ["headline", { ...report, headline: `${headline}.` }],
    ["another decision", { ...report, headline: headline.replace(/^[^:]+/, "ALL IS WELL") }],
    ["next step", { ...report, next: "Relax" }],
    ...codes.map((exitCode) => [`exit ${exitCode}`, { ...report, exitCode }] as const),
    ...verdicts.map((verdict) => [verdict, { ...report, verdict }] as const),
    ...ends.map((end) => [end, { ...report, notes: { ...notes, rolledBack: end } }] as const),
    ...(report.stage === "release"
      ? [["deployment", { ...report, notes: { ...notes, deployment: 1 } }] as const]
      : []),
    ["unrecorded", { ...report, notes: { ...notes, unrecorded: UNRECORDED } }],
    ...(notes.rollbackTo === undefined
      ? []
      : [["target", { ...report, notes: { ...notes, rollbackTo: "0.0.1" } }] as const]),
  ];
}

const UNRECORDED = { outcome: "pass", by: "smoke", proof: "none" } as const;

/** Comments may be missing where they only excuse. */
const isNeeded = (key: string): boolean => !key.startsWith("comments");

function withoutAnswer(report: Report, key: string): Report {
  const gone = {
    state: "missing",
    kind: report.answers[key]?.kind ?? "none",
    key,
    at: report.startedAt,
    reason: "taken out",
    remedy: "none",
  } as const;
  return { ...report, answers: { ...report.answers, [key]: gone } };
}

/** Optional blocks may be missing where they only excuse or only date. */
function needs(evaluator: string, block: DeclaredKey): boolean {
  const [, rule] = Object.entries(EVALUATORS).find(([id]) => id === evaluator) ?? [];
  return rule !== undefined && "reads" in rule && rule.reads.includes(block);
}

function withoutBlock(report: Report, block: DeclaredKey): Report {
  return withDeclared(report, { [block]: missing("taken out", "none") });
}

function withDeclared(report: Report, over: Partial<Declared>): Report {
  if (report.declared === undefined) throw new Error("nothing was declared");
  return { ...report, declared: { ...report.declared, ...over } };
}

function withFinding(report: Report, at: number, finding: Finding): Report {
  return { ...report, findings: report.findings.with(at, finding) };
}

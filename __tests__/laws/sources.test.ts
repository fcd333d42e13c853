import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import type { Effect } from "../../src/core/finding.ts";
import { isSlip } from "../../src/core/meant.ts";
import type { Phase } from "../../src/core/phases.ts";
import type { ReleaseType } from "../../src/core/release.ts";
import type { Role } from "../../src/core/roles.ts";
import { POLICIES } from "../manifest/manifests.ts";

/** One line of the catalogue of the guides' requirements, as far as rows are held against it. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly phase: string;
  readonly severity: Readonly<Record<ReleaseType, string>>;
  readonly not_applicable: string;
  readonly waiver: string;
  readonly who: string;
}

const entries: readonly Entry[] = JSON.parse(
  readFileSync("__tests__/support/catalogue.json", "utf8"),
);
const catalogue = new Map(entries.map((entry) => [entry.id, entry]));

/** What the catalogue's severities mean: blocks, warns, informs (also what is off there), an act that must or should be done. */
const EFFECTS: Readonly<Record<string, Effect>> = {
  B: "block",
  W: "warn",
  I: "inform",
  auto: "block",
  O: "inform",
  "A!": "block",
  A: "warn",
};

/** The first phase that the catalogue names, in the words of the policies. */
const PHASE_OF: Readonly<Record<string, Phase>> = {
  "pre-release": "readiness",
  "pre-flight": "readiness",
  meta: "readiness",
  staging: "staging",
  deployment: "deploy",
  "post-deploy": "verify",
  rollback: "rollback",
  incident: "incident",
  "post-release": "watch",
  closure: "closure",
  metrics: "metrics",
};

/** What a guide lists as a reason to roll back is seen where the deployment is verified. */
const SEEN_IN: Readonly<Record<string, Phase>> = { "trigger-business-flow": "verify" };
/** Lines of the days after the release that the announcement fulfils. */
const ANNOUNCED = ["notes-published", "artifacts-archived"];

/** Whom the catalogue's names mean; what the tool does itself is owned by who is on call. */
const OWNERS: Readonly<Record<string, Role>> = {
  RC: "release-coordinator",
  "RC with the team": "release-coordinator",
  "RC/PM": "release-coordinator",
  "RC/on-call": "release-coordinator",
  "RC/Support": "release-coordinator",
  PM: "pm",
  "PM/tool": "pm",
  "PM/Support": "pm",
  QA: "qa-lead",
  "QA Lead": "qa-lead",
  "Change Manager": "change-manager",
  Dev: "developer",
  DevOps: "devops",
  Security: "devops",
  "Security Lead with expiry": "change-manager",
  "DBA/DevOps": "devops",
  tool: "on-call",
  "tool/QA": "on-call",
  "tool/PM": "on-call",
  "On-call": "on-call",
  "Dev/PM": "developer",
  "PM/users": "pm",
};

/** Roles that waive a line together; whose names the catalogue abbreviates. */
function waiversOf({ waiver }: Entry): readonly Role[] | undefined {
  if (/^(never|—)/.test(waiver)) return undefined;
  const [names = ""] = waiver.split(" (");
  return names.split("+").map((name) => OWNERS[name] ?? "developer");
}

/** A reason may be given, or the gate finds it out; a patch "at once" is not acted on. */
const foresees = ({ not_applicable }: Entry): boolean => /^(manifest|auto)/.test(not_applicable);

const rows = Object.values(POLICIES.rows).map((row) => [row.id, row] as const);
const isBySignal = (row: (typeof rows)[number][1]) => row["only-where"] === "signal";
const isGuard = (row: (typeof rows)[number][1]) => row.sources.includes("guard");

test("the catalogue is the whole one", () => {
  expect(catalogue.size).toBe(147);
});

describe.each(rows.filter(([, row]) => !isGuard(row)))("%s", (id, row) => {
  const entry = catalogue.get(id);

  test("says the guides' sentence and names their lines", () => {
    expect({ title: row.title, sources: row.sources }).toEqual({
      title: entry?.title,
      sources: entry?.sources,
    });
  });

  test("is as strict as the guides for each type of release", () => {
    const severity = Object.entries(entry?.severity ?? {}).map(([type, s]) => [type, EFFECTS[s]]);
    expect(row.effect).toEqual(Object.fromEntries(severity));
  });

  test("is due when the guides say, and owned by whom they name", () => {
    const named = SEEN_IN[id] ?? PHASE_OF[entry?.phase.split(" → ")[0] ?? ""];
    const phase = named === "watch" && ANNOUNCED.includes(id) ? "announce" : named;
    expect([row.phase, row.owner]).toEqual([phase, OWNERS[entry?.who ?? ""]]);
  });

  test("is waived by whom the guides let, and by nobody where they do not", () => {
    // What a signal decides is there by the team's own word, which takes it back by `observe-only`.
    expect(row.waiver).toEqual(isBySignal(row) ? undefined : entry && waiversOf(entry));
  });

  test("can be not applicable only where the guides foresee it", () => {
    // Without a signal it is not there at all, by itself: that is what the guides' "auto" says.
    const isForeseen = row["not-applicable"] !== undefined || isBySignal(row);
    expect(isForeseen).toBe(entry !== undefined && foresees(entry));
  });
});

describe.each(rows.filter(([, row]) => isGuard(row)))(
  "%s, a guard of the gate itself",
  (id, row) => {
    test("is waived by nobody", () => {
      expect(row.waiver).toBeUndefined();
    });

    test("is in no guide, and always applies and blocks", () => {
      expect(catalogue.has(id)).toBe(false);
      expect(row.sources).toEqual(["guard"]);
      expect(row["not-applicable"]).toBeUndefined();
      expect(row.effect).toEqual({ patch: "block", minor: "block", major: "block" });
    });
  },
);

test("complete names each line of the five guides that it does not decide yet", () => {
  const until = ["pre-release", "pre-flight", "staging", "deployment", "post-deploy"];
  const due = entries.filter(({ phase }) => until.includes(phase.split(" → ")[0] ?? ""));
  const listed = POLICIES.lists.complete?.requirements ?? [];
  const left = due.map(({ id }) => id).filter((id) => !listed.includes(id));
  expect([...(POLICIES.lists.complete?.undecided ?? [])].sort()).toEqual(left.sort());
});

test("no two lines that people vouch for are a slip apart", () => {
  const ids = rows.flatMap(([id, row]) => (row.uses === "attest" ? [id] : []));
  const pairs = ids.flatMap((id) => ids.filter((other) => other !== id && isSlip(id, other)));
  expect(pairs).toEqual([]);
});

test("the guide names each line of the Release & Deployment Guide that it does not decide yet", () => {
  const until = ["pre-release", "pre-flight", "staging", "deployment"];
  const due = entries.filter(
    ({ sources, phase }) =>
      sources.some((source) => source.startsWith("R")) &&
      until.includes(phase.split(" → ")[0] ?? ""),
  );
  const listed = POLICIES.lists.guide?.requirements ?? [];
  const left = due.map(({ id }) => id).filter((id) => !listed.includes(id));
  expect([...(POLICIES.lists.guide?.undecided ?? [])].sort()).toEqual(left.sort());
});

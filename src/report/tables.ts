import type { CheckTry } from "../core/check.ts";
import type { Basis, Finding, Placed } from "../core/finding.ts";
import { levelWords } from "../core/level-words.ts";
import { isLook, type SignalRule } from "../core/look.ts";
import { isObserved } from "../core/observe-only.ts";
import { onsetOf } from "../core/onset.ts";
import type { Report } from "../core/report.ts";
import { cut, line } from "../core/text.ts";
import { formatClock, formatDuration, formatShare, formatTime } from "../core/units.ts";
import { waiverText } from "../core/waiver.ts";
import { capital, inSentence, plural } from "../core/wording.ts";
import type { Piece, Section } from "./content.ts";
import { courseOf } from "./course.ts";
import { comparison, isAttested, strengthOf, wordOf } from "./groups.ts";
import { byVersion, namesIn, versionWords } from "./names.ts";

/** Rows of one table; the whole is in the report. */
const ROWS = 100;
/** Characters of one cell. */
const CELL = 160;

const piece = (text: string, rest: Omit<Piece, "text"> = {}): Piece => ({
  text: cut(line(text), CELL),
  ...rest,
});

interface TableParts {
  readonly title: string;
  readonly folded: boolean;
  readonly columns: readonly [string, string, string] | readonly [string, string];
  readonly rows: readonly (readonly Piece[])[];
}

function table({ rows, ...parts }: TableParts): readonly Section[] {
  if (rows.length === 0) return [];
  const more = Math.max(0, rows.length - ROWS);
  return [{ kind: "table", ...parts, rows: rows.slice(0, ROWS), more }];
}

type Based<K extends Basis["kind"]> = Finding & { readonly basis: Extract<Basis, { kind: K }> };

const basedOn = <K extends Basis["kind"]>(findings: readonly Finding[], kind: K) =>
  findings.filter((f): f is Based<K> => f.basis.kind === kind);

function limitOf({ kind, ratio, allowance, level, below }: SignalRule): string {
  if (kind === "zero") return "None";
  if (level !== undefined) return levelWords({ level });
  if (below !== undefined) return `At most ${below.max}`;
  if (ratio === 0) return `At most ${formatShare(allowance)}`;
  const plus = allowance === 0 ? "" : ` + ${formatShare(allowance)}`;
  return `At most ${Number(ratio.toFixed(3))} × baseline${plus}`;
}

/** All that was counted; of what failed, first what was counted since it went wrong. */
function countsOf({ outcome, found, basis: { rule, looks } }: Based<"signal">): string {
  const seen = looks.filter(isLook);
  // A level has no share of bad ones, and neither has the value of a gauge.
  if (rule.kind === "level" || rule.kind === "below") return found;
  const onset = outcome === "fail" ? onsetOf(rule, seen) : undefined;
  const sum = (key: "requests" | "bad" | "baselineRequests" | "baselineBad") =>
    seen.reduce((all, look) => all + look[key], 0);
  const share = (bad: number, requests: number) =>
    `${bad} of ${requests} bad${requests === 0 ? "" : ` (${formatShare(bad / requests)})`}`;
  const isAll = onset === undefined || onset.requests === sum("requests");
  const [baseline, baselineBad] = rule.before ?? [sum("baselineRequests"), sum("baselineBad")];
  const missing = looks.length - seen.length;
  return [
    ...(onset === undefined
      ? [share(sum("bad"), sum("requests"))]
      : [`Since ${formatClock(onset.at)}, ${share(onset.bad, onset.requests)}`]),
    ...(isAll ? [] : [`${sum("bad")} of ${sum("requests")} in all`]),
    ...(baseline === 0 ? [] : [`baseline ${share(baselineBad, baseline)}`]),
    `${missing === 0 ? "" : `${seen.length} of `}${plural(looks.length, "sample")}`,
  ].join(", ");
}

/** ` of 2.4.0`, ` of 2.3.7, after the rollback`; empty where nobody said which. */
const ofWords = (of: Placed | undefined): string =>
  of === undefined ? "" : ` of ${versionWords(of)}`;

/** What was watched, one table for each version: always open, it is the evidence for the decision. */
export function signals({ findings }: Report): readonly Section[] {
  const nameOf = namesIn(findings);
  return byVersion(basedOn(findings, "signal")).flatMap(({ of, findings: group }) =>
    table({
      title: `Signals${ofWords(of)}`,
      folded: false,
      columns: ["Signal", "Counted", "Limit"],
      rows: group.map((finding) => [
        piece(`${wordOf(finding)} ${nameOf(finding).name}`),
        piece(countsOf(finding)),
        piece(limitOf(finding.basis.rule)),
      ]),
    }),
  );
}

/** How each signal went over its window, as bars; beside the table that counts it. */
export function courses({ findings }: Report): readonly Section[] {
  const nameOf = namesIn(findings);
  return byVersion(basedOn(findings, "signal")).flatMap(({ of, findings: group }) => {
    const rows = group.flatMap((finding) => {
      const { rule, looks } = finding.basis;
      const failed = finding.outcome === "fail";
      const word = wordOf(finding).toLowerCase();
      const course = courseOf({ rule, looks, word, failed });
      if (course === undefined) return [];
      const read = `${nameOf(finding).name}: ${inSentence(course.words)}`;
      return [[piece(course.bars, { code: true }), piece(read)]];
    });
    const when = of?.kind === "rollback" ? " after the rollback" : "";
    return table({
      title: `Course of the signals${when}`,
      folded: true,
      columns: [`Bad share${ofWords(of)}`, "Signal, and how to read it"],
      rows,
    });
  });
}

function answerOf(tried: CheckTry | undefined): string {
  if (tried === undefined) return "Not tried";
  const first = tried.mismatches[0];
  const { exit } = tried;
  const ended = exit === undefined ? tried.state : `exit ${exit}`;
  const status = tried.status ?? tried.reason ?? ended;
  if (first === undefined) return `${status}`;
  const { subject, expected, actual } = first;
  if (tried.state !== "answered") return capital(actual);
  const front = subject === "status" || subject === "exit" ? "" : `${status}: `;
  return `${front}${subject} ${actual}, expected ${expected}`;
}

/**
 * Smoke checks with their last answer, one table for each version; blockers name what failed. The
 * version stands in the table: the title of what is folded is HTML, where nothing foreign may stand.
 */
export function checks({ findings }: Report): readonly Section[] {
  const nameOf = namesIn(findings);
  return byVersion(basedOn(findings, "check")).flatMap(({ of, findings: group }) => {
    const when = of?.kind === "rollback" ? " after the rollback" : "";
    const good = group.filter((f) => f.outcome === "pass" && !isObserved(f)).length;
    return table({
      title: `Checks${when}: ${good} of ${group.length} passed`,
      folded: true,
      columns: [`Check${ofWords(of)}`, "Last answer", "Time"],
      rows: group.map((finding) => {
        const last = finding.basis.tries.at(-1);
        return [
          piece(`${wordOf(finding)} ${nameOf(finding).name}`),
          piece(answerOf(last)),
          piece(last === undefined ? "" : formatDuration(last.totalMs)),
        ];
      }),
    });
  });
}

/** What is not met and was waived: always open, since people answer for it. */
export function waivers({ findings }: Report): readonly Section[] {
  const nameOf = namesIn(findings);
  const all = findings.flatMap((finding) =>
    finding.waiver === undefined ? [] : [{ finding, waiver: finding.waiver }],
  );
  return table({
    title: `${all.length} waived`,
    folded: false,
    columns: ["What", "Found", "Waived"],
    rows: all.map(({ finding, waiver }) => [
      piece(nameOf(finding).full, { code: true }),
      piece(comparison(finding)),
      piece(capital(waiverText(waiver))),
    ]),
  });
}

/** What holds by the word of people: never counted among what a machine has seen. */
export function attested({ findings }: Report): readonly Section[] {
  const nameOf = namesIn(findings);
  const all = findings.filter((f) => f.outcome === "pass" && isAttested(f));
  return table({
    title: `${all.length} attested by people`,
    folded: true,
    columns: ["What", "By", "Until"],
    rows: all.map((finding) => {
      const { attested: words = [], link } = finding;
      const by = words.map((word) => `@${word.by} on ${formatTime(word.at)}`);
      const ends = words.flatMap(({ until }) => until ?? []).toSorted();
      return [
        piece(nameOf(finding).full, { code: true }),
        piece(by.length === 0 ? finding.found : by.join(" and "), { link }),
        piece(ends[0] === undefined ? "the next commit" : formatTime(ends[0])),
      ];
    }),
  });
}

/** What is in order: a count for everybody, the list for those who want to see it. */
export function passed({ findings, answers }: Report): readonly Section[] {
  const nameOf = namesIn(findings);
  const all = findings.filter((f) => f.outcome === "pass");
  const met = all.filter((finding) => !isAttested(finding));
  const strengths = met.map((finding) => strengthOf(finding, answers));
  const declared = strengths.filter((strength) => strength === "declared").length;
  const columns = ["What", "Found", "Evidence"] as const;
  const row = (finding: Finding, evidence: string) => [
    piece(nameOf(finding).full, { code: true }),
    piece(finding.found),
    piece(evidence, { link: finding.link }),
  ];
  return [
    ...table({
      title: `${met.length} passed${declared === 0 ? "" : ` (${declared} declared)`}`,
      folded: true,
      columns,
      rows: met.map((finding, i) => row(finding, strengths[i] ?? "")),
    }),
    ...table({
      title: `${findings.filter((f) => f.outcome === "not-applicable").length} not applicable`,
      folded: true,
      columns,
      rows: findings.filter((f) => f.outcome === "not-applicable").map((f) => row(f, "declared")),
    }),
  ];
}

/** What was done to the world, in the order of the doing. */
export function receipts({ receipts: all }: Report): readonly Section[] {
  return table({
    title: `Actions taken (${all.length})`,
    folded: true,
    columns: ["Action", "State", "Detail"],
    rows: all.map(({ kind, state, detail, link }) => [
      piece(kind),
      piece(state),
      piece(detail, { link }),
    ]),
  });
}

/** What happened when. */
export function timeline({ timeline: all }: Report): readonly Section[] {
  return table({
    title: `Timeline (${all.length})`,
    folded: true,
    columns: ["Time", "What"],
    rows: all.map(({ at, text, link }) => [piece(formatClock(at)), piece(text, { link })]),
  });
}

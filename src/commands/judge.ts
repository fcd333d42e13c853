import type { Report } from "../core/report.ts";
import { line } from "../core/text.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { rejudge } from "../rejudge.ts";
import { readReport } from "../report/schema.ts";
import { exitOf, noteDifferences } from "./judge-end.ts";
import { findingDifferences, setDifferences, wordDifferences } from "./judge-findings.ts";
import { sentenceDifferences } from "./judge-sentences.ts";

interface Judged {
  /** Exit code of the stage; 1 where the report says something else than its evidence. */
  readonly exit: Report["exitCode"];
  /** Plain lines for a terminal. */
  readonly lines: readonly string[];
}

/**
 * Judges a report again from the evidence that it holds, offline. Outcomes, effects, the set of
 * findings, verdict, exit code and notes have to follow; other words for the same are only said.
 * @throws Problem when the text is no report.
 */
export function judge(text: string): Judged {
  return judgeReport(readReport(text));
}

/** Judges a report that has been read. */
export function judgeReport(report: Report): Judged {
  const again = rejudge(report);
  const verdict = fold(again);
  const exit = exitOf(report, verdict);
  const words = wordDifferences(report.findings, again);
  const sentences = sentenceDifferences(report, words.length > 0);
  const differing = [
    ...findingDifferences(report.findings, again),
    ...setDifferences(report),
    ...(exit === report.exitCode
      ? []
      : [`exit code: the report says ${report.exitCode}, judged again ${exit}`]),
    ...noteDifferences(report),
    ...sentences.differing,
  ];
  const told = [
    ...unjudged(report),
    ...[...unrecorded(report), ...words, ...sentences.worded].map((said) => `note: ${said}`),
  ];
  const isSame = differing.length === 0 && verdict === report.verdict;
  const judged = again.filter(({ basis }) => basis.kind !== "observed");
  const first = isSame
    ? `${verdict}: ${sameWords(judged.length)}`
    : `the report says ${report.verdict}, its evidence says ${verdict}`;
  return { exit: isSame ? exit : 1, lines: [first, ...differing, ...told].map(line) };
}

function sameWords(count: number): string {
  if (count === 0) return "nothing in it can be judged again";
  return count === 1
    ? "judged again, its one finding is the same"
    : `judged again, all ${count} findings are the same`;
}

/** What nothing but the run itself could measure. */
function unjudged({ findings }: Report): readonly string[] {
  const count = findings.filter(({ basis }) => basis.kind === "observed").length;
  if (count === 0) return [];
  return [`${plural(count, "finding")} not judged again: merely observed by the stage`];
}

function unrecorded({ planned, concluded }: Report): readonly string[] {
  if (concluded !== undefined) return [];
  const what = planned === undefined ? "what the policy asks, and " : "";
  return [
    `this report does not record ${what}which findings the stage ended with: one that was taken out is not missed`,
  ];
}

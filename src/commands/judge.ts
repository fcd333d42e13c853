import type { Finding } from "../core/finding.ts";
import { line } from "../core/text.ts";
import { exitCode, fold } from "../core/verdict.ts";
import { rejudge } from "../rejudge.ts";
import { readReport } from "../report/schema.ts";

export interface Judged {
  /** Exit code of the verdict; 1 where the report says something else than its evidence. */
  readonly exit: 0 | 1 | 3;
  /** Plain lines for a terminal. */
  readonly lines: readonly string[];
}

/**
 * Judges a report again from the evidence that it holds, offline.
 * @throws Problem when the text is no report.
 */
export function judge(text: string): Judged {
  const report = readReport(text);
  const again = rejudge(report);
  const verdict = fold(again);
  const differing = report.findings.flatMap((finding, i) => difference(finding, again[i]));
  if (differing.length === 0 && verdict === report.verdict) {
    const lines = [`${verdict}: judged again, all ${again.length} findings are the same`];
    return { exit: exitCode(verdict), lines };
  }
  const said = `the report says ${report.verdict}, its evidence says ${verdict}`;
  return { exit: 1, lines: [said, ...differing] };
}

function difference(said: Finding, judged: Finding | undefined): readonly string[] {
  if (judged?.outcome === said.outcome && judged.found === said.found) return [];
  const now = judged === undefined ? "nothing" : `${judged.outcome}, ${judged.found}`;
  return [line(`${said.id}: the report says ${said.outcome}, ${said.found}; judged again ${now}`)];
}

import { endCode } from "./core/end.ts";
import { type Finding, observed } from "./core/finding.ts";
import { INTERRUPTED } from "./core/finding-id.ts";
import type { Ports } from "./core/ports.ts";
import { messageOf } from "./core/problem.ts";
import type { Report } from "./core/report.ts";
import type { StageResult } from "./core/result.ts";
import { fold } from "./core/verdict.ts";
import { fileReport } from "./run/file-report.ts";
import { notesOf } from "./run/notes.ts";
import { prepare } from "./run/prepare.ts";
import { recorder } from "./run/recorder.ts";
import type { Request } from "./run/request.ts";
import { attempt } from "./stages/attempt.ts";
import { STAGE_FUNCTIONS } from "./stages/index.ts";

/** The report of a stage and where it was written, or the warning that it could not be. */
export type Ran = { readonly report: Report } & (
  | { readonly path: string }
  | { readonly path?: never; readonly unwritten: string }
);

/** Manifest, stage, fold, report. Always ends in a report, also on bad input. */
export async function run(request: Request, ports: Ports, signal: AbortSignal): Promise<Ran> {
  const record = recorder(request, ports.clock);
  const ended = new AbortController();
  let couldRun = false;
  let begun = false;
  const result = await attempt(request.stage, async (): Promise<StageResult> => {
    const prepared = await prepare(request, ports, record, { signal, ended: ended.signal });
    if ("findings" in prepared) {
      couldRun = prepared.couldRun;
      return { findings: prepared.findings };
    }
    couldRun = true;
    begun = true;
    const { notices } = prepared;
    const staged = await attempt(request.stage, () => STAGE_FUNCTIONS[request.stage](prepared.run));
    // Nobody waits for this but the report.
    const untold = await notices.ended(staged);
    return { ...staged, findings: [...untold, ...staged.findings] };
  });
  ended.abort();
  // A look that was cut short found nothing, which is no fault of what was looked for.
  const found = signal.aborted && !begun ? [] : result.findings;
  const findings = signal.aborted ? [...found, interrupted(begun)] : found;
  const verdict = fold(findings);
  const { rolledBack } = result;
  const end = { couldRun, rolledBack, stopped: signal.aborted };
  const exitCode = endCode(request.stage, verdict, end);
  const report = await record.report({ findings, notes: notesOf(result), verdict, exitCode });
  return filed(report, request, ports);
}

/** A report that cannot be written is still told; what was done stays done. */
async function filed(report: Report, request: Request, { files }: Ports): Promise<Ran> {
  try {
    return { report, path: await fileReport(report, request, files) };
  } catch (error) {
    const why = messageOf(error);
    const unwritten = `the report could not be written to ${request.reportDir}: ${why}`;
    // What lies there now is of another run, or cut off: its path is not told.
    return { report: { ...report, warnings: [...report.warnings, unwritten] }, unwritten };
  }
}

function interrupted(begun: boolean): Finding {
  return observed(INTERRUPTED, "The stage was stopped from outside", {
    outcome: "unknown",
    expected: "A stage that runs to its end",
    found: begun ? "A signal stopped the stage" : "A signal stopped the stage before it began",
    remedy: begun
      ? "Look at the deployment's status, then run the rollback stage or this stage again"
      : "Run the stage again",
  });
}

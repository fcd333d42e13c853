import { type Finding, observed } from "./core/finding.ts";
import { INTERRUPTED } from "./core/finding-id.ts";
import type { Ports } from "./core/ports.ts";
import { messageOf } from "./core/problem.ts";
import type { Report } from "./core/report.ts";
import type { StageName } from "./core/stages.ts";
import { ROLLED_BACK, type RolledBack } from "./core/states.ts";
import { exitCode, fold, type Verdict } from "./core/verdict.ts";
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
  const result = await attempt(request.stage, async () => {
    const prepared = await prepare(request, ports, record, { signal, ended: ended.signal });
    if ("findings" in prepared) {
      couldRun = prepared.couldRun;
      return { findings: prepared.findings };
    }
    couldRun = true;
    begun = true;
    return STAGE_FUNCTIONS[request.stage](prepared.run);
  });
  ended.abort();
  // A look that was cut short found nothing, which is no fault of what was looked for.
  const found = signal.aborted && !begun ? [] : result.findings;
  const findings = signal.aborted ? [...found, interrupted(begun)] : found;
  const verdict = fold(findings);
  const { rolledBack } = result;
  const end = { couldRun, rolledBack, stopped: signal.aborted };
  const exitCode = exitOf(request.stage, verdict, end);
  const report = await record.report({ findings, notes: notesOf(result), verdict, exitCode });
  return filed(report, request, ports);
}

/** A report that cannot be written is still told; what was done stays done. */
async function filed(report: Report, { reportDir }: Request, { files }: Ports): Promise<Ran> {
  try {
    return { report, path: await fileReport(report, reportDir, files) };
  } catch (error) {
    const why = messageOf(error);
    const unwritten = `the report could not be written to ${reportDir}: ${why}`;
    // What lies there now is of another run, or cut off: its path is not told.
    return { report: { ...report, warnings: [...report.warnings, unwritten] }, unwritten };
  }
}

interface End {
  readonly couldRun: boolean;
  readonly rolledBack: RolledBack | undefined;
  readonly stopped: boolean;
}

/** A release that was taken back has failed, whatever doubt it was taken back for. */
function exitOf(stage: StageName, verdict: Verdict, end: End): Report["exitCode"] {
  if (end.stopped) return 3;
  if (!end.couldRun) return 2;
  const hasFailed = end.rolledBack !== undefined && ROLLED_BACK[end.rolledBack].fails;
  return stage === "release" && hasFailed ? 1 : exitCode(verdict);
}

function interrupted(begun: boolean): Finding {
  return observed(INTERRUPTED, "The stage was stopped from outside", {
    outcome: "unknown",
    expected: "The stage runs to its end",
    found: begun ? "A signal stopped it" : "A signal stopped it before anything was begun",
    remedy: begun
      ? "Look at the deployment's status, then run the rollback stage or this stage again"
      : "Run the stage again",
  });
}

import { endCode, INTERRUPTED } from "./core/end.ts";
import { type Finding, observed } from "./core/finding.ts";
import type { Ports } from "./core/ports.ts";
import { messageOf } from "./core/problem.ts";
import type { Report } from "./core/report.ts";
import { fold } from "./core/verdict.ts";
import { fileReport } from "./run/file-report.ts";
import { notesOf } from "./run/notes.ts";
import { prepare } from "./run/prepare.ts";
import { recorder } from "./run/recorder.ts";
import type { Request } from "./run/request.ts";
import { attempt } from "./stages/attempt.ts";
import { STAGE_FUNCTIONS } from "./stages/index.ts";

/** Manifest, stage, fold, report. Always ends in a report, also on bad input. */
export async function run(request: Request, ports: Ports, signal: AbortSignal): Promise<Report> {
  const record = recorder(request, ports.clock);
  const ended = new AbortController();
  let couldRun = false;
  const result = await attempt(request.stage, async () => {
    const prepared = await prepare(request, ports, record, { signal, ended: ended.signal });
    if ("findings" in prepared) {
      couldRun = prepared.couldRun;
      return { findings: prepared.findings };
    }
    couldRun = true;
    return STAGE_FUNCTIONS[request.stage](prepared.run);
  });
  ended.abort();
  const findings = signal.aborted ? [...result.findings, interrupted()] : result.findings;
  const verdict = fold(findings);
  const { rolledBack } = result;
  const end = { couldRun, rolledBack, stopped: signal.aborted };
  const exitCode = endCode(request.stage, verdict, end);
  const report = await record.report({ findings, notes: notesOf(result), verdict, exitCode });
  return filed(report, request, ports);
}

/** A report that cannot be written is still told; what was done stays done. */
async function filed(report: Report, request: Request, { files }: Ports): Promise<Report> {
  try {
    await fileReport(report, request, files);
    return report;
  } catch (error) {
    const why = messageOf(error);
    const warning = `the report could not be written to ${request.reportDir}: ${why}`;
    return { ...report, warnings: [...report.warnings, warning] };
  }
}

function interrupted(): Finding {
  return observed(INTERRUPTED, "The stage was stopped from outside", {
    outcome: "unknown",
    expected: "A stage that runs to its end",
    found: "A signal stopped the stage",
    remedy: "Look at the deployment's status, then run the rollback stage or this stage again",
  });
}

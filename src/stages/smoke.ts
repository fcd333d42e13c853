import type { Finding } from "../core/finding.ts";
import { conclude, decidedOn } from "./decide.ts";
import { checked } from "./live-version.ts";
import { judgeRows } from "./rows.ts";
import type { Run, Stage } from "./stage.ts";

/** Runs the checks once against the environment; outside production it decides and leaves the mark. */
export const smoke: Stage = async (run: Run) => {
  if (run.environment.production) return withRows(run, await checked(run));
  const subject = await decidedOn(run, "notice");
  if (subject.refusal !== undefined) return [subject.refusal];
  const findings = withRows(run, await checked(run));
  if (subject.deployment === undefined) return [...findings, ...subject.notices];
  return conclude(run, subject.deployment, { findings, by: "smoke" });
};

/** Signals are not watched here: rows about them are left to the stage that does. */
function withRows(run: Run, findings: readonly Finding[]): readonly Finding[] {
  return [...findings, ...judgeRows(run, "verify", { findings, receipts: [] }, ["check", "step"])];
}

import { conclude, decidedOn } from "./decide.ts";
import { checked } from "./live-version.ts";
import type { Run, Stage } from "./stage.ts";

/** Runs the checks once against the environment; outside production it decides and leaves the mark. */
export const smoke: Stage = async (run: Run) => {
  if (run.environment.production) return checked(run);
  const subject = await decidedOn(run, "notice");
  if (subject.refusal !== undefined) return [subject.refusal];
  const findings = await checked(run);
  if (subject.deployment === undefined) return [...findings, ...subject.notices];
  return conclude(run, subject.deployment, { findings, by: "smoke" });
};

import { evaluate } from "../requirements/harness/evaluate.ts";
import type { Run, Stage } from "./stage.ts";
import { subjectOf } from "./subject.ts";

/** Judges every requirement that is due before this environment, at one moment. */
export const readiness: Stage = (run: Run) => {
  run.progress(`asking for the evidence behind ${run.requirements.length} requirements`);
  const subject = subjectOf(run);
  return evaluate(run.requirements, subject, run.evidence(subject.now));
};

import type { Subject } from "../core/subject.ts";
import type { Run } from "./stage.ts";

/** What rules may know, with the one time of this evaluation. */
export function subjectOf(run: Run): Subject {
  return {
    release: run.release,
    environment: run.environment,
    run: run.identity,
    declared: run.declared,
    now: run.clock.now(),
  };
}

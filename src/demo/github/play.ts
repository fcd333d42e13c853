import type { WorkflowRun } from "./things.ts";
import type { World } from "./world.ts";
import { stamp } from "./world.ts";

/** Lets the world play a dispatched run; a throw concludes it as `failure`. */
export function play(
  world: World,
  run: WorkflowRun,
  inputs: Readonly<Record<string, string>>,
): void {
  const begin = async () => world.onDispatch?.(run, inputs);
  begin().catch(() => {
    run.status = "completed";
    run.conclusion = "failure";
    run.updatedAt = stamp(world);
  });
}

import { runnerCommands } from "../adapters/runner-commands.ts";
import { problemOf } from "../core/problem.ts";
import { stageOf } from "./inputs.ts";
import { publish, publishedProblem } from "./publish.ts";
import type { ActionWorld } from "./world.ts";

/** Does what the inputs of the step ask for; gives its exit code. Never throws. */
export async function main(world: ActionWorld): Promise<number> {
  const runner = runnerCommands(world);
  try {
    const stage = stageOf(world.env);
    if (stage === "lint") {
      const { runLint } = await import("./lint.ts");
      return await runLint(world, runner);
    }
    const { runStage } = await import("./stage.ts");
    return await runStage(stage, world, runner);
  } catch (error) {
    await publish(publishedProblem(problemOf(error)), runner);
    return 2;
  }
}

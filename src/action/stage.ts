import { actionLog } from "../adapters/log-action.ts";
import type { RunnerCommands } from "../adapters/runner-commands.ts";
import type { Problem } from "../core/problem.ts";
import type { StageName } from "../core/stages.ts";
import { annotations } from "../report/annotations.ts";
import { summary } from "../report/summary.ts";
import { readEvent } from "../run/event.ts";
import { runnerOf } from "../run/runner.ts";
import { masksOf } from "../run/secret-lines.ts";
import { run } from "../run.ts";
import { VERSION } from "../version.ts";
import { askedOf } from "./inputs.ts";
import { outputsOf, publish, warningOf } from "./publish.ts";
import type { ActionWorld } from "./world.ts";

/** Runs a stage and tells the runner what came of it; gives the exit code. */
export async function runStage(
  stage: StageName | Problem,
  world: ActionWorld,
  runner: RunnerCommands,
): Promise<number> {
  const { env, cwd, files, write, monotonic: now } = world;
  const signal = world.interruptible();
  const event = await readEvent(env, files.read);
  const { request, ...asked } = askedOf(stage, env, { cwd, event });
  // Before anything else can print them.
  for (const secret of masksOf(request.secrets)) runner.mask(secret);
  const log = actionLog({ write, now, mask: runner.mask });
  const { repository } = runnerOf(env);
  const { ports, refusal } = await world.ports({
    ...asked,
    env,
    repository,
    version: VERSION,
    log,
  });
  const asking = { ...request, refusal: request.refusal ?? refusal };
  const ran = await run(asking, ports, signal);
  const { report, path } = ran;
  await publish(
    {
      outputs: outputsOf(report, path),
      summary: summary(report),
      annotations: [
        ...annotations(report),
        ...("unwritten" in ran ? [warningOf(ran.unwritten)] : []),
      ],
    },
    runner,
  );
  log.line(report.headline);
  log.line(`Next: ${report.next}`);
  return report.exitCode;
}

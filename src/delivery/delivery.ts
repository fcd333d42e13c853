import type { Environment, RunIdentity } from "../core/release.ts";
import { type JudgeRows, judgeRows } from "./rows.ts";
import type { Run, RunSubject, Voice, World } from "./run.ts";

/** What changing one environment takes: who does it, where it is recorded, and how it is done. */
export interface Delivery
  extends Pick<RunSubject, "repository" | "dryRun">,
    Pick<World, "perform" | "signal">,
    Pick<Voice, "tell"> {
  readonly environment: Environment;
  readonly run: RunIdentity;
  /** Name of what is released. */
  readonly name: string;
  readonly rows: JudgeRows;
}

/** What a run changes its environment with. */
export function deliveryOf(run: Run): Delivery {
  const { subject, world, voice } = run;
  const { environment, repository, dryRun, identity, release } = subject;
  const { perform, signal } = world;
  const { tell } = voice;
  return {
    environment,
    repository,
    dryRun,
    run: identity,
    name: release.name,
    perform,
    signal,
    tell,
    rows: (...asked) => judgeRows(run, ...asked),
  };
}

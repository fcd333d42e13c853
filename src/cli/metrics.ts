import { type MetricsFormat, metrics } from "../commands/metrics.ts";
import { asking } from "./asking.ts";
import type { CliWorld } from "./world.ts";

/** What the flags of `metrics` are called once read. */
export interface MetricsFlags {
  readonly since: string;
  readonly environment?: string;
  readonly component?: string;
  readonly manifest: string;
  readonly repo?: string;
  readonly reportDir?: string;
  readonly format: MetricsFormat;
}

/** Computes release metrics and prints them; gives the exit code. */
export async function runMetrics(flags: MetricsFlags, world: CliWorld): Promise<number> {
  const { since, environment, component, manifest, format, reportDir } = flags;
  const wanted = { since, environment, component, manifest, format, reportDir };
  world.stdout.write(await asking(flags.repo, world, (parts) => metrics(wanted, parts)));
  return 0;
}

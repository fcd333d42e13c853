import { terminalLog } from "../adapters/log-terminal.ts";
import { type MetricsFormat, metrics } from "../commands/metrics.ts";
import { runnerOf } from "../run/runner.ts";
import { VERSION } from "../version.ts";
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
  const { env, stdout, stderr, files, monotonic: now } = world;
  const log = terminalLog({ stream: stderr, now });
  const signal = world.interruptible();
  try {
    const { ports, refusal } = await world.ports({
      env,
      token: env.GITHUB_TOKEN,
      repository: flags.repo ?? runnerOf(env).repository,
      allowPrivateNetwork: false,
      version: VERSION,
      log,
    });
    if (refusal !== undefined) throw refusal;
    const { since, environment, component, manifest, format, reportDir } = flags;
    const text = await metrics(
      { since, environment, component, manifest, format, reportDir },
      {
        ...{ github: ports.github, files, now: ports.clock.now(), signal },
        server: `https://${runnerOf(env).host ?? "github.com"}`,
        secrets: [env.GITHUB_TOKEN ?? "", env.GH_TOKEN ?? ""],
      },
    );
    log.close();
    stdout.write(text);
    return 0;
  } finally {
    log.close();
  }
}

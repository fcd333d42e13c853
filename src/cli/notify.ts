import { terminalLog } from "../adapters/log-terminal.ts";
import { notifyTest } from "../commands/notify-test.ts";
import { runnerOf } from "../run/runner.ts";
import { VERSION } from "../version.ts";
import type { NotifyFlags } from "./commands.ts";
import type { CliWorld } from "./world.ts";

/** Sends a test to each channel and prints which arrived; gives the exit code. */
export async function runNotifyTest(flags: NotifyFlags, world: CliWorld): Promise<number> {
  const { env, stdout, stderr, files, monotonic: now } = world;
  const signal = world.interruptible();
  const repository = flags.repo ?? runnerOf(env).repository;
  const { ports } = await world.ports({
    env,
    token: undefined,
    repository: undefined,
    allowPrivateNetwork: flags.allowPrivateNetwork ?? false,
    version: VERSION,
    log: terminalLog({ stream: stderr, now }),
  });
  const { http, clock } = ports;
  const nonce = `${clock.now()}`;
  const path = flags.manifest;
  const test = { path, files, env, repository, nonce, http, clock, signal };
  const { exit, lines } = await notifyTest(test);
  const stream = exit === 2 ? stderr : stdout;
  stream.write(`${lines.join("\n")}\n`);
  return exit;
}

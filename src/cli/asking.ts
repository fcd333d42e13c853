import { terminalLog } from "../adapters/log-terminal.ts";
import type { GitHub } from "../core/ports.ts";
import { runnerOf } from "../run/runner.ts";
import { VERSION } from "../version.ts";
import type { CliWorld } from "./world.ts";

/** What a command that asks GitHub has of the machine. */
interface Asking {
  /** Undefined without a token or repository. */
  readonly github: GitHub | undefined;
  readonly files: CliWorld["files"];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** Address of GitHub's pages. */
  readonly server: string;
  readonly secrets: readonly string[];
}

/**
 * Runs a command that asks GitHub; what it waits for is told beside its output.
 * @throws Problem where the repository's name is none, and what the command throws
 */
export async function asking<T>(
  repo: string | undefined,
  { env, stderr, files, monotonic: now, ports: connect, interruptible }: CliWorld,
  command: (parts: Asking) => Promise<T>,
): Promise<T> {
  const log = terminalLog({ stream: stderr, now });
  const signal = interruptible();
  const runner = runnerOf(env);
  try {
    const { ports, refusal } = await connect({
      ...{ env, log, version: VERSION, allowPrivateNetwork: false },
      token: env.GITHUB_TOKEN,
      repository: repo ?? runner.repository,
    });
    if (refusal !== undefined) throw refusal;
    return await command({
      ...{ github: ports.github, files, now: ports.clock.now(), signal },
      server: `https://${runner.host ?? "github.com"}`,
      secrets: [env.GITHUB_TOKEN ?? "", env.GH_TOKEN ?? ""],
    });
  } finally {
    log.close();
  }
}

import { terminalLog } from "../adapters/log-terminal.ts";
import { incidentCheck } from "../commands/incident-check.ts";
import { Problem } from "../core/problem.ts";
import { runnerOf } from "../run/runner.ts";
import { VERSION } from "../version.ts";
import type { CliWorld } from "./world.ts";

/** Prints what the review of an incident lacks; gives the exit code. */
export async function runIncidentCheck(
  issue: number,
  repo: string | undefined,
  world: CliWorld,
): Promise<number> {
  const { env, stdout, stderr, monotonic: now } = world;
  const { ports, refusal } = await world.ports({
    env,
    token: env.GITHUB_TOKEN,
    repository: repo ?? runnerOf(env).repository,
    allowPrivateNetwork: false,
    version: VERSION,
    log: terminalLog({ stream: stderr, now }),
  });
  if (refusal !== undefined) throw refusal;
  const { github, clock } = ports;
  if (github === undefined) throw githubRequired();
  const signal = world.interruptible();
  const { exit, lines } = await incidentCheck({ issue, github, clock, signal });
  const stream = exit === 3 ? stderr : stdout;
  stream.write(`${lines.join("\n")}\n`);
  return exit;
}

const githubRequired = () =>
  new Problem({
    code: "github-required",
    sentence: "the issue of an incident is on GitHub",
    remedy: "set GITHUB_TOKEN and name the repository (GITHUB_REPOSITORY or --repo owner/name)",
  });

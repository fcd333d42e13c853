import { systemClock } from "./adapters/clock.ts";
import { runCommand } from "./adapters/commands.ts";
import { disk } from "./adapters/disk.ts";
import { git } from "./adapters/git.ts";
import { makeGitHub } from "./adapters/github/client.ts";
import { makeHttp } from "./adapters/http/client.ts";
import type { GitHub, Log, Ports } from "./core/ports.ts";
import { Problem } from "./core/problem.ts";

interface Wanted {
  /** Environment variables of the process. */
  readonly env: Readonly<Record<string, string>>;
  readonly token: string | undefined;
  readonly repository: string | undefined;
  readonly allowPrivateNetwork: boolean;
  readonly version: string;
  readonly log: Log;
}

/** The ports of a real run. */
export function realPorts({ allowPrivateNetwork, version, ...wanted }: Wanted): Ports {
  return {
    github: github(wanted),
    http: makeHttp({ version, allowPrivateNetwork }),
    clock: systemClock,
    commands: runCommand,
    files: disk,
    git,
    log: wanted.log,
    env: wanted.env,
  };
}

function github({
  token,
  repository,
  env,
  log,
}: Pick<Wanted, "token" | "repository" | "env" | "log">): GitHub | undefined {
  if (token === undefined || token === "" || repository === undefined) return undefined;
  const [owner, repo, ...rest] = repository.split("/");
  if (!owner || !repo || rest.length > 0) {
    throw new Problem({
      code: "usage",
      sentence: `"${repository}" is not a repository`,
      remedy: "write it as owner/name",
    });
  }
  const apiUrl = env.GITHUB_API_URL ?? "https://api.github.com";
  return makeGitHub({ token, apiUrl, owner, repo, clock: systemClock, onWait: log.line });
}

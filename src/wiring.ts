import { systemClock } from "./adapters/clock.ts";
import { runCommand } from "./adapters/commands.ts";
import { disk } from "./adapters/disk.ts";
import { git } from "./adapters/git.ts";
import { makeGitHub } from "./adapters/github/client.ts";
import { makeHttp } from "./adapters/http/client.ts";
import type { GitHub, Log, Ports } from "./core/ports.ts";
import { Problem } from "./core/problem.ts";

/** What the ports of a run depend on. */
export interface Wanted {
  /** Environment variables of the process. */
  readonly env: Readonly<Record<string, string>>;
  readonly token: string | undefined;
  readonly repository: string | undefined;
  readonly allowPrivateNetwork: boolean;
  readonly version: string;
  readonly log: Log;
}

/** The ports of a run, and why it may not use them: then they are without GitHub. */
export interface Wired {
  readonly ports: Ports;
  readonly refusal: Problem | undefined;
}

/** The ports of a real run. */
export function realPorts({ allowPrivateNetwork, version, ...wanted }: Wanted): Wired {
  const connected = github(wanted);
  const refusal = connected instanceof Problem ? connected : undefined;
  const ports: Ports = {
    github: connected instanceof Problem ? undefined : connected,
    apiUrl: connected === undefined || refusal !== undefined ? undefined : apiUrlIn(wanted.env),
    http: makeHttp({ version, allowPrivateNetwork }),
    clock: systemClock,
    commands: runCommand,
    files: disk,
    git,
    log: wanted.log,
    env: wanted.env,
  };
  return { ports, refusal };
}

function github({
  token,
  repository,
  env,
  log,
}: Pick<Wanted, "token" | "repository" | "env" | "log">): GitHub | Problem | undefined {
  if (token === undefined || token === "" || repository === undefined) return undefined;
  const [owner, repo, ...rest] = repository.split("/");
  if (!owner || !repo || rest.length > 0) {
    return new Problem({
      code: "usage",
      sentence: `"${repository}" is not a repository`,
      remedy: "write it as owner/name",
    });
  }
  const apiUrl = apiUrlIn(env);
  return makeGitHub({ token, apiUrl, owner, repo, clock: systemClock, onWait: log.line });
}

const apiUrlIn = (env: Wanted["env"]): string => env.GITHUB_API_URL || "https://api.github.com";

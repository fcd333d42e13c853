import { LOCAL_RUN, type RunIdentity } from "../core/release.ts";

/** What the runner says of itself in environment variables, for the action and the command line. */
interface Runner {
  readonly identity: RunIdentity;
  /** Who has started this attempt; undefined outside Actions. */
  readonly actor: string | undefined;
  readonly repository: string | undefined;
  /** Host of a GitHub that is another than github.com. */
  readonly host: string | undefined;
}

/**
 * Reads the runner's variables.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function runnerOf(env: Readonly<Record<string, string>>): Runner {
  const set = (name: string) => (env[name] === "" ? undefined : env[name]);
  const id = set("GITHUB_RUN_ID");
  const repository = set("GITHUB_REPOSITORY");
  const server = set("GITHUB_SERVER_URL") ?? "https://github.com";
  return {
    identity: {
      id: id ?? `${LOCAL_RUN}${crypto.randomUUID()}`,
      attempt: attemptOf(set("GITHUB_RUN_ATTEMPT")),
      job: undefined,
      runner: runnerKind(set("RUNNER_ENVIRONMENT")),
      url: id && repository && `${server}/${repository}/actions/runs/${id}`,
      workflow: workflowPath(set("GITHUB_WORKFLOW_REF")),
    },
    actor: set("GITHUB_TRIGGERING_ACTOR"),
    repository,
    host: hostOf(set("GITHUB_SERVER_URL") ?? set("GITHUB_API_URL")),
  };
}

/** `ghes.example` of `https://ghes.example/api/v3`, `octo.ghe.com` of `https://api.octo.ghe.com`. */
function hostOf(address: string | undefined): string | undefined {
  const [, host] = /^https:\/\/(?:api\.)?([^/?#@]+)/.exec(address ?? "") ?? [];
  return host === "github.com" ? undefined : host;
}

function attemptOf(text: string | undefined): number {
  const attempt = Number(text ?? "1");
  return Number.isInteger(attempt) && attempt > 0 ? attempt : 1;
}

function runnerKind(text: string | undefined): RunIdentity["runner"] {
  return text === "github-hosted" || text === "self-hosted" ? text : undefined;
}

/** `owner/repo/.github/workflows/release.yml@refs/heads/main` without what is not the path. */
function workflowPath(ref: string | undefined): string | undefined {
  return /^[^/]+\/[^/]+\/(.+)@/.exec(ref ?? "")?.[1];
}

import { Problem } from "./core/problem.ts";
import type { RunIdentity } from "./core/release.ts";

/** What the runner says of itself in environment variables, for both doors. */
export interface Runner {
  readonly identity: RunIdentity;
  readonly repository: string | undefined;
  readonly eventSha: string | undefined;
  readonly eventTag: string | undefined;
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
      id: id ?? "local",
      url: id && repository && `${server}/${repository}/actions/runs/${id}`,
      workflow: workflowPath(set("GITHUB_WORKFLOW_REF")),
    },
    repository,
    eventSha: set("GITHUB_SHA"),
    eventTag: set("GITHUB_REF_TYPE") === "tag" ? set("GITHUB_REF_NAME") : undefined,
  };
}

/** `owner/repo/.github/workflows/release.yml@refs/heads/main` without what is not the path. */
function workflowPath(ref: string | undefined): string | undefined {
  return /^[^/]+\/[^/]+\/(.+)@/.exec(ref ?? "")?.[1];
}

/** An environment without its unset variables. */
export function definedEnv(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What a door says of anything that was thrown: never a stack trace. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    code: "usage",
    sentence: `it broke off: ${error instanceof Error ? error.message : String(error)}`,
    remedy: "see that the report folder can be written; otherwise this is a fault of release-gate",
    cause: error,
  });
}

/** Time from the first signal to the end, whatever still goes on: runners kill at 10 s. */
const LAST_MS = 7000;

/** Aborts on the first SIGINT or SIGTERM, and ends the process soon after. */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) return;
      controller.abort(name);
      setTimeout(() => process.exit(3), LAST_MS).unref();
    });
  }
  return controller.signal;
}

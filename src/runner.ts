import { readFileSync } from "node:fs";
import * as z from "zod";
import { Problem } from "./core/problem.ts";
import type { RunIdentity } from "./core/release.ts";

/** What the runner says of itself in environment variables, for the action and the command line. */
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

/** What users are told of anything that was thrown: never a stack trace. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    code: "usage",
    sentence: `it broke off: ${error instanceof Error ? error.message : String(error)}`,
    remedy: "this is a fault of release-gate: please report it",
    cause: error,
  });
}

/** Events that only people with write access, or the repository itself, can start. */
const TRUSTED_EVENTS: readonly string[] = [
  "create",
  "deployment",
  "deployment_status",
  "issue_comment",
  "issues",
  "push",
  "release",
  "repository_dispatch",
  "schedule",
  "workflow_call",
  "workflow_dispatch",
  "workflow_run",
];

/**
 * Why nothing but `lint` may run on this event; undefined where it may. Issue events run the
 * default branch's own code; a run that a fork started hands on the fork's head.
 */
export function untrustedEvent(env: Readonly<Record<string, string>>): Problem | undefined {
  const event = env.GITHUB_EVENT_NAME ?? "";
  if (event === "") return undefined;
  const isForeign = event === "workflow_run" && !isOwnHead(env);
  if (TRUSTED_EVENTS.includes(event) && !isForeign) return undefined;
  const why = isForeign ? "a run of another repository's head" : "code that nobody vouches for";
  return new Problem({
    code: "untrusted-event",
    sentence: `on ${event} only the stage lint runs: it brings ${why}`,
    remedy: "set stage: lint, or start the release from a branch or a tag",
  });
}

const workflowRun = z.object({
  workflow_run: z.object({ head_repository: z.object({ full_name: z.string() }) }),
});

function isOwnHead(env: Readonly<Record<string, string>>): boolean {
  try {
    const payload: unknown = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? "", "utf8"));
    const head = workflowRun.parse(payload).workflow_run.head_repository.full_name;
    return head.toLowerCase() === env.GITHUB_REPOSITORY?.toLowerCase();
  } catch {
    return false; // an event that cannot be read vouches for nothing
  }
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

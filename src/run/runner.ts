import * as z from "zod";
import { Problem } from "../core/problem.ts";
import { LOCAL_RUN, type RunIdentity } from "../core/release.ts";

/** What the runner says of itself in environment variables, for the action and the command line. */
interface Runner {
  readonly identity: RunIdentity;
  /** Who has started this attempt; undefined outside Actions. */
  readonly actor: string | undefined;
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
      id: id ?? `${LOCAL_RUN}${crypto.randomUUID()}`,
      attempt: attemptOf(set("GITHUB_RUN_ATTEMPT")),
      job: undefined,
      runner: runnerKind(set("RUNNER_ENVIRONMENT")),
      url: id && repository && `${server}/${repository}/actions/runs/${id}`,
      workflow: workflowPath(set("GITHUB_WORKFLOW_REF")),
    },
    actor: set("GITHUB_TRIGGERING_ACTOR"),
    repository,
    eventSha: set("GITHUB_SHA"),
    eventTag: set("GITHUB_REF_TYPE") === "tag" ? set("GITHUB_REF_NAME") : undefined,
  };
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
 * default branch's own code; a run that a fork started hands on the fork's head. `read` gives the
 * text of a file, here of the event.
 */
export async function untrustedEvent(
  env: Readonly<Record<string, string>>,
  read: (path: string) => Promise<string | undefined>,
): Promise<Problem | undefined> {
  const event = env.GITHUB_EVENT_NAME ?? "";
  if (event === "") return undefined;
  const isForeign = event === "workflow_run" && !(await isOwnHead(env, read));
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

async function isOwnHead(
  env: Readonly<Record<string, string>>,
  read: (path: string) => Promise<string | undefined>,
): Promise<boolean> {
  try {
    const payload: unknown = JSON.parse((await read(env.GITHUB_EVENT_PATH ?? "")) ?? "");
    const head = workflowRun.parse(payload).workflow_run.head_repository.full_name;
    return head.toLowerCase() === env.GITHUB_REPOSITORY?.toLowerCase();
  } catch {
    return false; // an event that cannot be read vouches for nothing
  }
}

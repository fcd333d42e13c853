import * as z from "zod";
import { Problem } from "../core/problem.ts";

/** Where the commit of an event stands. */
type Takes =
  /** `GITHUB_SHA` is it. */
  | { readonly commit: "runner" }
  /** The event names it at this path; `GITHUB_SHA` may be another one. */
  | { readonly commit: "event"; readonly at: readonly [string, string] }
  /** The tag that the event names at this path. */
  | { readonly commit: "tag"; readonly at: readonly [string, string] }
  /** Nothing is released on it. */
  | { readonly commit: "none" };

type EventRow = Takes & {
  /** Which commit that is, for docs. */
  readonly says: string;
};

const runner = (says: string) => ({ commit: "runner", says }) as const;

const DEFAULT_BRANCH = runner("the newest commit of the default branch");
const DEPLOYED = {
  commit: "event",
  at: ["deployment", "sha"],
  says: "the commit of the deployment (`deployment.sha`)",
} as const;
const NONE = { commit: "none", says: "none: only `lint` runs" } as const;

/**
 * Events, and the commit that is released on each. An event that is not here brings code that
 * nobody vouches for; the others can be started only by people with write access or by the
 * repository itself, and those of issues run the default branch's own code.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export const EVENTS = {
  push: runner("the pushed commit, of a tag too; none where a branch or tag is deleted"),
  create: runner("the commit of the new branch or tag"),
  workflow_dispatch: runner("the newest commit of the branch, or the tag, that it is started on"),
  workflow_call: runner("that of the event which started the calling workflow"),
  workflow_run: {
    commit: "event",
    at: ["workflow_run", "head_sha"],
    says: "the commit that the other run was for (`workflow_run.head_sha`); of a fork: none",
  },
  release: {
    commit: "tag",
    at: ["release", "tag_name"],
    says: "the commit of the release's tag",
  },
  deployment: DEPLOYED,
  deployment_status: DEPLOYED,
  schedule: DEFAULT_BRANCH,
  repository_dispatch: DEFAULT_BRANCH,
  issues: DEFAULT_BRANCH,
  issue_comment: DEFAULT_BRANCH,
  merge_group: NONE,
  pull_request: NONE,
  pull_request_target: NONE,
} as const satisfies Readonly<Record<string, EventRow>>;

function rowOf(event: string): EventRow {
  const rows: Readonly<Record<string, EventRow>> = EVENTS;
  return Object.hasOwn(rows, event) ? (rows[event] ?? NONE) : NONE;
}

/** What the event says of the commit that is released. */
export interface EventCommit {
  /** `GITHUB_EVENT_NAME`; undefined outside Actions. */
  readonly name: string | undefined;
  /** Undefined: the tag's commit, or none. */
  readonly sha: string | undefined;
  readonly tag: string | undefined;
  /** Why the event alone does not tell the commit. */
  readonly unclear: string | undefined;
}

/** Outside Actions. */
export const NO_EVENT: EventCommit = {
  name: undefined,
  sha: undefined,
  tag: undefined,
  unclear: undefined,
};

/** What started the run. */
export interface Event {
  readonly commit: EventCommit;
  /** Why nothing but `lint` may run on it. */
  readonly untrusted: Problem | undefined;
}

type Env = Readonly<Record<string, string>>;
type Read = (path: string) => Promise<string | undefined>;

/** Reads the event from the runner's variables and file; `read` gives the text of a file. */
export async function readEvent(env: Env, read: Read): Promise<Event> {
  const name = set(env, "GITHUB_EVENT_NAME");
  const payload = name === undefined ? undefined : await payloadOf(env, read);
  return { commit: commitOf(env, name, payload), untrusted: untrusted(env, name, payload) };
}

function commitOf(env: Env, name: string | undefined, payload: unknown): EventCommit {
  const sha = set(env, "GITHUB_SHA");
  const tag = set(env, "GITHUB_REF_TYPE") === "tag" ? set(env, "GITHUB_REF_NAME") : undefined;
  const row = rowOf(name ?? "");
  if (name === undefined) return { ...NO_EVENT, sha, tag };
  const unclear = (why: string): EventCommit => ({ ...NO_EVENT, name, unclear: why });
  if (row.commit === "none") return { ...NO_EVENT, name };
  if (row.commit === "runner") {
    if (name === "push" && isDeletion(payload)) {
      return unclear("the push event deletes a branch or tag: it brings no commit");
    }
    return { name, sha, tag, unclear: undefined };
  }
  const [block, key] = row.at;
  const value = textAt(payload, row.at);
  if (row.commit === "event") {
    if (value === undefined || !FULL.test(value)) {
      return unclear(`the ${name} event does not say its commit (\`${block}.${key}\`)`);
    }
    return { name, sha: value, tag: value === sha ? tag : undefined, unclear: undefined };
  }
  if (value === undefined) return unclear(`the ${name} event does not say its tag`);
  // Of a release that was a draft the runner does not always name the tag: it is looked up.
  const isRunners = env.GITHUB_REF === `refs/tags/${value}`;
  return { name, sha: isRunners ? sha : undefined, tag: value, unclear: undefined };
}

const FULL = /^[0-9a-f]{40}$/;

const deletion = z.object({ deleted: z.literal(true) });

const isDeletion = (payload: unknown): boolean => deletion.safeParse(payload).success;

function untrusted(env: Env, event: string | undefined, payload: unknown): Problem | undefined {
  if (event === undefined) return undefined;
  const isForeign = event === "workflow_run" && !isOwnHead(env, payload);
  if (rowOf(event).commit !== "none" && !isForeign) return undefined;
  const why = isForeign ? "a run of another repository's head" : "code that nobody vouches for";
  return new Problem({
    code: "untrusted-event",
    sentence: `on ${event} only the stage lint runs: it brings ${why}`,
    remedy: "set stage: lint, or start the release from a branch or a tag",
  });
}

const ownHead = z.object({
  workflow_run: z.object({ head_repository: z.object({ full_name: z.string() }) }),
});

/** A run that a fork started hands on the fork's head; an event that cannot be read vouches for nothing. */
function isOwnHead(env: Env, payload: unknown): boolean {
  const head = ownHead.safeParse(payload).data?.workflow_run.head_repository.full_name;
  return head !== undefined && head.toLowerCase() === env.GITHUB_REPOSITORY?.toLowerCase();
}

async function payloadOf(env: Env, read: Read): Promise<unknown> {
  try {
    return JSON.parse((await read(env.GITHUB_EVENT_PATH ?? "")) ?? "");
  } catch {
    return undefined; // what needs it says that it is missing
  }
}

function textAt(payload: unknown, [block, key]: readonly [string, string]): string | undefined {
  const all = z.object({ [block]: z.object({ [key]: z.string().min(1) }) });
  return all.safeParse(payload).data?.[block]?.[key];
}

function set(env: Env, name: string): string | undefined {
  return env[name] === "" ? undefined : env[name];
}

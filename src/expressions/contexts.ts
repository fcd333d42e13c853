import type { DeployOrder } from "../core/order.ts";
import type { Environment, Release } from "../core/release.ts";

/** What an expression can look up: contexts with their values, all text. */
export type Contexts = Readonly<Partial<Record<ContextName, Readonly<Record<string, string>>>>>;

/** Keys of each context; `any`: names of the author's own. */
export const CONTEXTS = {
  release: ["name", "version", "type", "sha"],
  target: ["version", "sha", "kind"],
  environment: ["name", "url"],
  github: [
    "actor",
    "api_url",
    "event_name",
    "ref",
    "ref_name",
    "repository",
    "repository_owner",
    "run_attempt",
    "run_id",
    "run_number",
    "server_url",
    "sha",
    "workflow",
  ],
  notice: [
    ...["event", "title", "text", "severity", "deployment", "target", "at", "url", "id"],
    "group",
  ],
  env: "any",
  secrets: "any",
  saved: "any",
} as const satisfies Readonly<Record<string, readonly string[] | "any">>;

export type ContextName = keyof typeof CONTEXTS;

export const CONTEXT_NAMES = Object.keys(CONTEXTS);

/** Contexts that will mean something one day. */
export const LATER_CONTEXTS: readonly string[] = ["step"];

// The runner and the action keep tokens and inputs under these.
const RESERVED = /^(GITHUB|ACTIONS|RUNNER|INPUT)_/i;

/** True for a variable that a manifest may not read as `env.X` or `secrets.X`. */
export function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

interface ContextParts {
  readonly release?: Release | undefined;
  readonly environment?: Environment | undefined;
  /** What is put in place: the release itself, or the version to return to. */
  readonly target?: Pick<DeployOrder, "version" | "sha" | "kind"> | undefined;
  /** Environment variables of the process. */
  readonly env: Readonly<Record<string, string>>;
  /** Lines of the action's input `secrets`; they win over variables of the same name. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** What people are told of; undefined: nothing has happened. */
  readonly notice?: Readonly<Record<string, string>> | undefined;
  /** What checks of this run have saved; undefined: no check reads it here. */
  readonly saved?: Readonly<Record<string, string>> | undefined;
}

/** The contexts of one resolution; what is not known yet is left out. */
export function contextsOf(parts: ContextParts): Contexts {
  const { release, environment, target, env, secrets, notice, saved } = parts;
  const readable = Object.fromEntries(Object.entries(env).filter(([name]) => !isReserved(name)));
  return {
    ...(release === undefined ? {} : { release: pick(release, CONTEXTS.release) }),
    ...(target === undefined ? {} : { target: pick(target, CONTEXTS.target) }),
    ...(environment === undefined ? {} : { environment: pick(environment, CONTEXTS.environment) }),
    github: githubOf(env),
    env: readable,
    secrets: { ...readable, ...secrets },
    ...(notice === undefined ? {} : { notice }),
    ...(saved === undefined ? {} : { saved }),
  };
}

function pick<K extends string>(
  from: Readonly<Record<K, string>>,
  keys: readonly K[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

/** The runner says each of these in a variable of its own. */
function githubOf(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    CONTEXTS.github.flatMap((key) => {
      const value = env[`GITHUB_${key.toUpperCase()}`];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

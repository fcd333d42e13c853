import type { GitHub, GitHubReply } from "../../src/core/ports.ts";

type Parameters = Readonly<Record<string, unknown>>;

type Refusal = Extract<GitHubReply, { readonly ok: false }>;

/** What a path answers: data, a whole reply, or either by what was asked. */
type Served = unknown | GitHubReply | ((parameters: Parameters) => unknown);

export interface FakeGitHub extends GitHub {
  /** Requests in the order they came: `GET /commits/a1/statuses`. */
  readonly asked: readonly string[];
}

/**
 * GitHub as a table of filled paths without `/repos/{owner}/{repo}`, and of queries by
 * `query <name>`; others are not found.
 */
export function fakeGitHub(served: Readonly<Record<string, Served>>): FakeGitHub {
  const asked: string[] = [];
  const answer = (route: string, parameters: Parameters): GitHubReply => {
    const path = route
      .replace("/repos/{owner}/{repo}", "")
      .replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]));
    asked.push(path);
    if (!Object.hasOwn(served, path)) return refused(404, { reason: `nothing at ${path}` });
    const entry = served[path];
    const data: unknown = typeof entry === "function" ? entry(parameters) : entry;
    return isReply(data) ? data : { ok: true, status: 200, data };
  };
  return {
    owner: "octoacme",
    repo: "shop",
    asked,
    request: async (route, parameters) => {
      const reply = answer(route, parameters);
      const { page, per_page: size } = parameters;
      if (!reply.ok || !Array.isArray(reply.data)) return reply;
      if (typeof page !== "number" || typeof size !== "number") return reply;
      return { ...reply, data: reply.data.slice((page - 1) * size, page * size) };
    },
    list: async (route, parameters) => {
      const reply = answer(route, parameters);
      if (!reply.ok) return reply;
      if (!Array.isArray(reply.data)) throw new Error(`the table holds no list for ${route}`);
      return { ...reply, data: reply.data };
    },
    graphql: async ({ name }, variables) => answer(`query ${name}`, variables),
    time: () => undefined,
  };
}

/** A refusal as the adapter words it. */
export function refused(status: number, parts: Partial<Refusal> = {}): Refusal {
  return { ok: false, status, reason: `refused with ${status}`, remedy: "ask again", ...parts };
}

/** A success of another status than 200. */
export function answered(status: number, data: unknown): GitHubReply {
  return { ok: true, status, data };
}

function isReply(data: unknown): data is GitHubReply {
  return typeof data === "object" && data !== null && "ok" in data && "status" in data;
}

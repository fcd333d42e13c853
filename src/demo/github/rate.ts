import { GRAPHQL_PATH } from "./call.ts";
import type { World } from "./world.ts";

// What a workflow's own token gets, for each repository and hour, in requests and in points:
// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
// https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
const LIMIT = 1000;

type Resource = "core" | "graphql";

/** Counts a request by its path; GraphQL has a limit of its own. */
export function count(world: World, path: string): void {
  if (path === GRAPHQL_PATH) world.queries += 1;
  else world.requests += 1;
}

/** The rate as GitHub tells it; it is counted, but only a fault ever enforces it. */
export function rateOf(world: World, resource: Resource) {
  const used = Math.min(resource === "core" ? world.requests : world.queries, LIMIT - 1);
  const hour = Math.ceil(world.now() / 3_600_000) * 3600;
  return { limit: LIMIT, used, remaining: LIMIT - used, reset: hour };
}

/** The same as headers. */
export function rateHeaders(world: World, resource: Resource): Record<string, string> {
  const rate = Object.entries({ ...rateOf(world, resource), resource });
  return Object.fromEntries(rate.map(([name, value]) => [`x-ratelimit-${name}`, String(value)]));
}

import type { World } from "./world.ts";

// What a workflow's own token gets, for each repository and hour:
// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
const LIMIT = 1000;

/** The rate as GitHub tells it; it is counted, but only a fault ever enforces it. */
export function rateOf(world: World) {
  const used = Math.min(world.requests, LIMIT - 1);
  const hour = Math.ceil(world.now() / 3_600_000) * 3600;
  return { limit: LIMIT, used, remaining: LIMIT - used, reset: hour };
}

/** The same as headers. */
export function rateHeaders(world: World): Record<string, string> {
  const rate = Object.entries({ ...rateOf(world), resource: "core" });
  return Object.fromEntries(rate.map(([name, value]) => [`x-ratelimit-${name}`, String(value)]));
}

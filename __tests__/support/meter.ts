import type { GitHub } from "../../src/core/ports.ts";
import type { World } from "../../src/demo/github/world.ts";

/** What was asked of GitHub. */
export interface Spent {
  /** Requests of either API, each with an hourly limit of its own; pages and repetitions included. */
  readonly rest: number;
  readonly graphql: number;
  /** How often one waited for GitHub: what is under way at once is one wait, a list with its pages too. */
  readonly waits: number;
}

/** A GitHub over the emulation that counts what is asked through it from here on. */
export function metered(
  github: GitHub,
  world: Pick<World, "requests" | "queries">,
): { readonly github: GitHub; readonly spent: () => Spent } {
  const before = { rest: world.requests, graphql: world.queries };
  let [underWay, waits] = [0, 0];
  const counted =
    <A extends readonly unknown[], R>(send: (...asked: A) => Promise<R>) =>
    async (...asked: A): Promise<R> => {
      if (underWay === 0) waits += 1;
      underWay += 1;
      try {
        return await send(...asked);
      } finally {
        underWay -= 1;
      }
    };
  return {
    github: {
      ...github,
      request: counted(github.request),
      list: counted(github.list),
      graphql: counted(github.graphql),
    },
    spent: () => ({
      rest: world.requests - before.rest,
      graphql: world.queries - before.graphql,
      waits,
    }),
  };
}

import type { Route } from "../call.ts";
import { rateOf } from "../rate.ts";

/** What is left of the hour's requests. */
export const rateLimitRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rate_limit",
    permission: "metadata=read",
    answer: ({ world }) => {
      const rate = rateOf(world, "core");
      const graphql = rateOf(world, "graphql");
      return {
        status: 200,
        body: { resources: { core: rate, search: rate, graphql }, rate },
      };
    },
  },
];

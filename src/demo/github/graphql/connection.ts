import type { Field, Given, Thing } from "./execute.ts";
import { field, QueryFault } from "./execute.ts";

// https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
const MOST = 100;

/** A list in pages, of which the first entries are asked for. */
export function connection(
  type: string,
  name: string,
  entries: readonly Thing[] | ((given: Given) => readonly Thing[]),
  takes: readonly string[] = [],
): Field {
  return field(["first", ...takes], (given) => {
    const all = typeof entries === "function" ? entries(given) : entries;
    const first = given.get("first");
    if (typeof first !== "number") {
      throw new QueryFault({
        type: "MISSING_PAGINATION_BOUNDARIES",
        path: [name],
        message: `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      });
    }
    if (first < 1 || first > MOST) {
      throw new QueryFault({
        type: "EXCESSIVE_PAGINATION",
        path: [name],
        message: `Requesting ${first} records on the \`${name}\` connection exceeds the \`first\` limit of ${MOST} records.`,
      });
    }
    return {
      __typename: type,
      totalCount: all.length,
      nodes: all.slice(0, first),
      pageInfo: {
        __typename: "PageInfo",
        hasNextPage: all.length > first,
        hasPreviousPage: false,
      },
    };
  });
}

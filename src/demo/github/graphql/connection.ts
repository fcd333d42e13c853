import type { Field, Given, Thing } from "./execute.ts";
import { field, QueryFault } from "./execute.ts";

// https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
const MOST = 100;

/** A list in pages, from its first entry or from the one after a cursor; `takes` names further arguments. */
export function connection(
  type: string,
  name: string,
  all: readonly Thing[] | ((given: Given) => readonly Thing[]),
  takes: readonly string[] = [],
): Field {
  return connectionOf({ type, name, all, view: (thing) => thing, takes });
}

/** The same, of things that are made where they are shown; `takes` names further arguments. */
export function connectionOf<T>({
  type,
  name,
  all,
  view,
  takes = [],
}: {
  readonly type: string;
  readonly name: string;
  readonly all: readonly T[] | ((given: Given) => readonly T[]);
  readonly view: (item: T) => Thing;
  readonly takes?: readonly string[];
}): Field {
  return field(["first", "after", ...takes], (given) => {
    const first = boundOf(name, given.get("first"));
    const from = Number(given.get("after") ?? 0);
    const items = typeof all === "function" ? all(given) : all;
    const shown = items.slice(from, from + first);
    return {
      __typename: type,
      totalCount: items.length,
      nodes: shown.map(view),
      pageInfo: {
        __typename: "PageInfo",
        hasNextPage: items.length > from + first,
        hasPreviousPage: from > 0,
        endCursor: shown.length === 0 ? null : String(from + shown.length),
      },
    };
  });
}

function boundOf(name: string, first: unknown): number {
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
  return first;
}

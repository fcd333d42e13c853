import type * as GraphQL from "graphql";

interface Loaded {
  readonly graphql: typeof GraphQL;
  readonly schema: GraphQL.GraphQLSchema;
}

declare global {
  /** Made by the environment of the tests, once for each process. */
  var githubGraphQL: Loaded;
}

/** GitHub's own schema, and the library that reads it, made when the first query is checked. */
export function githubSchema(): Loaded {
  return globalThis.githubGraphQL;
}

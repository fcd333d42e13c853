import type { GraphQLQuery } from "../../core/ports.ts";

/** What up to a hundred pull requests say of themselves. */
export const PULL_TEXTS: GraphQLQuery = {
  name: "PullTexts",
  permission: "pull-requests: read",
  text: `query PullTexts($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on PullRequest {
      number
      title
      url
      body
      author { __typename login }
      labels(first: 30) { pageInfo { hasNextPage } nodes { name } }
    }
  }
}`,
};

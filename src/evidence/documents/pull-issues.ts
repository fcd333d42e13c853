import type { GraphQLQuery } from "../../core/ports.ts";

/** The issues that up to a hundred pull requests close. */
export const PULL_ISSUES: GraphQLQuery = {
  name: "PullIssues",
  permission: "contents: read\nissues: read\npull-requests: read",
  text: `query PullIssues($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on PullRequest {
      id
      number
      repository { nameWithOwner }
      closingIssuesReferences(first: 100) {
        pageInfo { hasNextPage }
        nodes { number repository { nameWithOwner } }
      }
    }
  }
}`,
};

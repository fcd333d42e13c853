import type { GraphQLQuery } from "../../core/ports.ts";

/**
 * Up to a hundred pull requests with the last review of everybody who may write that is more than a
 * comment, and their labels.
 */
export const PULL_REVIEWS: GraphQLQuery = {
  name: "PullReviews",
  permission: "contents: read\npull-requests: read",
  text: `query PullReviews($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on PullRequest {
      id
      number
      title
      url
      headRefOid
      author { __typename login }
      labels(first: 100) {
        pageInfo { hasNextPage }
        nodes { name }
      }
      latestOpinionatedReviews(first: 100, writersOnly: true) {
        pageInfo { hasNextPage }
        nodes {
          state
          author { __typename login }
          commit { oid }
        }
      }
    }
  }
}`,
};

import type { GraphQLQuery } from "../../core/ports.ts";

const PULLS = `{
    __typename
    ... on Commit {
      oid
      associatedPullRequests(first: 5) {
        pageInfo { hasNextPage }
        nodes { id number merged baseRefName }
      }
    }
  }`;

/** The pull requests that brought up to two hundred commits. */
export const COMMIT_PULLS: GraphQLQuery = {
  name: "CommitPulls",
  permission: "contents: read\npull-requests: read",
  text: `query CommitPulls($ids: [ID!]!, $more: [ID!]!) {
  nodes(ids: $ids) ${PULLS}
  more: nodes(ids: $more) ${PULLS}
}`,
};

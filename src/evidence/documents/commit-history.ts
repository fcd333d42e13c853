import type { GraphQLQuery } from "../../core/ports.ts";

/** The history of a commit in pages, newest first, each commit with the pull request that brought it. */
export const COMMIT_HISTORY: GraphQLQuery = {
  name: "CommitHistory",
  permission: "contents: read\npull-requests: read",
  text: `query CommitHistory($owner: String!, $name: String!, $of: String!, $after: String, $since: GitTimestamp) {
  repository(owner: $owner, name: $name) {
    object(expression: $of) {
      __typename
      ... on Commit {
        history(first: 66, after: $after, since: $since) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid
            url
            messageHeadline
            authoredDate
            committedDate
            author { name }
            parents(first: 10) { pageInfo { hasNextPage } nodes { oid } }
            associatedPullRequests(first: 1) {
              pageInfo { hasNextPage }
              nodes {
                id
                number
                title
                url
                mergedAt
                headRefName
                author { __typename }
                commits(first: 10) {
                  pageInfo { hasNextPage }
                  nodes { commit { authoredDate committedDate } }
                }
              }
            }
          }
        }
      }
    }
  }
}`,
};

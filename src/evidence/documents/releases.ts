import type { GraphQLQuery } from "../../core/ports.ts";

/** Releases in pages, newest first, with the commits that their tags name. */
export const RELEASES: GraphQLQuery = {
  name: "Releases",
  permission: "contents: read",
  text: `query Releases($owner: String!, $name: String!, $after: String, $order: ReleaseOrder!) {
  repository(owner: $owner, name: $name) {
    releases(first: 100, after: $after, orderBy: $order) {
      pageInfo { hasNextPage endCursor }
      nodes { tagName url isDraft isPrerelease publishedAt tagCommit { oid } }
    }
  }
}`,
};

import type { GraphQLQuery } from "../../core/ports.ts";

/** GitHub takes at most so many ids in one list, and any number of lists in one query. */
export const MOST_IDS = 100;

const DEPLOYMENTS = `{
    __typename
    ... on Deployment {
      id
      statuses(first: 100) {
        totalCount
        pageInfo { hasNextPage }
        nodes { state description createdAt logUrl }
      }
    }
  }`;

/**
 * Everything that was said of up to two hundred deployments. They are told apart by `id`, REST's
 * `node_id`, since their numbers have outgrown GraphQL's 32 bits.
 */
export const DEPLOYMENT_STATUSES: GraphQLQuery = {
  name: "DeploymentStatuses",
  permission: "deployments: read",
  text: `query DeploymentStatuses($ids: [ID!]!, $more: [ID!]!) {
  nodes(ids: $ids) ${DEPLOYMENTS}
  more: nodes(ids: $more) ${DEPLOYMENTS}
}`,
};

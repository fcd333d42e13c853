import type { Deployment, DeploymentStatus } from "../things.ts";
import { nodeId } from "../views/links.ts";
import { connection } from "./connection.ts";
import type { Thing } from "./execute.ts";

/** `Deployment` of GitHub's schema. */
export function deploymentThing(deployment: Deployment): Thing {
  const { id, sha, task, environment, description, createdAt } = deployment;
  return {
    __typename: "Deployment",
    id: nodeId("Deployment", id),
    commitOid: sha,
    task,
    environment,
    description: orNull(description),
    createdAt,
    statuses: connection(
      "DeploymentStatusConnection",
      "statuses",
      // GitHub promises no order. This is one that nobody can mistake for the order of time.
      deployment.statuses
        .map((status) => statusThing(status, environment))
        .toSorted((a, b) => String(a.state).localeCompare(String(b.state))),
    ),
  };
}

/** `DeploymentStatus` of GitHub's schema. */
function statusThing(status: DeploymentStatus, environment: string): Thing {
  const { id, state, description, logUrl, environmentUrl, createdAt } = status;
  return {
    __typename: "DeploymentStatus",
    id: nodeId("DeploymentStatus", id),
    state: state.toUpperCase(),
    description,
    environment,
    logUrl: orNull(logUrl),
    environmentUrl: orNull(environmentUrl),
    createdAt,
    updatedAt: createdAt,
  };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

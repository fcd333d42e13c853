import { atMost, bodyOf } from "../body.ts";
import type { Call, Reply, Route } from "../call.ts";
import { found } from "../call.ts";
import { list } from "../pages.ts";
import { addDeploymentStatus } from "../seeds/deployments.ts";
import type { Deployment, DeploymentState, DeploymentStatus } from "../things.ts";
import { api, nodeId } from "../views/links.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";
import { deploymentOf } from "./deployments.ts";

// https://docs.github.com/rest/deployments/statuses
const DESCRIPTION_LENGTH = 140;

const STATES = [
  "error",
  "failure",
  "inactive",
  "in_progress",
  "queued",
  "pending",
  "success",
] as const satisfies readonly DeploymentState[];

/** Statuses of a deployment. */
export const deploymentStatusRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    permission: "deployments=read",
    answer: (call) => {
      const deployment = deploymentOf(call);
      return list(call, deployment.statuses.toReversed(), (status) =>
        statusView(call.world, deployment, status),
      );
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    permission: "deployments=write",
    answer: create,
  },
];

function create(call: Call): Reply {
  const { world } = call;
  const deployment = deploymentOf(call);
  const body = bodyOf(call);
  body.needed("state");
  const state = found(body.word("state", STATES));
  const status = addDeploymentStatus(world, deployment, {
    state,
    description: atMost(DESCRIPTION_LENGTH, "description", body.text("description") ?? ""),
    logUrl: body.text("log_url") ?? body.text("target_url") ?? "",
    environmentUrl: body.text("environment_url") ?? "",
  });
  if (state === "success" && body.flag("auto_inactive", true)) retire(world, deployment);
  return { status: 201, body: statusView(world, deployment, status) };
}

/** Successful earlier deployments to the same place end, unless transient or of production. */
function retire(world: World, newer: Deployment): void {
  for (const deployment of world.deployments) {
    const earlier = deployment.id < newer.id && deployment.environment === newer.environment;
    const stays = deployment.transient || deployment.production;
    if (earlier && !stays && deployment.statuses.at(-1)?.state === "success") {
      addDeploymentStatus(world, deployment, { state: "inactive" });
    }
  }
}

function statusView(world: World, deployment: Deployment, status: DeploymentStatus) {
  const url = api(world, `/deployments/${deployment.id}`);
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId("DeploymentStatus", status.id),
    state: status.state,
    creator: userView(world, status.creator),
    description: status.description,
    environment: deployment.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: api(world),
    performed_via_github_app: null,
  };
}

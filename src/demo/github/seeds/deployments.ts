import type { Deployment, DeploymentState, DeploymentStatus, Environment } from "../things.ts";
import type { World } from "../world.ts";
import { newId, stamp } from "../world.ts";

/** Adds an environment that jobs can name; with reviewers its jobs wait for approval. */
export function addEnvironment(
  world: World,
  name: string,
  reviewers: readonly string[] = [],
): Environment {
  const environment = { id: newId(world), name, createdAt: stamp(world), reviewers };
  world.environments.set(name, environment);
  return environment;
}

/**
 * Adds a deployment with its statuses, oldest first; where no time is given, all of them are of the
 * deployment's time.
 */
export function addDeployment(
  world: World,
  given: Partial<Omit<Deployment, "statuses">> & {
    readonly sha: string;
    readonly environment: string;
    readonly statuses?:
      | readonly (Partial<DeploymentStatus> & { readonly state: DeploymentState })[]
      | undefined;
  },
): Deployment {
  const { statuses = [], ...own } = given;
  const deployment: Deployment = {
    id: newId(world),
    ref: given.sha,
    task: "deploy",
    payload: {},
    description: "",
    transient: false,
    production: given.environment === "production",
    creator: world.login,
    createdAt: stamp(world),
    statuses: [],
    ...own,
  };
  world.deployments.push(deployment);
  if (!world.environments.has(given.environment)) addEnvironment(world, given.environment);
  for (const status of statuses) {
    addDeploymentStatus(world, deployment, { createdAt: deployment.createdAt, ...status });
  }
  return deployment;
}

/** Adds a status to a deployment, without what GitHub does to others on success. */
export function addDeploymentStatus(
  world: World,
  deployment: Deployment,
  given: Partial<DeploymentStatus> & { readonly state: DeploymentState },
): DeploymentStatus {
  const status: DeploymentStatus = {
    id: newId(world),
    description: "",
    logUrl: "",
    environmentUrl: "",
    creator: world.login,
    createdAt: stamp(world),
    ...given,
  };
  deployment.statuses.push(status);
  return status;
}

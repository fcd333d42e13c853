import { missing } from "../core/lack.ts";
import type { OnlineTools } from "./collector.ts";
import {
  type DeploymentPage,
  type ListedDeployment,
  listDeployments,
  PAGE_SIZE,
} from "./deployment-list.ts";
import { readPayload } from "./record-payload.ts";
import type { Reading } from "./reply.ts";

type Tools = Pick<OnlineTools, "github" | "signal">;

/** Our own newest record is among so few, unless others deploy there far more often. */
const SHORT_LIST = 30;

/** 300 deployments of others between two of ours. */
const MOST_PAGES = 3;

/** The newest deployments of an environment, whoever made them. */
export function listNewest(tools: Tools, environment: string): Promise<Reading<DeploymentPage>> {
  return listDeployments(tools, { environment, size: SHORT_LIST, page: 1 });
}

/** True when the list holds everything newer than this deployment. */
export function reaches({ deployments, isFull }: DeploymentPage, id: number): boolean {
  return !isFull || deployments.some((deployment) => deployment.id <= id);
}

/** The newest deployments of an environment, as far back as one of ours. */
export async function listBackTo(
  tools: Tools,
  environment: string,
  id: number,
): Promise<Reading<DeploymentPage>> {
  const found = new Map<number, ListedDeployment>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const reading = await listDeployments(tools, { environment, size: PAGE_SIZE, page });
    if (reading.state === "missing") return reading;
    for (const deployment of reading.data.deployments) found.set(deployment.id, deployment);
    const { isFull } = reading.data;
    const all = { deployments: [...found.values()], isFull };
    if (reaches(all, id)) return { state: "read", data: all };
  }
  return {
    ...missing(
      `others have recorded more than ${MOST_PAGES * PAGE_SIZE} deployments to ${environment} since ours`,
      "name this release's component (release.component), so that deployments of others do not matter to it",
    ),
    status: 200,
  };
}

/** Those that are not ours, of whatever component. */
export function foreignIn({ deployments }: DeploymentPage): readonly ListedDeployment[] {
  return deployments.filter(({ payload }) => readPayload(payload).state === "foreign");
}

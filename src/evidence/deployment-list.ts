import * as z from "zod";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readOne } from "./reply.ts";

/** REST's largest page. */
export const PAGE_SIZE = 100;

/** A deployment as REST lists it, without what was said of it. */
const listed = z
  .object({
    id: z.number().int().positive(),
    node_id: z.string().min(1),
    sha: z.string(),
    task: z.string(),
    created_at: z.iso.datetime(),
    creator: z.object({ login: z.string() }).nullish(),
    payload: z.unknown().optional(),
  })
  .transform(({ node_id: nodeId, created_at: createdAt, creator, ...rest }) => {
    return { ...rest, nodeId, createdAt, by: creator?.login };
  });

export type ListedDeployment = z.output<typeof listed>;

export interface DeploymentPage {
  /** Newest first. */
  readonly deployments: readonly ListedDeployment[];
  /** True when there may be older ones. */
  readonly isFull: boolean;
}

/** A page of an environment's deployments, of one task or of all. */
export async function listDeployments(
  tools: Pick<OnlineTools, "github" | "signal">,
  wanted: {
    readonly environment: string;
    readonly task?: string | undefined;
    readonly size: number;
    readonly page: number;
  },
): Promise<Reading<DeploymentPage>> {
  const { environment, task, size, page } = wanted;
  const route = "GET /repos/{owner}/{repo}/deployments";
  const asked = { environment, ...(task !== undefined && { task }), per_page: size, page };
  const reading = await readOne(tools, z.array(listed), route, asked);
  if (reading.state === "missing") return reading;
  const deployments = reading.data
    .filter((deployment) => task === undefined || deployment.task === task)
    .toSorted((a, b) => b.id - a.id);
  return { state: "read", data: { deployments, isFull: reading.data.length >= size } };
}

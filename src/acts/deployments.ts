import * as z from "zod";
import type { GitHub, GitHubReply } from "../core/ports.ts";
import type { RecordStatus, WrittenState } from "../core/record.ts";
import { inOrder } from "../core/record-order.ts";
import { listedStatus } from "../fields/record-status.ts";
import { confirmed, type Tools } from "./tools.ts";

const statusSchema = z.object({
  id: z.number(),
  state: z.string(),
  description: z.string().nullish(),
  log_url: z.string().nullish(),
});

const listedSchema = z.array(listedStatus);

/** One status of a deployment as GitHub lists it. */
export type DeploymentStatus = z.output<typeof statusSchema>;

/** The newest status of a deployment; undefined where there is none, or none could be read. */
export async function newestStatus(
  deployment: number,
  tools: Tools,
): Promise<DeploymentStatus | undefined> {
  const reply = await listed(deployment, tools);
  const statuses = z.array(statusSchema).safeParse(reply.ok ? reply.data : undefined).data;
  return statuses?.toSorted((a, b) => b.id - a.id)[0];
}

/** Everything that was said of a deployment, oldest first; or why it could not be read. */
export async function statusesOf(
  deployment: number,
  tools: Tools,
): Promise<
  | { readonly ok: true; readonly statuses: readonly RecordStatus[] }
  | { readonly ok: false; readonly silent: true | undefined }
> {
  const reply = await listed(deployment, tools);
  const statuses = listedSchema.safeParse(reply.ok ? reply.data : undefined).data;
  if (statuses !== undefined) return { ok: true, statuses: inOrder(statuses) };
  return { ok: false, silent: reply.ok ? undefined : reply.silent };
}

function listed(deployment: number, { github, closing }: Tools): ReturnType<GitHub["list"]> {
  return github.list(
    "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    { deployment_id: deployment, per_page: 100 },
    closing,
  );
}

/**
 * Adds a status to a deployment. GitHub must not retire others by it (`auto_inactive`): it goes by
 * the environment's name alone, and knows no components.
 */
export async function addStatus(
  status: {
    readonly deployment: number;
    readonly state: WrittenState;
    readonly description: string;
    readonly logUrl?: string | undefined;
    readonly environmentUrl?: string | undefined;
  },
  tools: Pick<Tools, "github" | "closing">,
): Promise<GitHubReply> {
  const reply = await tools.github.request(
    "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    {
      deployment_id: status.deployment,
      state: status.state,
      description: status.description,
      auto_inactive: false,
      ...(status.logUrl !== undefined && { log_url: status.logUrl }),
      ...(status.environmentUrl !== undefined && { environment_url: status.environmentUrl }),
    },
    tools.closing,
  );
  return confirmed(reply, statusSchema.extend({ state: z.literal(status.state) }));
}

import * as z from "zod";
import type { GitHubReply } from "../core/ports.ts";
import { cut, line } from "../core/text.ts";
import { confirmed, type Tools } from "./tools.ts";

// https://docs.github.com/rest/deployments/statuses: description has at most 140 characters.
const DESCRIPTION_LENGTH = 140;

const statusSchema = z.object({
  id: z.number(),
  state: z.string(),
  description: z.string().nullish(),
  log_url: z.string().nullish(),
});

/** One status of a deployment as GitHub lists it. */
export type DeploymentStatus = z.output<typeof statusSchema>;

/** Text as GitHub takes it for a description: one line, cut to the limit, without secrets. */
export function describe(text: string, tools: Tools): string {
  return cut(line(tools.redact(text)), DESCRIPTION_LENGTH);
}

/** Statuses of a deployment, newest first; undefined when they could not be read. */
export async function statusesOf(
  deployment: number,
  { github, closing }: Tools,
): Promise<readonly DeploymentStatus[] | undefined> {
  const reply = await github.list(
    "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    { deployment_id: deployment, per_page: 100 },
    closing,
  );
  const statuses = z.array(statusSchema).safeParse(reply.ok ? reply.data : undefined);
  return statuses.data?.toSorted((a, b) => b.id - a.id);
}

/**
 * Adds a status to a deployment. A success retires what ran before (`auto_inactive`), nothing else
 * does: while a deployment is under way the old version still runs.
 */
export async function addStatus(
  status: {
    readonly deployment: number;
    readonly state: string;
    readonly description: string;
    readonly logUrl?: string | undefined;
    readonly environmentUrl?: string | undefined;
  },
  tools: Tools,
): Promise<GitHubReply> {
  const reply = await tools.github.request(
    "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
    {
      deployment_id: status.deployment,
      state: status.state,
      description: describe(status.description, tools),
      auto_inactive: status.state === "success",
      ...(status.logUrl !== undefined && { log_url: status.logUrl }),
      ...(status.environmentUrl !== undefined && { environment_url: status.environmentUrl }),
    },
    tools.closing,
  );
  return confirmed(reply, statusSchema.extend({ state: z.literal(status.state) }));
}

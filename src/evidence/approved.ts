import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { readOne } from "./reply.ts";

const approval = z.object({
  state: z.string(),
  user: z.object({ login: z.string() }).nullish(),
  environments: z.array(z.object({ name: z.string().optional() })),
});

/** Reads the approvals of a run, without those that reject or wait. */
export const collectApproved = onlineCollector<"approved">(async ({ run }, tools) => {
  const route = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals";
  const read = await readOne(tools, z.array(approval), route, { run_id: Number(run) });
  if (read.state === "missing") return read;
  const approvals = read.data
    .filter(({ state, user }) => state === "approved" && user !== null && user !== undefined)
    .map(({ user, environments }) => ({
      by: user?.login ?? "",
      environments: environments.flatMap(({ name }) => name ?? []),
    }));
  return { state: "known", value: { run, approvals }, strength: "attested" };
});

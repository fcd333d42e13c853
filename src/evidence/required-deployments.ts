import * as z from "zod";
import type { RequiredDeployment } from "../questions/required.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll, readFirst, together } from "./reply.ts";

const deployment = z.object({ id: z.number(), sha: z.string() });

const status = z.object({
  id: z.number(),
  state: z.string(),
  log_url: z.string().nullish(),
  target_url: z.string().nullish(),
});

/** What the newest deployment of a commit to each environment came to, whoever made it. */
export async function readDeployments(
  { sha, of }: { readonly sha: string; readonly of: RequiredDeployment["of"] },
  environments: readonly string[],
  tools: OnlineTools,
): Promise<Reading<readonly RequiredDeployment[]>> {
  const readings = await Promise.all(
    environments.map((environment) => newestOf(sha, environment, tools)),
  );
  const read = together(readings);
  if (read.state === "missing") return read;
  const data = read.data.map((one, at) => ({ environment: environments[at] ?? "", of, ...one }));
  return { state: "read", data };
}

type Came = Pick<RequiredDeployment, "state" | "url">;

async function newestOf(
  sha: string,
  environment: string,
  tools: OnlineTools,
): Promise<Reading<Came>> {
  const route = "GET /repos/{owner}/{repo}/deployments";
  const listed = await readFirst(tools, deployment, route, { sha, environment }, 1);
  if (listed.state === "missing") return listed;
  // A filter that a server does not know would show deployments of other commits.
  const [newest] = listed.data.filter((one) => one.sha === sha).toSorted((a, b) => b.id - a.id);
  if (newest === undefined) return { state: "read", data: { state: undefined, url: undefined } };
  const statuses = await readAll(tools, status, `${route}/{deployment_id}/statuses`, {
    deployment_id: newest.id,
  });
  if (statuses.state === "missing") return statuses;
  // `inactive` says that another has taken its place since.
  const [last] = statuses.data
    .filter(({ state }) => state !== "inactive")
    .toSorted((a, b) => b.id - a.id);
  const url = last?.log_url || last?.target_url || undefined;
  return { state: "read", data: { state: last?.state ?? "pending", url } };
}

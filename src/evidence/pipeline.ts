import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { readOne } from "./reply.ts";

const runs = z.object({
  workflow_runs: z.array(
    z.object({
      path: z.string(),
      event: z.string(),
      head_branch: z.string().nullish(),
      head_sha: z.string(),
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      run_attempt: z.int().min(1).optional(),
      html_url: z.string(),
    }),
  ),
});

/** One page of the newest runs of the repository. */
const NEWEST = 100;

/** The newest runs that have ended, of the default branch or of the commit. */
export const collectPipeline = onlineCollector<"pipeline">(async ({ sha }, tools) => {
  const found = await tools.defaultBranch();
  if (found.state === "missing") return found;
  const branch = found.data;
  const route = "GET /repos/{owner}/{repo}/actions/runs";
  const read = await readOne(tools, runs, route, { per_page: NEWEST });
  if (read.state === "missing") return read;
  const ended = read.data.workflow_runs.filter(
    (run) => run.status === "completed" && (run.head_branch === branch || run.head_sha === sha),
  );
  const value = {
    ...{ sha, branch },
    runs: ended.map((run) => ({
      workflow: run.path.replace(/@.*$/s, ""),
      event: run.event,
      sha: run.head_sha,
      state: run.conclusion ?? "no conclusion",
      attempt: run.run_attempt ?? 1,
      url: run.html_url,
    })),
  };
  return { state: "known", value, strength: "verified" };
});

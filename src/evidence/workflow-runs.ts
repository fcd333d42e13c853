import * as z from "zod";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll, readOne, together } from "./reply.ts";

const workflowRun = z
  .object({
    id: z.number(),
    path: z.string(),
    event: z.string(),
    status: z.string().nullable(),
    conclusion: z.string().nullable(),
    head_sha: z.string(),
    html_url: z.string(),
    check_suite_id: z.number().optional(),
  })
  // `path` may name the ref that the workflow was taken from, after an `@`.
  .transform(({ path, ...run }) => ({ ...run, path: path.replace(/@.*$/s, "") }));

/** A run of a workflow as GitHub lists it. */
export type WorkflowRun = z.output<typeof workflowRun>;

const newestRuns = z.object({ workflow_runs: z.array(workflowRun) });

const RUNS = "GET /repos/{owner}/{repo}/actions/runs";

/** One page of the newest runs of the repository. */
const NEWEST = 100;

/**
 * All runs for a commit. A list filtered by the commit can be minutes behind, the list of the newest
 * runs is not: what that one says of a run comes first.
 */
export async function readWorkflowRuns(
  sha: string,
  tools: OnlineTools,
): Promise<Reading<readonly WorkflowRun[]>> {
  const readings = await Promise.all([
    readAll(tools, workflowRun, RUNS, { head_sha: sha }, "workflow_runs"),
    readOne(tools, newestRuns, RUNS, { per_page: NEWEST }),
  ]);
  const read = together(readings);
  if (read.state === "missing") return read;
  const [filtered, { workflow_runs: newest }] = read.data;
  const own = newest.filter(({ head_sha }) => head_sha === sha);
  const byId = new Map([...filtered, ...own].map((run) => [run.id, placed(run, tools)]));
  return { state: "read", data: [...byId.values()] };
}

/** Runs by their numbers, for those that no list has named yet; one that was deleted is left out. */
export async function readRunsById(
  ids: readonly number[],
  tools: OnlineTools,
): Promise<Reading<readonly WorkflowRun[]>> {
  const one = (id: number) => readOne(tools, workflowRun, `${RUNS}/{run_id}`, { run_id: id });
  const readings: readonly Reading<WorkflowRun>[] = await Promise.all(ids.map(one));
  const read = together(readings.filter((run) => run.state === "read" || run.status !== 404));
  return read.state === "missing"
    ? read
    : { state: "read", data: read.data.map((run) => placed(run, tools)) };
}

/** A rule may name this repository's own workflow as GitHub names those of others, too. */
function placed(run: WorkflowRun, { github }: OnlineTools): WorkflowRun {
  const own = `${github.owner}/${github.repo}/`;
  return run.path.startsWith(own) ? { ...run, path: run.path.slice(own.length) } : run;
}

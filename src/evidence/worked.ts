import * as z from "zod";
import type { Work } from "../questions/worked.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readAll, readOne } from "./reply.ts";

const runs = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      event: z.string(),
      head_branch: z.string().nullish(),
      head_sha: z.string(),
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      updated_at: z.string(),
      html_url: z.string(),
    }),
  ),
});

type Run = z.output<typeof runs>["workflow_runs"][number];

const ended = { conclusion: z.string().nullish(), completed_at: z.string().nullish() };

const job = z.object({
  name: z.string(),
  ...ended,
  steps: z.array(z.object({ name: z.string(), ...ended })).nullish(),
});

/** One page of the newest runs of the workflow. */
const NEWEST = 100;

/** Runs whose jobs are looked through for one that succeeded. */
const MOST_LOOKED = 5;

/** The newest run of the default branch in which a workflow, job or step succeeded. */
export const collectWorked = onlineCollector<"worked">(async ({ workflow, ...part }, tools) => {
  const found = await tools.defaultBranch();
  if (found.state === "missing") return found;
  const branch = found.data;
  const route = "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs";
  const asked = { workflow_id: workflow, per_page: NEWEST };
  const read = await readOne(tools, runs, route, asked);
  if (read.state === "missing") return read;
  // Filtered here: lists that GitHub filters can be many minutes behind.
  const own = read.data.workflow_runs.filter(
    (run) => run.head_branch === branch && !run.event.startsWith("pull_request"),
  );
  const run = await newest(own, { workflow, ...part }, tools);
  if (run.state === "missing") return run;
  return { state: "known", value: { workflow, branch, run: run.data }, strength: "verified" };
});

interface Ended {
  readonly id: string;
  readonly url: string;
  readonly sha: string;
  readonly at: string;
}

async function newest(
  runs: readonly Run[],
  work: Work,
  tools: OnlineTools,
): Promise<Reading<Ended | undefined>> {
  if (work.job === undefined && work.step === undefined) {
    const good = runs.find((run) => run.status === "completed" && run.conclusion === "success");
    return { state: "read", data: good && asEnded(good, good.updated_at) };
  }
  for (const run of runs.slice(0, MOST_LOOKED)) {
    const at = await endOf(run, work, tools);
    if (at.state === "missing") return at;
    if (at.data !== undefined) return { state: "read", data: asEnded(run, at.data) };
  }
  return { state: "read", data: undefined };
}

/** When the job, or the step of it, ended in success in a run; undefined: it did not. */
async function endOf(
  { id }: Run,
  work: Work,
  tools: OnlineTools,
): Promise<Reading<string | undefined>> {
  const route = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs";
  const read = await readAll(tools, job, route, { run_id: id, filter: "latest" }, "jobs");
  if (read.state === "missing") return read;
  const jobs = read.data.filter(({ name }) => work.job === undefined || name === work.job);
  const parts = work.step === undefined ? jobs : jobs.flatMap(({ steps }) => steps ?? []);
  const good = parts.find(
    ({ name, conclusion }) =>
      conclusion === "success" && (work.step === undefined || name === work.step),
  );
  return { state: "read", data: good?.completed_at ?? undefined };
}

const asEnded = ({ id, html_url: url, head_sha: sha }: Run, at: string): Ended => {
  return { id: String(id), url, sha, at };
};

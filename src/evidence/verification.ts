import * as z from "zod";
import type { CiCheck } from "../questions/checks.ts";
import { type CiRun, verifies } from "../questions/runs.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll, together } from "./reply.ts";
import { readRunsById, readWorkflowRuns, type WorkflowRun } from "./workflow-runs.ts";

const checkRun = z.object({
  id: z.number(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  html_url: z.string().nullable(),
  app: z.object({ id: z.number() }).nullable(),
  check_suite: z.object({ id: z.number() }).nullable(),
});

type CheckRun = z.output<typeof checkRun>;

const status = z.object({
  id: z.number(),
  context: z.string(),
  state: z.string(),
  target_url: z.string().nullable(),
});

type Numbered = CiCheck & { readonly id: number };

/** Everything that was checked of a commit. */
interface Verification {
  readonly checks: readonly CiCheck[];
  readonly runs: readonly CiRun[];
}

/** Reads check runs, statuses and workflow runs of a commit: of what was repeated, the newest. */
export async function readVerification(
  sha: string,
  tools: OnlineTools,
): Promise<Reading<Verification>> {
  const commit = "GET /repos/{owner}/{repo}/commits/{ref}";
  const latest = { ref: sha, filter: "latest" };
  const readings = await Promise.all([
    readAll(tools, checkRun, `${commit}/check-runs`, latest, "check_runs"),
    readAll(tools, status, `${commit}/statuses`, { ref: sha }),
    readWorkflowRuns(sha, tools),
  ]);
  const read = together(readings);
  if (read.state === "missing") return read;
  const [ofApps, ofStatuses, listed] = read.data;
  const unlisted = await readRunsById(unlistedRuns(ofApps, listed), tools);
  if (unlisted.state === "missing") return unlisted;
  const all = [...listed, ...unlisted.data];
  const checks = [...fromRuns(ofApps, all), ...ofStatuses.map(fromStatus)];
  return { state: "read", data: { checks: newestChecks(checks), runs: newestRuns(all) } };
}

/** A job's check run says in its address which run it belongs to; others of a suite do not. */
const JOB = /\/actions\/runs\/(\d+)\/job\//;

/** A check run that an app, or a step of a job, has made by itself. */
const ALONE = /(?<!\/actions)\/runs\/\d+$/;

function unlistedRuns(
  checks: readonly CheckRun[],
  listed: readonly WorkflowRun[],
): readonly number[] {
  const known = new Set(listed.map(({ id }) => id));
  const named = checks.flatMap(({ html_url }) => JOB.exec(html_url ?? "")?.[1] ?? []);
  return [...new Set(named.map(Number))].filter((id) => !known.has(id));
}

function fromRuns(checks: readonly CheckRun[], runs: readonly WorkflowRun[]): readonly Numbered[] {
  const byId = new Map(runs.map((run) => [String(run.id), run]));
  const bySuite = new Map(runs.map((run) => [run.check_suite_id, run]));
  const runOf = ({ html_url, check_suite }: CheckRun) => {
    const url = html_url ?? "";
    const job = JOB.exec(url)?.[1];
    if (job !== undefined) return byId.get(job);
    // GitHub puts what a step reports into any suite of the commit: its run says nothing.
    return check_suite === null || ALONE.test(url) ? undefined : bySuite.get(check_suite.id);
  };
  return checks.map((check) => {
    const run = runOf(check);
    return {
      id: check.id,
      name: check.name,
      app: check.app === null ? "unknown" : String(check.app.id),
      completed: check.status === "completed",
      conclusion: check.conclusion ?? undefined,
      url: check.html_url ?? undefined,
      run: run && { id: String(run.id), workflow: run.path, event: run.event },
    };
  });
}

function fromStatus({ id, context, state, target_url }: z.output<typeof status>): Numbered {
  return {
    id,
    name: context,
    app: "status",
    completed: state !== "pending",
    conclusion: state,
    url: target_url || undefined,
    run: undefined,
  };
}

/** Events that verify a commit are one: of what they started twice, the newest counts. */
const kindOf = (event: string): string => (verifies(event) ? "" : event);

/**
 * The newest by number. Jobs of two workflows may bear one name: a green one must not hide a red
 * one, so the workflow is part of what makes two checks the same. Nor does a nightly run hide a push.
 */
function newestChecks(all: readonly Numbered[]): readonly CiCheck[] {
  const same = ({ app, name, run }: Numbered) =>
    JSON.stringify([app, run?.workflow, kindOf(run?.event ?? ""), name]);
  const ascending = all.toSorted((a, b) => a.id - b.id);
  return [...new Map(ascending.map((check) => [same(check), check])).values()]
    .map(({ id: _, ...check }) => check)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function newestRuns(all: readonly WorkflowRun[]): readonly CiRun[] {
  const same = ({ path, event }: WorkflowRun) => JSON.stringify([path, kindOf(event)]);
  const ascending = all.toSorted((a, b) => a.id - b.id);
  return [...new Map(ascending.map((run) => [same(run), run])).values()]
    .map((run) => {
      const completed = run.status === "completed";
      const said = completed ? run.conclusion : run.status;
      const state = said ?? (completed ? "no conclusion" : "queued");
      const { id, path: workflow, event, html_url: url } = run;
      return { id: String(id), workflow, event, completed, state, url };
    })
    .toSorted((a, b) => (a.workflow < b.workflow ? -1 : 1));
}

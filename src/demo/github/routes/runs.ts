import type { Call, Route } from "../call.ts";
import { asks, error, found, numberParameter } from "../call.ts";
import { counted } from "../pages.ts";
import type { Approval, CheckRun, WorkflowRun } from "../things.ts";
import { environmentNameView } from "../views/environment.ts";
import { api, html, nodeId } from "../views/links.ts";
import { runView } from "../views/run.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";
import { stamp } from "../world.ts";

/** Runs of workflows, with their jobs and approvals. */
export const runRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs",
    permission: "actions=read",
    answer: (call) => listRuns(call, call.world.runs),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}",
    permission: "actions=read",
    answer: (call) => ({ status: 200, body: runView(call.world, runOf(call)) }),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}/approvals",
    permission: "actions=read",
    answer: (call) => ({
      status: 200,
      body: runOf(call).approvals.map((approval) => approvalView(call.world, approval)),
    }),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}/jobs",
    permission: "actions=read",
    answer: (call) => {
      const run = runOf(call);
      return counted(call, {
        name: "jobs",
        all: call.world.checkRuns.filter((job) => job.run === run.id),
        view: (job) => jobView(call.world, run, job),
      });
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/actions/runs/{run_id}/cancel",
    permission: "actions=write",
    answer: (call) => {
      const run = runOf(call);
      if (run.status === "completed") {
        return error(409, "Cannot cancel a workflow run that is completed.");
      }
      run.status = "completed";
      run.conclusion = "cancelled";
      run.updatedAt = stamp(call.world);
      return { status: 202, body: {} };
    },
  },
];

/** Answers the runs that a query asks for, newest first. */
export function listRuns(call: Call, runs: readonly WorkflowRun[]) {
  const status = call.query.get("status");
  const wanted = runs
    .filter((run) => asks(call, "head_sha", run.sha) && asks(call, "branch", run.branch))
    .filter((run) => asks(call, "event", run.event) && asks(call, "actor", run.actor))
    .filter((run) => asks(call, "check_suite_id", String(run.suite)))
    .filter((run) => status === null || run.status === status || run.conclusion === status)
    .filter((run) => isWithin(run.createdAt, call.query.get("created")));
  return counted(call, {
    name: "workflow_runs",
    all: wanted.reverse(),
    view: (run) => runView(call.world, run),
  });
}

/** GitHub's search syntax for dates: `>=T`, `<T`, `T..T` (`*` is open), or a day. */
function isWithin(date: string, range: string | null): boolean {
  if (range === null) return true;
  const at = Date.parse(date);
  const [, sign, edge] = /^(>=|<=|>|<)(.+)$/.exec(range) ?? [];
  const bound = Date.parse(edge ?? "");
  if (sign === ">=") return at >= bound;
  if (sign === "<=") return at <= bound;
  if (sign === ">") return at > bound;
  if (sign === "<") return at < bound;
  const [from, to] = range.split("..");
  if (to === undefined) return date.startsWith(range);
  return (from === "*" || at >= Date.parse(from ?? "")) && (to === "*" || at <= Date.parse(to));
}

function runOf(call: Call): WorkflowRun {
  const id = numberParameter(call, "run_id");
  return found(call.world.runs.find((run) => run.id === id));
}

function approvalView(world: World, approval: Approval) {
  const environment = world.environments.get(approval.environment);
  return {
    environments: environment === undefined ? [] : [environmentNameView(world, environment)],
    state: approval.state,
    user: userView(world, approval.by),
    comment: approval.comment,
  };
}

function jobView(world: World, run: WorkflowRun, job: CheckRun) {
  const runs = job.status === "in_progress" || job.status === "completed";
  return {
    id: job.id,
    node_id: nodeId("CheckRun", job.id),
    run_id: run.id,
    run_url: api(world, `/actions/runs/${run.id}`),
    run_attempt: run.attempt,
    head_sha: job.sha,
    head_branch: run.branch,
    url: api(world, `/actions/jobs/${job.id}`),
    html_url: html(world, `/actions/runs/${run.id}/job/${job.id}`),
    check_run_url: api(world, `/check-runs/${job.id}`),
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.startedAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    name: job.name,
    workflow_name: run.name,
    steps: Object.entries(job.steps ?? {}).map(([name, conclusion], index) => {
      const { startedAt: started_at, completedAt: completed_at } = job;
      return { name, status: "completed", conclusion, number: index + 1, started_at, completed_at };
    }),
    labels: ["ubuntu-latest"],
    runner_id: runs ? 1 : null,
    runner_name: runs ? "GitHub Actions 1" : null,
    runner_group_id: runs ? 0 : null,
    runner_group_name: runs ? "GitHub Actions" : null,
  };
}

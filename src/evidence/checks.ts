import * as z from "zod";
import type { CiCheck } from "../questions/checks.ts";
import { onlineCollector } from "./collector.ts";
import { readAll, together } from "./reply.ts";

const checkRun = z.object({
  id: z.number(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  html_url: z.string().nullable(),
  app: z.object({ id: z.number() }).nullable(),
  check_suite: z.object({ id: z.number() }).nullable(),
});

const status = z.object({
  id: z.number(),
  context: z.string(),
  state: z.string(),
  target_url: z.string().nullable(),
});

const workflowRun = z.object({
  id: z.number(),
  path: z.string(),
  check_suite_id: z.number().optional(),
});

const RUNS = "GET /repos/{owner}/{repo}/actions/runs";

type Numbered = CiCheck & { readonly id: number };

/** Check runs and statuses of a commit: the newest of each app, workflow and name. */
export const collectChecks = onlineCollector<"checks">(async ({ sha }, tools) => {
  const commit = "GET /repos/{owner}/{repo}/commits/{ref}";
  const latest = { ref: sha, filter: "latest" };
  const readings = await Promise.all([
    readAll(tools, checkRun, `${commit}/check-runs`, latest, "check_runs"),
    readAll(tools, status, `${commit}/statuses`, { ref: sha }),
    readAll(tools, workflowRun, RUNS, { head_sha: sha }, "workflow_runs"),
  ]);
  const read = together(readings);
  if (read.state === "missing") return read;
  const [ofApps, ofStatuses, ofWorkflows] = read.data;
  const all = [...fromRuns(ofApps, ofWorkflows), ...ofStatuses.map(fromStatus)];
  return { state: "known", value: newest(all), strength: "verified" };
});

function fromRuns(
  checks: readonly z.output<typeof checkRun>[],
  runs: readonly z.output<typeof workflowRun>[],
): readonly Numbered[] {
  const suites = new Map(runs.map((run) => [run.check_suite_id, run]));
  return checks.map((check) => {
    const run = check.check_suite === null ? undefined : suites.get(check.check_suite.id);
    return {
      id: check.id,
      name: check.name,
      app: check.app === null ? "unknown" : String(check.app.id),
      completed: check.status === "completed",
      conclusion: check.conclusion ?? undefined,
      url: check.html_url ?? undefined,
      // `path` may name the ref that the workflow was taken from, after an `@`.
      run: run && { id: String(run.id), workflow: run.path.replace(/@.*$/s, "") },
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

/**
 * The newest by number. Jobs of two workflows may bear one name: a green one must not hide a red
 * one, so the workflow is part of what makes two checks the same.
 */
function newest(all: readonly Numbered[]): readonly CiCheck[] {
  const ascending = all.toSorted((a, b) => a.id - b.id);
  const byName = new Map(
    ascending.map((check) => [JSON.stringify([check.app, check.run?.workflow, check.name]), check]),
  );
  return [...byName.values()]
    .map(({ id: _, ...check }) => check)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

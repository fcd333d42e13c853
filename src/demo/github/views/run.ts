import { shaOf } from "../seeds/code.ts";
import type { Commit, WorkflowRun } from "../things.ts";
import type { World } from "../world.ts";
import { signatureView, treeOf } from "./commit.ts";
import { api, html, nodeId } from "./links.ts";
import { repositoryView } from "./repository.ts";
import { userView } from "./user.ts";

/** A number that is always the same for a workflow file. */
export function workflowId(path: string): number {
  return Number.parseInt(shaOf(path).slice(0, 7), 16);
}

/** `simple-commit` of GitHub's description. */
function headView(commit: Commit | undefined) {
  if (commit === undefined) return null;
  const { name, email } = signatureView(commit);
  return {
    id: commit.sha,
    tree_id: treeOf(commit),
    message: commit.message,
    timestamp: commit.date,
    author: { name, email },
    committer: { name, email },
  };
}

/** `workflow-run` of GitHub's description. */
export function runView(world: World, run: WorkflowRun) {
  const url = api(world, `/actions/runs/${run.id}`);
  const actor = userView(world, run.actor);
  return {
    id: run.id,
    node_id: nodeId("WorkflowRun", run.id),
    name: run.name,
    display_title: run.title,
    path: run.path,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_sha: run.sha,
    head_branch: run.branch,
    head_commit: headView(world.commits.get(run.sha)),
    run_number: run.number,
    run_attempt: run.attempt,
    workflow_id: workflowId(run.path),
    check_suite_id: run.suite,
    check_suite_node_id: nodeId("CheckSuite", run.suite),
    check_suite_url: api(world, `/check-suites/${run.suite}`),
    workflow_url: api(world, `/actions/workflows/${workflowId(run.path)}`),
    url,
    html_url: html(world, `/actions/runs/${run.id}`),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    pull_requests: [],
    referenced_workflows: [],
    actor,
    triggering_actor: actor,
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.startedAt ?? run.createdAt,
    repository: repositoryView(world),
    head_repository: repositoryView(world),
  };
}

import { basename } from "node:path";
import { bodyOf } from "../body.ts";
import type { Call, Reply, Route } from "../call.ts";
import { found, parameter, refuse } from "../call.ts";
import { play } from "../play.ts";
import { resolve } from "../refs.ts";
import { addRun } from "../seeds/ci.ts";
import { api, html, nodeId } from "../views/links.ts";
import { workflowId } from "../views/run.ts";
import { dispatchable, readWorkflow, runName } from "../workflow-file.ts";
import type { World } from "../world.ts";
import { listRuns } from "./runs.ts";

const FOLDER = ".github/workflows/";

/** Workflows: the files of the default branch. */
export const workflowRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/workflows/{workflow_id}",
    permission: "actions=read",
    answer: (call) => {
      const path = pathOf(call);
      return { status: 200, body: workflowView(call.world, path, textAt(call.world, path) ?? "") };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
    permission: "actions=read",
    answer: (call) => {
      const path = pathOf(call);
      return listRuns(
        call,
        call.world.runs.filter((run) => run.path === path),
      );
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    permission: "actions=write",
    answer: dispatch,
  },
];

function textAt(world: World, path: string, ref = world.defaultBranch): string | undefined {
  return resolve(world, ref)?.files[path];
}

/** Path of the workflow that a call names by file name or id; 404 off the default branch. */
function pathOf(call: Call): string {
  const asked = parameter(call, "workflow_id");
  const files = Object.keys(resolve(call.world, call.world.defaultBranch)?.files ?? {});
  const workflows = files.filter((path) => path.startsWith(FOLDER));
  return found(
    workflows.find((path) => basename(path) === asked || String(workflowId(path)) === asked),
  );
}

function dispatch(call: Call): Reply {
  const { world } = call;
  const path = pathOf(call);
  const body = bodyOf(call);
  const ref = body.needed("ref");
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  // Only a branch or tag will do: a workflow is not dispatched at a bare commit.
  const sha = world.branches.get(name) ?? world.tags.get(name)?.commit;
  if (sha === undefined) return refuse(422, `No ref found for: ${ref}`);
  const workflow = readWorkflow(textAt(world, path, name) ?? "");
  const inputs = dispatchable(workflow, body.record("inputs") ?? {});
  const run = addRun(world, {
    path,
    sha,
    branch: name,
    name: workflow.name ?? path,
    title: runName(workflow, inputs),
    event: "workflow_dispatch",
    actor: world.login,
    status: "queued",
  });
  play(world, run, inputs);
  if (!body.flag("return_run_details", false)) return { status: 204 };
  return {
    status: 200,
    body: {
      workflow_run_id: run.id,
      run_url: api(world, `/actions/runs/${run.id}`),
      html_url: html(world, `/actions/runs/${run.id}`),
    },
  };
}

function workflowView(world: World, path: string, text: string) {
  const id = workflowId(path);
  const commit = resolve(world, world.defaultBranch);
  return {
    id,
    node_id: nodeId("Workflow", id),
    name: readWorkflow(text).name ?? path,
    path,
    state: "active",
    created_at: commit?.date,
    updated_at: commit?.date,
    url: api(world, `/actions/workflows/${id}`),
    html_url: html(world, `/blob/${world.defaultBranch}/${path}`),
    badge_url: html(world, `/workflows/${encodeURIComponent(basename(path))}/badge.svg`),
  };
}

import { bodyOf } from "../body.ts";
import type { Call, Reply, Route } from "../call.ts";
import { asks, error, found, numberParameter } from "../call.ts";
import { list } from "../pages.ts";
import { ancestry, resolve } from "../refs.ts";
import { addCommit } from "../seeds/code.ts";
import { addDeployment } from "../seeds/deployments.ts";
import type { Commit, Deployment } from "../things.ts";
import { api, nodeId } from "../views/links.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";
import { newestChecks } from "./checks.ts";
import { newestOfEach } from "./statuses.ts";

/** Deployments. */
export const deploymentRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/deployments",
    permission: "deployments=read",
    answer: (call) => {
      const wanted = call.world.deployments
        .filter((one) => asks(call, "sha", one.sha) && asks(call, "ref", one.ref))
        .filter(
          (one) => asks(call, "task", one.task) && asks(call, "environment", one.environment),
        );
      return list(call, wanted.reverse(), (one) => deploymentView(call.world, one));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/deployments/{deployment_id}",
    permission: "deployments=read",
    answer: (call) => ({ status: 200, body: deploymentView(call.world, deploymentOf(call)) }),
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/deployments",
    permission: "deployments=write",
    answer: create,
  },
];

/** The deployment that a path names, or 404. */
export function deploymentOf(call: Call): Deployment {
  const id = numberParameter(call, "deployment_id");
  return found(call.world.deployments.find((deployment) => deployment.id === id));
}

function create(call: Call): Reply {
  const { world } = call;
  const body = bodyOf(call);
  const ref = body.needed("ref");
  const commit = resolve(world, ref);
  if (commit === undefined) return error(422, `No ref found for: ${ref}`);
  const merged = body.flag("auto_merge", true) ? mergeDefaultBranch(world, ref, commit) : undefined;
  if (merged !== undefined) return merged;
  const failing = failingContexts(world, commit.sha, body.texts("required_contexts"));
  if (failing.length > 0) {
    const errors = [
      { contexts: failing, resource: "Deployment", field: "required_contexts", code: "invalid" },
    ];
    return error(409, `Conflict: Commit status checks failed for ${ref}.`, { errors });
  }
  const environment = body.text("environment") ?? "production";
  const deployment = addDeployment(world, {
    sha: commit.sha,
    ref,
    environment,
    task: body.text("task") ?? "deploy",
    payload: payloadOf(call),
    description: body.text("description") ?? "",
    transient: body.flag("transient_environment", false),
    production: body.flag("production_environment", environment === "production"),
  });
  return { status: 201, body: deploymentView(world, deployment) };
}

function payloadOf(call: Call): Deployment["payload"] {
  const body = bodyOf(call);
  const given = typeof call.body === "object" && call.body !== null && "payload" in call.body;
  if (!given) return {};
  return typeof call.body.payload === "string" ? call.body.payload : (body.record("payload") ?? {});
}

/**
 * What `auto_merge` does by default: a ref that lacks commits of the default branch gets them
 * merged into it first. Only a branch can be merged into.
 */
function mergeDefaultBranch(world: World, ref: string, commit: Commit): Reply | undefined {
  const head = world.branches.get(world.defaultBranch);
  if (head === undefined || ancestry(world, commit.sha).some(({ sha }) => sha === head)) {
    return undefined;
  }
  if (!world.branches.has(ref)) {
    return error(409, `Conflict merging ${world.defaultBranch} into ${ref}.`);
  }
  addCommit(world, {
    branch: ref,
    message: `Merge ${world.defaultBranch} into ${ref}`,
    parents: [commit.sha, head],
    files: world.commits.get(head)?.files,
  });
  const message = `Auto-merged ${world.defaultBranch} into ${ref} on deployment.`;
  return { status: 202, body: { message } };
}

/** Contexts that are not green: of all that the commit has, or of those that are named. */
function failingContexts(
  world: World,
  sha: string,
  required: readonly string[] | undefined,
): readonly string[] {
  const green = new Map<string, boolean>();
  for (const run of newestChecks(world, sha)) green.set(run.name, run.conclusion === "success");
  for (const status of newestOfEach(world, sha)) {
    green.set(status.context, status.state === "success");
  }
  return (required ?? [...green.keys()]).filter((context) => green.get(context) !== true);
}

function deploymentView(world: World, deployment: Deployment) {
  const url = api(world, `/deployments/${deployment.id}`);
  return {
    url,
    id: deployment.id,
    node_id: nodeId("Deployment", deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description === "" ? null : deployment.description,
    creator: userView(world, deployment.creator),
    created_at: deployment.createdAt,
    updated_at: deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: api(world),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

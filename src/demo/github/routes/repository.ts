import type { Route } from "../call.ts";
import { found, parameter } from "../call.ts";
import { counted, list } from "../pages.ts";
import type { RequiredCheck } from "../things.ts";
import { commitView } from "../views/commit.ts";
import { environmentView } from "../views/environment.ts";
import { api, html } from "../views/links.ts";
import { fullRepositoryView } from "../views/repository.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";

/** The repository itself, its branches with what protects them, and its environments. */
export const repositoryRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}",
    permission: "metadata=read",
    answer: ({ world }) => ({ status: 200, body: fullRepositoryView(world) }),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/collaborators/{username}/permission",
    permission: "metadata=read",
    answer: (call) => {
      const login = parameter(call, "username");
      const access = call.world.access.get(login) ?? "write";
      const permission = found(access === "gone" ? undefined : access);
      const user = { ...userView(call.world, login), role_name: permission };
      return { status: 200, body: { permission, role_name: permission, user } };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/branches/{branch}",
    permission: "contents=read",
    answer: (call) => {
      const name = parameter(call, "branch");
      const head = found(call.world.branches.get(name));
      const commit = found(call.world.commits.get(head));
      return { status: 200, body: branchView(call.world, name, commitView(call.world, commit)) };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/rules/branches/{branch}",
    permission: "metadata=read",
    answer: (call) => {
      const required = requiredBy(call.world, parameter(call, "branch"), "ruleset");
      return list(call, required.length === 0 ? [] : [required], (checks) =>
        ruleView(call.world, checks),
      );
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/environments",
    permission: "actions=read",
    answer: (call) =>
      counted(call, {
        name: "environments",
        all: [...call.world.environments.values()],
        view: (environment) => environmentView(call.world, environment),
      }),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/environments/{environment_name}",
    permission: "actions=read",
    answer: (call) => {
      const environment = found(call.world.environments.get(parameter(call, "environment_name")));
      return { status: 200, body: environmentView(call.world, environment) };
    },
  },
];

function requiredBy(world: World, branch: string, by: RequiredCheck["by"]) {
  return (world.requiredChecks.get(branch) ?? []).filter((check) => check.by === by);
}

function branchView(world: World, name: string, commit: unknown) {
  const url = api(world, `/branches/${name}`);
  const required = requiredBy(world, name, "protection");
  return {
    name,
    commit,
    _links: { html: html(world, `/tree/${name}`), self: url },
    protected: (world.requiredChecks.get(name) ?? []).length > 0,
    protection: {
      enabled: required.length > 0,
      required_status_checks: {
        enforcement_level: required.length > 0 ? "non_admins" : "off",
        contexts: required.map((check) => check.context),
        checks: required.map(({ context, app }) => ({ context, app_id: app ?? null })),
      },
    },
    protection_url: `${url}/protection`,
  };
}

function ruleView(world: World, checks: readonly RequiredCheck[]) {
  return {
    type: "required_status_checks",
    parameters: {
      strict_required_status_checks_policy: false,
      do_not_enforce_on_create: false,
      required_status_checks: checks.map(({ context, app }) =>
        app === undefined ? { context } : { context, integration_id: app },
      ),
    },
    ruleset_source_type: "Repository",
    ruleset_source: `${world.owner}/${world.repo}`,
    ruleset_id: 42,
  };
}

import { addCheckRun, addRun, addStatus } from "../../../src/demo/github/seeds/ci.ts";
import { addCommit, addRelease, addTag } from "../../../src/demo/github/seeds/code.ts";
import { addDeployment, addEnvironment } from "../../../src/demo/github/seeds/deployments.ts";
import { addComment, addIssue, addMilestone } from "../../../src/demo/github/seeds/issues.ts";
import { addPull } from "../../../src/demo/github/seeds/pulls.ts";
import { createWorld } from "../../../src/demo/github/world.ts";

export const DEPLOY_WORKFLOW = `
name: Deploy
run-name: Deploy \${{ inputs.version }}
on:
  workflow_dispatch:
    inputs:
      version: { required: true }
      kind: { type: choice, options: [deploy, rollback], default: deploy }
jobs: {}
`;

/** A repository that has at least one of everything. */
export function furnishedWorld() {
  const world = createWorld({ now: () => Date.parse("2026-11-20T14:00:00Z") });
  const first = addCommit(world, {
    files: {
      "docs/rollback.md": "# Rollback\n",
      "docs/guides/start.md": "# Start\n",
      ".github/workflows/deploy.yml": DEPLOY_WORKFLOW,
      ".github/workflows/ci.yml": "name: CI\non: push\njobs: {}\n",
    },
  });
  addRelease(world, { tag: "v2.3.7", target: first.sha });
  const { sha } = addCommit(world, { files: { "shop.js": "// 2.4.0\n" } });
  addTag(world, "v2.4.0", sha, "Shop 2.4.0");
  const release = addRelease(world, { tag: "v2.4.0", target: sha });
  world.requiredChecks.set("main", [
    { context: "test", by: "ruleset" },
    { context: "lint", by: "protection" },
  ]);
  addEnvironment(world, "production/eu", ["olga"]);
  const approvals = [
    { environment: "production/eu", state: "approved", by: "olga", comment: "Go" } as const,
  ];
  const run = addRun(world, { path: ".github/workflows/ci.yml", sha, approvals });
  addCheckRun(world, { sha, name: "test", run });
  addCheckRun(world, { sha, name: "lint", status: "in_progress", run });
  addStatus(world, { sha, context: "security", state: "success" });
  const deployment = addDeployment(world, {
    sha,
    environment: "production",
    statuses: [{ state: "in_progress" }, { state: "success", environmentUrl: "https://x.test" }],
  });
  const issue = addIssue(world, { title: "Release 2.4.0", labels: ["release"] });
  const ref = "refs/heads/main";
  world.analyses = [{ id: 1, ref, sha, tool: "CodeQL", error: "" }];
  world.codeAlerts.push({ number: 1, ref, severity: "high", title: "Injection" });
  world.advisories = [{ number: 1, severity: "critical", name: "left", title: "Takes over" }];
  addMilestone(world, "2.4.0");
  addIssue(world, {
    title: "Search",
    labels: ["known-issue"],
    milestone: "2.4.0",
    state: "closed",
  });
  addComment(world, issue, { body: "/sign-off qa", author: "olga" });
  addIssue(world, { title: "Change the shop", pullRequest: true, state: "closed" });
  const pull = addPull(world, { title: "Change the shop", head: first.sha, mergedAs: sha });
  addPull(world, { title: "Change it again", head: sha });
  const tagObject = world.tags.get("v2.4.0")?.object?.sha ?? "";
  return {
    world,
    ids: {
      sha,
      first: first.sha,
      tagObject,
      deployment: deployment.id,
      run: run.id,
      pull: pull.number,
      release: release.id,
      environment: "production%2Feu",
    },
  };
}

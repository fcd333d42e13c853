import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ROUTES } from "../../../src/demo/github/routes/index.ts";
import type { CheckedGitHub } from "../../support/github.ts";
import { startCheckedGitHub } from "../../support/github.ts";
import { OPERATIONS } from "../../support/openapi/openapi.ts";
import { caller } from "./caller.ts";
import { furnishedWorld } from "./furnished.ts";

const { world, ids } = furnishedWorld();
const { sha, tagObject, deployment, run, environment, pull, release } = ids;
let github: CheckedGitHub;

beforeAll(async () => {
  github = await startCheckedGitHub(world);
});

afterAll(() => github.close());

describe("every operation answers what GitHub describes", () => {
  test.each([
    ["GET", "/rate_limit", 200],
    ["GET", "/repos/octoacme/shop", 200],
    ["GET", "/repos/octoacme/shop/actions/runs", 200],
    ["GET", `/repos/octoacme/shop/actions/runs/${run}`, 200],
    ["GET", `/repos/octoacme/shop/actions/runs/${run}/approvals`, 200],
    ["GET", `/repos/octoacme/shop/actions/runs/${run}/jobs`, 200],
    ["GET", "/repos/octoacme/shop/actions/workflows/deploy.yml", 200],
    ["GET", "/repos/octoacme/shop/actions/workflows/deploy.yml/runs", 200],
    ["GET", "/repos/octoacme/shop/branches/main", 200],
    ["GET", "/repos/octoacme/shop/code-scanning/alerts", 200],
    ["GET", "/repos/octoacme/shop/code-scanning/analyses", 200],
    ["GET", "/repos/octoacme/shop/dependabot/alerts", 200],
    ["GET", "/repos/octoacme/shop/commits/main", 200],
    ["GET", `/repos/octoacme/shop/commits/${sha}`, 200],
    ["GET", "/repos/octoacme/shop/commits/v2.4.0/check-runs", 200],
    ["GET", `/repos/octoacme/shop/commits/${sha}/pulls`, 200],
    ["GET", `/repos/octoacme/shop/commits/${sha}/status`, 200],
    ["GET", `/repos/octoacme/shop/commits/${sha}/statuses`, 200],
    ["GET", "/repos/octoacme/shop/compare/v2.3.7...main", 200],
    ["GET", "/repos/octoacme/shop/contents/docs/rollback.md", 200],
    ["GET", "/repos/octoacme/shop/contents/docs?ref=main", 200],
    ["GET", "/repos/octoacme/shop/deployments", 200],
    ["GET", `/repos/octoacme/shop/deployments/${deployment}`, 200],
    ["GET", `/repos/octoacme/shop/deployments/${deployment}/statuses`, 200],
    ["GET", "/repos/octoacme/shop/environments", 200],
    ["GET", `/repos/octoacme/shop/environments/${environment}`, 200],
    ["GET", "/repos/octoacme/shop/git/matching-refs/tags/v2", 200],
    ["GET", "/repos/octoacme/shop/git/ref/tags%2Fv2.4.0", 200],
    ["GET", `/repos/octoacme/shop/git/tags/${tagObject}`, 200],
    ["GET", `/repos/octoacme/shop/git/trees/${sha}?recursive=1`, 200],
    ["GET", "/repos/octoacme/shop/issues?state=all", 200],
    ["GET", "/repos/octoacme/shop/issues/1", 200],
    ["GET", "/repos/octoacme/shop/issues/1/comments", 200],
    ["GET", "/repos/octoacme/shop/issues/1/labels", 200],
    ["GET", "/repos/octoacme/shop/labels", 200],
    ["GET", "/repos/octoacme/shop/milestones", 200],
    ["GET", `/repos/octoacme/shop/pulls/${pull}/commits`, 200],
    ["GET", "/repos/octoacme/shop/releases", 200],
    ["GET", "/repos/octoacme/shop/releases/latest", 200],
    ["GET", "/repos/octoacme/shop/releases/tags/v2.4.0", 200],
    ["GET", `/repos/octoacme/shop/releases/${release}`, 200],
    ["GET", `/repos/octoacme/shop/releases/${release}/assets`, 200],
    ["GET", "/repos/octoacme/shop/rules/branches/main", 200],
    ["GET", "/repos/octoacme/shop/collaborators/erin/permission", 200],
  ])("%s %s", async (method, path, status) => {
    const reply = await caller(github)(method, path);
    expect([reply.status, github.sins]).toEqual([status, []]);
  });

  test.each([
    [
      "/repos/octoacme/shop/deployments",
      { ref: sha, auto_merge: false, required_contexts: [], payload: { release_gate: {} } },
      201,
    ],
    [`/repos/octoacme/shop/deployments/${deployment}/statuses`, { state: "success" }, 201],
    [`/repos/octoacme/shop/statuses/${sha}`, { state: "pending", context: "gate" }, 201],
    ["/repos/octoacme/shop/issues", { title: "2.4.0 was reverted", labels: ["release"] }, 201],
    ["/repos/octoacme/shop/issues/1/comments", { body: "Done" }, 201],
    ["/repos/octoacme/shop/issues/1/labels", { labels: ["incident"] }, 200],
    ["/repos/octoacme/shop/labels", { name: "hot", color: "ff0000" }, 201],
    [
      "/repos/octoacme/shop/actions/workflows/deploy.yml/dispatches",
      { ref: "main", inputs: { version: "2.3.7" }, return_run_details: true },
      200,
    ],
    [`/repos/octoacme/shop/actions/runs/${run}/cancel`, undefined, 409],
    ["/repos/octoacme/shop/releases", { tag_name: "v2.5.0", draft: true }, 201],
    [`/repos/octoacme/shop/releases/${release}/assets?name=a.json`, { a: 1 }, 201],
  ])("POST %s", async (path, body, status) => {
    const reply = await caller(github)("POST", path, body);
    expect([reply.status, github.sins]).toEqual([status, []]);
  });

  test.each([
    ["issues/1", { state: "closed" }],
    ["milestones/1", { state: "closed" }],
    [`releases/${release}`, { draft: false, make_latest: "false" }],
  ])("PATCH of %s", async (path, body) => {
    const reply = await caller(github)("PATCH", `/repos/octoacme/shop/${path}`, body);
    expect([reply.status, github.sins]).toEqual([200, []]);
  });

  test("and none was left out", () => {
    const routes = ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted();
    expect(routes).toEqual(OPERATIONS.toSorted());
    expect([...github.called].toSorted()).toEqual(routes);
  });
});

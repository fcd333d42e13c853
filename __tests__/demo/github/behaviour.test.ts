import { afterEach, describe, expect, test } from "@jest/globals";
import { addCheckRun, addRun, addStatus } from "../../../src/demo/github/seeds/ci.ts";
import { addCommit, addRelease } from "../../../src/demo/github/seeds/code.ts";
import { addDeployment } from "../../../src/demo/github/seeds/deployments.ts";
import { addIssue } from "../../../src/demo/github/seeds/issues.ts";
import type { World } from "../../../src/demo/github/world.ts";
import { createWorld } from "../../../src/demo/github/world.ts";
import type { CheckedGitHub } from "../../support/github.ts";
import { startCheckedGitHub } from "../../support/github.ts";
import { caller } from "./caller.ts";

const REPO = "/repos/octoacme/shop";
let github: CheckedGitHub | undefined;

async function serve(world: World) {
  github = await startCheckedGitHub(world);
  return caller(github);
}

afterEach(async () => {
  const { sins } = github ?? {};
  await github?.close();
  expect(sins).toEqual([]);
});

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

describe("deployments", () => {
  const claim = { auto_merge: false, required_contexts: [] };

  test("are listed newest first, by environment, commit and task", async () => {
    const world = createWorld();
    const { sha } = addCommit(world);
    const first = addDeployment(world, { sha, environment: "production" });
    addDeployment(world, { sha, environment: "staging" });
    const third = addDeployment(world, { sha, environment: "production", task: "rollback" });
    const call = await serve(world);
    const listed = await call("GET", `${REPO}/deployments?environment=production&sha=${sha}`);
    const reverts = await call("GET", `${REPO}/deployments?task=rollback`);
    expect([ids(listed.body), ids(reverts.body)]).toEqual([[third.id, first.id], [third.id]]);
  });

  test("keep the payload that they were given, and belong to the bot", async () => {
    const world = createWorld();
    const { sha } = addCommit(world);
    const call = await serve(world);
    const payload = { release_gate: { key: "rg:1", rollback_of: null } };
    const made = await call("POST", `${REPO}/deployments`, { ref: sha, ...claim, payload });
    const seen = await call("GET", `${REPO}/deployments/${made.body.id}`);
    expect([
      made.status,
      seen.body.payload,
      seen.body.creator.login,
      seen.body.environment,
    ]).toEqual([201, payload, "github-actions[bot]", "production"]);
  });

  test.each<[string, { contexts?: readonly string[] | undefined; status: number }]>([
    ["all contexts count by default, and a red one is a conflict", { status: 409 }],
    ["a named green context is enough", { contexts: ["test"], status: 201 }],
    ["a named context that is absent is a conflict", { contexts: ["audit"], status: 409 }],
    ["an empty list asks for none", { contexts: [], status: 201 }],
  ])("required contexts: %s", async (_, { contexts, status }) => {
    const world = createWorld();
    const { sha } = addCommit(world);
    addCheckRun(world, { sha, name: "test" });
    addStatus(world, { sha, context: "lint", state: "failure" });
    const call = await serve(world);
    const wanted = contexts === undefined ? {} : { required_contexts: contexts };
    const made = await call("POST", `${REPO}/deployments`, { ref: "main", ...wanted });
    expect(made.status).toBe(status);
  });

  test.each([
    ["a branch that is behind gets the default branch merged into it", "topic", 202],
    ["a commit that is behind cannot be merged into", "sha", 409],
    ["the default branch is never behind", "main", 201],
  ])("auto-merge by default: %s", async (_, ref, status) => {
    const world = createWorld();
    const { sha } = addCommit(world);
    world.branches.set("topic", sha);
    addCommit(world);
    const call = await serve(world);
    const made = await call("POST", `${REPO}/deployments`, { ref: ref === "sha" ? sha : ref });
    expect([made.status, world.branches.get("topic") === sha]).toEqual([status, status !== 202]);
  });

  test("of an unknown ref are refused", async () => {
    const call = await serve(createWorld());
    const made = await call("POST", `${REPO}/deployments`, { ref: "gone", ...claim });
    expect([made.status, made.body.message]).toEqual([422, "No ref found for: gone"]);
  });

  test.each<
    [string, { environment: string; transient?: boolean; auto?: boolean; states: string[] }]
  >([
    ["ends the earlier one", { environment: "staging", states: ["inactive", "success"] }],
    ["but not in production", { environment: "production", states: ["success"] }],
    ["but not a transient one", { environment: "staging", transient: true, states: ["success"] }],
    ["unless told not to", { environment: "staging", auto: false, states: ["success"] }],
  ])("a success %s", async (_, { environment, transient = false, auto, states }) => {
    const world = createWorld();
    const { sha } = addCommit(world);
    const statuses = [{ state: "success" }] as const;
    const failed = addDeployment(world, { sha, environment, statuses: [{ state: "failure" }] });
    const earlier = addDeployment(world, { sha, environment, transient, statuses });
    const newer = addDeployment(world, { sha, environment });
    const elsewhere = addDeployment(world, { sha, environment: "qa", statuses });
    const call = await serve(world);
    await call("POST", `${REPO}/deployments/${newer.id}/statuses`, {
      state: "success",
      ...(auto === undefined ? {} : { auto_inactive: auto }),
    });
    const listed = await call("GET", `${REPO}/deployments/${earlier.id}/statuses`);
    const untouched = [failed, elsewhere].map((one) => one.statuses.length);
    expect([listed.body.map((status: { state: string }) => status.state), untouched]).toEqual([
      states,
      [1, 1],
    ]);
  });

  test("take no description above 140 characters", async () => {
    const world = createWorld();
    const { sha } = addCommit(world);
    const { id } = addDeployment(world, { sha, environment: "qa" });
    const call = await serve(world);
    const body = { state: "success", description: "x".repeat(141) };
    const reply = await call("POST", `${REPO}/deployments/${id}/statuses`, body);
    expect(reply.status).toBe(422);
  });
});

describe("statuses", () => {
  test.each<[string, readonly ("success" | "failure" | "error" | "pending")[], string]>([
    ["none at all", [], "pending"],
    ["all green", ["success", "success"], "success"],
    ["one pending", ["success", "pending"], "pending"],
    ["one in error", ["success", "error", "pending"], "failure"],
  ])("%s fold to their state", async (_, states, combined) => {
    const world = createWorld();
    const { sha } = addCommit(world);
    states.forEach((state, i) => {
      addStatus(world, { sha, context: `c${i}`, state });
    });
    const call = await serve(world);
    const reply = await call("GET", `${REPO}/commits/main/status`);
    expect([reply.body.state, reply.body.total_count]).toEqual([combined, states.length]);
  });

  test("are all listed newest first, and combined to the newest of each context", async () => {
    const world = createWorld();
    const { sha } = addCommit(world);
    const old = addStatus(world, { sha, context: "Gate", state: "failure" });
    const call = await serve(world);
    const made = await call("POST", `${REPO}/statuses/${sha}`, {
      state: "success",
      context: "gate",
    });
    const all = await call("GET", `${REPO}/commits/${sha}/statuses`);
    const combined = await call("GET", `${REPO}/commits/${sha}/status`);
    expect([made.body.creator.login, ids(all.body), ids(combined.body.statuses)]).toEqual([
      "github-actions[bot]",
      [made.body.id, old.id],
      [made.body.id],
    ]);
  });

  test("of an unknown commit are refused", async () => {
    const call = await serve(createWorld());
    const reply = await call("POST", `${REPO}/statuses/${"0".repeat(40)}`, { state: "success" });
    expect(reply.status).toBe(422);
  });
});

describe("check runs", () => {
  test("come as the newest of each name and suite, or all", async () => {
    const world = createWorld();
    const { sha } = addCommit(world);
    const run = addRun(world, { path: ".github/workflows/ci.yml", sha });
    const old = addCheckRun(world, { sha, name: "test", run, conclusion: "failure" });
    const retry = addCheckRun(world, { sha, name: "test", run });
    const other = addCheckRun(world, { sha, name: "test", app: { id: 7, slug: "circle" } });
    const call = await serve(world);
    const latest = await call("GET", `${REPO}/commits/${sha}/check-runs`);
    const all = await call("GET", `${REPO}/commits/${sha}/check-runs?filter=all`);
    const theirs = await call("GET", `${REPO}/commits/${sha}/check-runs?app_id=7`);
    expect([latest, all, theirs].map(({ body }) => ids(body.check_runs))).toEqual([
      [other.id, retry.id],
      [other.id, retry.id, old.id],
      [other.id],
    ]);
  });
});

describe("code", () => {
  test("a file comes as base64 in lines, at any ref", async () => {
    const world = createWorld();
    const text = `# Notes\n${"ä".repeat(60)}\n`;
    const { sha } = addCommit(world, { files: { "docs/a b.md": text } });
    addCommit(world, { files: { "docs/a b.md": null } });
    const call = await serve(world);
    const then = await call("GET", `${REPO}/contents/docs%2Fa%20b.md?ref=${sha}`);
    const now = await call("GET", `${REPO}/contents/docs/a%20b.md`);
    const decoded = Buffer.from(then.body.content, "base64").toString();
    expect([then.body.path, decoded, then.body.content.indexOf("\n"), now.status]).toEqual([
      "docs/a b.md",
      text,
      60,
      404,
    ]);
  });

  test.each([
    ["main", "main", "identical", 0, 0],
    ["v1", "main", "ahead", 2, 0],
    ["main", "v1", "behind", 0, 2],
    ["topic", "main", "diverged", 2, 1],
  ])("compare %s...%s is %s", async (base, head, status, ahead, behind) => {
    const world = createWorld();
    const { sha } = addCommit(world);
    addRelease(world, { tag: "v1", target: sha });
    addCommit(world, { files: { a: "1" } });
    addCommit(world, { files: { a: "2" } });
    addCommit(world, { branch: "topic", parents: [sha] });
    const call = await serve(world);
    const { body } = await call("GET", `${REPO}/compare/${base}...${head}`);
    expect([body.status, body.ahead_by, body.behind_by, body.commits.length]).toEqual([
      status,
      ahead,
      behind,
      ahead,
    ]);
  });

  test("the latest release is neither draft nor pre-release", async () => {
    const world = createWorld();
    addCommit(world);
    addRelease(world, { tag: "v1.0.0" });
    addRelease(world, { tag: "v2.0.0-rc.1", prerelease: true });
    addRelease(world, { tag: "v2.0.0", draft: true });
    const call = await serve(world);
    const latest = await call("GET", `${REPO}/releases/latest`);
    const draft = await call("GET", `${REPO}/releases/tags/v2.0.0`);
    expect([latest.body.tag_name, draft.status]).toEqual(["v1.0.0", 404]);
  });
});

describe("issues", () => {
  test("are listed with pull requests, open ones by default, by every label asked for", async () => {
    const world = createWorld();
    addIssue(world, { title: "a", labels: ["release", "hot"] });
    addIssue(world, { title: "b", labels: ["release"], state: "closed" });
    addIssue(world, { title: "c", labels: ["release"], pullRequest: true });
    const call = await serve(world);
    const titles = async (query: string) => {
      const { body } = await call("GET", `${REPO}/issues?${query}`);
      return body.map((one: { title: string; pull_request?: object }) =>
        one.pull_request === undefined ? one.title : `${one.title} (pull request)`,
      );
    };
    expect([
      await titles("labels=release"),
      await titles("labels=release,hot"),
      await titles("labels=release&state=all&direction=asc"),
    ]).toEqual([["c (pull request)", "a"], ["a"], ["a", "b", "c (pull request)"]]);
  });

  test("created with a comment and closed, they say who and when", async () => {
    const world = createWorld({ now: () => Date.parse("2026-11-20T14:00:00.900Z") });
    const call = await serve(world);
    const { body: made } = await call("POST", `${REPO}/issues`, {
      title: "Reverted",
      labels: ["a"],
    });
    await call("POST", `${REPO}/issues/${made.number}/comments`, { body: "Proven" });
    await call("PATCH", `${REPO}/issues/${made.number}`, { state: "closed", labels: ["b"] });
    const { body } = await call("GET", `${REPO}/issues/${made.number}`);
    const comments = await call("GET", `${REPO}/issues/${made.number}/comments`);
    expect({
      by: [body.user.login, comments.body[0].user.login],
      labels: body.labels.map((label: { name: string }) => label.name),
      closedAt: body.closed_at,
      comments: body.comments,
    }).toEqual({
      by: ["github-actions[bot]", "github-actions[bot]"],
      labels: ["b"],
      closedAt: "2026-11-20T14:00:00Z",
      comments: 1,
    });
  });
});

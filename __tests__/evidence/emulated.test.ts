import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import type { Question } from "../../src/core/ask.ts";
import type { Clock } from "../../src/core/ports.ts";
import { addCheckRun } from "../../src/demo/github/seeds/ci.ts";
import { repositoryFiles } from "../../src/evidence/source.ts";
import { changes } from "../../src/questions/changes.ts";
import { checks } from "../../src/questions/checks.ts";
import { comments } from "../../src/questions/comments.ts";
import { history } from "../../src/questions/history.ts";
import { markdown } from "../../src/questions/markdown.ts";
import { required } from "../../src/questions/required.ts";
import { runs } from "../../src/questions/runs.ts";
import { tags } from "../../src/questions/tags.ts";
import { workflow } from "../../src/questions/workflow.ts";
import { furnishedWorld } from "../demo/github/furnished.ts";
import { NOW } from "../support/builders.ts";
import { type CheckedGitHub, clientOf, startCheckedGitHub } from "../support/github.ts";
import { aGatherer } from "./collect.ts";

let server: CheckedGitHub;
let furnished: ReturnType<typeof furnishedWorld>;

beforeEach(async () => {
  furnished = furnishedWorld();
  server = await startCheckedGitHub(furnished.world);
});

afterEach(async () => {
  await server.close();
});

/** Asks the emulated GitHub, whose every exchange is held to GitHub's own description. */
async function ask(...questions: readonly Question[]) {
  const clock: Clock = {
    now: () => NOW,
    monotonic: () => 0,
    sleep: async () => undefined,
    timeout: () => new AbortController().signal,
    limit: (_ms, work) => ({ value: work() }),
  };
  const github = clientOf(server, { clock });
  const { sha } = furnished.ids;
  const files = {
    read: async () => undefined,
    write: async () => undefined,
    repository: async () => undefined,
    policies: disk.policies,
  };
  const source = repositoryFiles({ github, files, checkout: undefined, sha, root: "", folder: "" });
  const answers = await aGatherer(github, { source, releaseSha: sha })(questions);
  expect(server.sins).toEqual([]);
  return questions.map(({ key }) => {
    const answer = answers.get(key);
    return answer?.state === "known" ? answer.value : answer;
  });
}

test("every question gets its answer over the wire", async () => {
  const { sha, deployment, run } = furnished.ids;
  const ci = { id: String(run), workflow: ".github/workflows/ci.yml", event: "push" };
  const answers = await ask(
    history("production", ""),
    checks(sha),
    comments(undefined),
    markdown("docs/rollback.md"),
    markdown("docs/gone.md"),
    workflow("deploy.yml"),
    tags("2.4.0", undefined),
    changes(furnished.ids.first, sha),
    changes(undefined, sha),
    runs(sha),
    required(sha),
  );
  expect(answers).toMatchObject([
    {
      records: [],
      foreign: [
        { id: deployment, sha, statuses: [{ state: "in_progress" }, { state: "success" }] },
      ],
    },
    [
      { name: "lint", completed: false, run: ci },
      { name: "security", app: "status", conclusion: "success" },
      { name: "test", completed: true, conclusion: "success", run: ci },
    ],
    {
      issue: { number: expect.any(Number) },
      comments: [{ author: "olga", lines: [{ text: "/sign-off qa", seen: "said" }] }],
    },
    { fields: [{ name: "Rollback" }], words: 0 },
    { fields: undefined },
    {
      inputs: [
        { name: "version", required: true },
        { name: "kind", hasDefault: true },
      ],
    },
    { version: "2.4.0", tagged: sha, latestRelease: "2.4.0" },
    { base: furnished.ids.first, head: sha, commits: [{ sha, authors: ["mona"], unlinked: [] }] },
    { base: undefined, head: sha, commits: [{ sha, authors: ["mona"], unlinked: [] }] },
    [{ id: String(run), workflow: ".github/workflows/ci.yml", completed: true, state: "success" }],
    {
      branch: "main",
      checks: [
        { name: "test", by: "rules" },
        { name: "lint", by: "protection" },
      ],
      pull: { head: furnished.ids.first, checks: [], runs: [] },
    },
  ]);
});

test("a red check on the second page after a hundred green ones is found", async () => {
  const { world, ids } = furnished;
  addCheckRun(world, { sha: ids.sha, name: "red", conclusion: "failure" });
  for (let i = 0; i < 100; i += 1) addCheckRun(world, { sha: ids.sha, name: `green ${i}` });
  expect((await ask(checks(ids.sha)))[0]).toContainEqual(
    expect.objectContaining({ name: "red", conclusion: "failure" }),
  );
});

test("more than a thousand check runs are read to the last", async () => {
  const { world, ids } = furnished;
  addCheckRun(world, { sha: ids.sha, name: "red", conclusion: "failure" });
  for (let i = 0; i < 1_001; i += 1) addCheckRun(world, { sha: ids.sha, name: `green ${i}` });
  const [all] = await ask(checks(ids.sha));
  expect(all).toHaveLength(1_005);
  expect(all).toContainEqual(expect.objectContaining({ name: "red", conclusion: "failure" }));
});

test("permissions that lack are named all at once, as lines to paste", async () => {
  Object.assign(furnished.world.permissions, { checks: "none", statuses: "none" });
  expect(await ask(checks(furnished.ids.sha))).toMatchObject([
    { state: "missing", permission: "checks: read\nstatuses: read" },
  ]);
});

test.each([
  { kind: "status", status: 502, times: 1 },
  { kind: "status", status: 429, retryAfter: 3, times: 1 },
  { kind: "cut", times: 1 },
  { kind: "malformed", times: 1 },
  { kind: "html", times: 1 },
] as const)("a passing fault does not change the answer: $kind $status", async (fault) => {
  server.faults.add({ ...fault, path: "/check-runs" });
  expect((await ask(checks(furnished.ids.sha)))[0]).toHaveLength(3);
});

test.each([
  { kind: "status", status: 500 },
  { kind: "status", status: 404 },
  { kind: "cut" },
  { kind: "malformed" },
  { kind: "html" },
] as const)("a fault that stays is no answer: $kind $status", async (fault) => {
  server.faults.add({ ...fault, path: "/check-runs" });
  expect(await ask(checks(furnished.ids.sha))).toMatchObject([{ state: "missing" }]);
});

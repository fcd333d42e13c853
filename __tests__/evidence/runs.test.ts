import { expect, test } from "@jest/globals";
import { runs } from "../../src/questions/runs.ts";
import { OTHER_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";
import { aRun, runsOf } from "./workflow-runs.ts";

const served = (over: object) =>
  fakeGitHub({
    [`GET /commits/${SHA}/check-runs`]: [],
    [`GET /commits/${SHA}/statuses`]: [],
    ...over,
  });

const said = async (over: object) =>
  (await knownValue(runs(SHA), served(over))).map(({ id, state }) => `${id} ${state}`);

test.each([
  ".github/workflows/ci.yml@refs/heads/main",
  "octoacme/shop/.github/workflows/ci.yml@refs/heads/main",
])("a run of %s with all that is told of it", async (path) => {
  const run = aRun({ path });
  expect(await knownValue(runs(SHA), served(runsOf([run])))).toEqual([
    {
      id: "1",
      workflow: ".github/workflows/ci.yml",
      event: "push",
      completed: true,
      state: "success",
      url: "https://github.example/octoacme/shop/actions/runs/1",
    },
  ]);
});

test.each<[string, object, string]>([
  ["its status until it ends", { status: "queued", conclusion: null }, "1 queued"],
  ["its conclusion after that", { conclusion: "startup_failure" }, "1 startup_failure"],
  ["no conclusion is none", { conclusion: null }, "1 no conclusion"],
  ["no status is no end", { status: null, conclusion: null }, "1 queued"],
])("%s", async (_what, over, expected) => {
  expect(await said(runsOf([aRun(over)]))).toEqual([expected]);
});

test("of each workflow the newest counts, and one by another event beside it", async () => {
  const all = [
    aRun({ id: 3, conclusion: "failure" }),
    aRun({ id: 2, event: "pull_request" }),
    aRun({ id: 4, event: "schedule" }),
    aRun({ id: 1, path: ".github/workflows/lint.yml" }),
  ];
  expect(await said(runsOf(all))).toEqual(["3 failure", "4 success", "1 success"]);
});

test("the list that a commit filters may be behind: the newest runs are read as well", async () => {
  const old = aRun({ conclusion: "failure" });
  const newest = [
    aRun({ status: "in_progress", conclusion: null }),
    aRun({ id: 2, path: ".github/workflows/e2e.yml", status: "queued", conclusion: null }),
    aRun({ id: 3, head_sha: OTHER_SHA }),
  ];
  expect(await said(runsOf([old], newest))).toEqual(["1 in_progress", "2 queued"]);
});

test("without the right to read them nothing is known, and it is named", async () => {
  const github = served({ "GET /actions/runs": refused(403, { permission: "actions: read" }) });
  expect(await askOne(runs(SHA), github)).toMatchObject({
    state: "missing",
    permission: "actions: read",
  });
});

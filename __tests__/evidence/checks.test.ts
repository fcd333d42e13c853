import { describe, expect, test } from "@jest/globals";
import { checks } from "../../src/questions/checks.ts";
import { SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { AT, askOne, knownValue } from "./collect.ts";
import { aRun, runsOf } from "./workflow-runs.ts";

function aCheckRun(over: object = {}) {
  return {
    id: 1,
    name: "build",
    status: "completed",
    conclusion: "success",
    html_url: "https://github.example/checks/1",
    app: { id: 15368 },
    check_suite: { id: 50 },
    ...over,
  };
}

const aStatus = (over: object = {}) => {
  return { id: 1, context: "lint", state: "success", target_url: "", ...over };
};

const RUN = aRun({ id: 4711, path: ".github/workflows/ci.yml@main", check_suite_id: 50 });

const served = (runs: readonly unknown[], statuses: readonly unknown[] = [], over = {}) =>
  fakeGitHub({
    [`GET /commits/${SHA}/check-runs`]: runs,
    [`GET /commits/${SHA}/statuses`]: statuses,
    ...runsOf([RUN]),
    ...over,
  });

test("check runs and statuses come as one list, with the workflow run they belong to", async () => {
  const github = served([aCheckRun()], [aStatus()]);
  expect(await askOne(checks(SHA), github)).toEqual({
    state: "known",
    kind: "checks",
    key: `checks of ${SHA}`,
    at: AT,
    strength: "verified",
    value: [
      {
        name: "build",
        app: "15368",
        completed: true,
        conclusion: "success",
        url: "https://github.example/checks/1",
        run: { id: "4711", workflow: ".github/workflows/ci.yml", event: "push" },
      },
      { name: "lint", app: "status", completed: true, conclusion: "success" },
    ],
  });
});

describe("which is newest", () => {
  const red = { conclusion: "failure" };

  test.each([
    [
      "the larger number wins, wherever it stands",
      [aCheckRun({ id: 2, ...red }), aCheckRun()],
      ["failure"],
    ],
    [
      "another app is another check",
      [aCheckRun(red), aCheckRun({ id: 2, app: { id: 9 } })],
      ["failure", "success"],
    ],
    [
      "a green job of another workflow does not hide a red one",
      [aCheckRun(red), aCheckRun({ id: 2, check_suite: { id: 51 } })],
      ["failure", "success"],
    ],
    [
      "a check run without app or suite is one, too",
      [aCheckRun({ app: null, check_suite: null, ...red })],
      ["failure"],
    ],
  ])("%s", async (_, runs, expected) => {
    const value = await knownValue(checks(SHA), served(runs));
    expect(value.map(({ conclusion }) => conclusion)).toEqual(expected);
  });

  test.each([
    ["pending", { completed: false, conclusion: "pending" }],
    ["error", { completed: true, conclusion: "error" }],
  ])("of statuses with one context the newest counts: %s", async (state, expected) => {
    const value = await knownValue(checks(SHA), served([], [aStatus({ id: 2, state }), aStatus()]));
    expect(value).toEqual([{ name: "lint", app: "status", ...expected }]);
  });
});

describe("which run a check run belongs to", () => {
  const page = "https://github.example/octoacme/shop";
  const nightly = aRun({
    id: 9,
    path: ".github/workflows/nightly.yml",
    event: "schedule",
    check_suite_id: 51,
  });
  const ids = async (over: object, served_ = {}) => {
    const github = served([aCheckRun(over)], [], { ...runsOf([RUN, nightly]), ...served_ });
    return (await knownValue(checks(SHA), github)).map(({ run }) => run?.id);
  };

  test("the one in its address", async () => {
    expect(await ids({ html_url: `${page}/actions/runs/9/job/1`, check_suite: null })).toEqual([
      "9",
    ]);
  });

  test("none, where a step has reported it into some suite of the commit", async () => {
    expect(await ids({ html_url: `${page}/runs/1`, check_suite: { id: 51 } })).toEqual([undefined]);
  });

  test("one that no list names yet is asked for by its number", async () => {
    const late = { "GET /actions/runs/12": aRun({ id: 12 }) };
    expect(await ids({ html_url: `${page}/actions/runs/12/job/1` }, late)).toEqual(["12"]);
  });

  test("none, where it was deleted", async () => {
    expect(await ids({ html_url: `${page}/actions/runs/12/job/1` })).toEqual([undefined]);
  });

  test("one that cannot be read is no answer", async () => {
    const late = { "GET /actions/runs/12": refused(502) };
    const github = served([aCheckRun({ html_url: `${page}/actions/runs/12/job/1` })], [], late);
    expect(await askOne(checks(SHA), github)).toMatchObject({ state: "missing" });
  });

  test("a green nightly job does not hide a red one of a push", async () => {
    const workflow = RUN.path;
    const later = { ...nightly, path: workflow };
    const red = aCheckRun({ conclusion: "failure" });
    const github = served(
      [red, aCheckRun({ id: 2, check_suite: { id: 51 } })],
      [],
      runsOf([RUN, later]),
    );
    const value = await knownValue(checks(SHA), github);
    expect(value.map(({ conclusion }) => conclusion)).toEqual(["failure", "success"]);
  });

  test("of one workflow by a push and by a pull request, the newest counts", async () => {
    const later = { ...nightly, path: RUN.path, event: "pull_request" };
    const red = aCheckRun({ conclusion: "failure" });
    const github = served(
      [red, aCheckRun({ id: 2, check_suite: { id: 51 } })],
      [],
      runsOf([RUN, later]),
    );
    const value = await knownValue(checks(SHA), github);
    expect(value.map(({ conclusion }) => conclusion)).toEqual(["success"]);
  });
});

test("a check run under way has no conclusion", async () => {
  const running = aCheckRun({ status: "in_progress", conclusion: null });
  const [check] = await knownValue(checks(SHA), served([running]));
  expect(check).toMatchObject({ completed: false, conclusion: undefined });
});

test("no checks at all are known to be none", async () => {
  expect(await knownValue(checks(SHA), served([]))).toEqual([]);
});

describe("what is no answer", () => {
  test("one unreadable check among many", async () => {
    const github = served([aCheckRun(), aCheckRun({ id: 2, conclusion: 7 })]);
    expect(await askOne(checks(SHA), github)).toMatchObject({ state: "missing" });
  });

  test("permissions that lack are named all at once", async () => {
    const github = served([], [], {
      [`GET /commits/${SHA}/check-runs`]: refused(403, { permission: "checks: read" }),
      "GET /actions/runs": refused(403, { permission: "actions: read" }),
    });
    expect(await askOne(checks(SHA), github)).toEqual({
      state: "missing",
      kind: "checks",
      key: `checks of ${SHA}`,
      at: AT,
      reason: "refused with 403",
      remedy: "add `checks: read`, `actions: read` to the job's `permissions:`",
      permission: "checks: read\nactions: read",
    });
  });
});

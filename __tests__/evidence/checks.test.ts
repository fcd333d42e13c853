import { describe, expect, test } from "@jest/globals";
import { checks } from "../../src/questions/checks.ts";
import { SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { AT, askOne, knownValue } from "./collect.ts";

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

const RUN = { id: 4711, path: ".github/workflows/ci.yml@main", check_suite_id: 50 };

const served = (runs: readonly unknown[], statuses: readonly unknown[] = [], over = {}) =>
  fakeGitHub({
    [`GET /commits/${SHA}/check-runs`]: runs,
    [`GET /commits/${SHA}/statuses`]: statuses,
    "GET /actions/runs": [RUN],
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
        run: { id: "4711", workflow: ".github/workflows/ci.yml" },
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

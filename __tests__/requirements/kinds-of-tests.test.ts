import { describe, expect, test } from "@jest/globals";
import type { CiCheck } from "../../src/questions/checks.ts";
import { aCiCheck, known, OTHER_SHA, SHA } from "../support/builders.ts";
import { judged } from "./judging.ts";

describe("tests", () => {
  const UNIT = aCiCheck({ name: "unit (20)" });
  const when = (checks: readonly CiCheck[], names = ["unit*"]) =>
    judged({
      uses: "tests",
      options: { checks: names },
      answers: [known(`checks of ${SHA}`, checks)],
    });

  test.each<[string, readonly CiCheck[], string, string]>([
    [
      "successful",
      [UNIT, aCiCheck({ name: "lint", conclusion: "failure" })],
      "pass",
      "Successful: unit (20) (success)",
    ],
    ["none", [aCiCheck({ name: "lint" })], "fail", "No check is called unit*"],
    [
      "one of two failed",
      [UNIT, aCiCheck({ name: "unit (24)", conclusion: "failure" })],
      "fail",
      "Without success: unit (24) (failure)",
    ],
    [
      "skipped is no success",
      [aCiCheck({ name: "unit", conclusion: "skipped" })],
      "fail",
      "Without success: unit (skipped)",
    ],
    [
      "ended without a word",
      [aCiCheck({ name: "unit", conclusion: undefined })],
      "fail",
      "Without success: unit (no conclusion)",
    ],
    [
      "still running",
      [UNIT, aCiCheck({ name: "unit (24)", completed: false, conclusion: undefined })],
      "pending",
      "Still running: unit (24) (running)",
    ],
    [
      "failed while another runs",
      [
        aCiCheck({ name: "unit", conclusion: "failure" }),
        aCiCheck({ name: "unit (24)", completed: false, conclusion: undefined }),
      ],
      "fail",
      "Without success: unit (failure)",
    ],
  ])("%s", (_what, checks, outcome, found) => {
    expect(when(checks)).toMatchObject({ outcome, found });
  });

  test("what release-gate leaves itself is no test", () => {
    expect(when([aCiCheck({ name: "release-gate/production" })], ["*"]).outcome).toBe("fail");
  });
});

describe("pipeline-history", () => {
  const run = (state: string, over: object = {}) => ({
    ...{ workflow: ".github/workflows/ci.yml", event: "push", sha: OTHER_SHA, state, attempt: 1 },
    ...{ url: "https://x.example/r", ...over },
  });
  const many = (count: number, state: string, over: object = {}) =>
    Array.from({ length: count }, () => run(state, over));
  const when = (runs: readonly object[]) =>
    judged({
      uses: "pipeline-history",
      answers: [known(`pipeline ${SHA}`, { sha: SHA, branch: "main", runs })],
    });

  test.each<[string, readonly object[], string, string]>([
    [
      "four of five",
      [...many(4, "success"), run("failure")],
      "pass",
      "4 of 5 runs successful, 0 of 9f3c2ab repeated",
    ],
    [
      "fewer",
      [...many(3, "success"), run("failure")],
      "fail",
      "3 of 4 runs successful, 0 of 9f3c2ab repeated",
    ],
    [
      "only the newest twenty",
      [...many(20, "success"), ...many(20, "failure")],
      "pass",
      "20 of 20 runs successful, 0 of 9f3c2ab repeated",
    ],
    [
      "stopped ones are not counted",
      [run("success"), ...many(9, "cancelled")],
      "pass",
      "1 of 1 runs successful, 0 of 9f3c2ab repeated",
    ],
    [
      "nor are those of a schedule",
      [run("success"), ...many(9, "failure", { event: "schedule" })],
      "pass",
      "1 of 1 runs successful, 0 of 9f3c2ab repeated",
    ],
    [
      "repeated twice",
      many(9, "success", { sha: SHA }).map((one, i) => ({ ...one, attempt: i === 0 ? 3 : 1 })),
      "pass",
      "9 of 9 runs successful, 2 of 9f3c2ab repeated",
    ],
    [
      "repeated three times",
      [run("success", { sha: SHA, attempt: 2 }), run("success", { sha: SHA, attempt: 3 })],
      "fail",
      "2 of 2 runs successful, 3 of 9f3c2ab repeated",
    ],
    [
      "of other commits",
      [run("success", { attempt: 9 })],
      "pass",
      "1 of 1 runs successful, 0 of 9f3c2ab repeated",
    ],
    ["none", [], "fail", "No run of main has ended"],
  ])("%s", (_what, runs, outcome, found) => {
    expect(when(runs)).toMatchObject({ outcome, found });
  });
});

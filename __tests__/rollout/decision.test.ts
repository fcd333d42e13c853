import { describe, expect, test } from "@jest/globals";
import { decideRevert, type RevertCase } from "../../src/rollout/decision.ts";

type MarkWords = RevertCase["mark"];

const marked = (
  state: NonNullable<MarkWords>["state"],
  verdict: NonNullable<MarkWords>["verdict"],
  by: NonNullable<MarkWords>["by"],
): MarkWords => ({ state, verdict, by });

const decide = (mark: MarkWords, over: Partial<RevertCase> = {}) =>
  decideRevert({ mark, on: {}, when: ["smoke", "health"], reason: undefined, ...over });

describe("from mark to action, without a word in the manifest", () => {
  test.each<[string, MarkWords, string, boolean]>([
    ["health failed", marked("failure", "fail", "health"), "revert", true],
    ["smoke failed", marked("failure", "fail", "smoke"), "revert", true],
    ["a failure of nobody in particular", marked("failure", undefined, undefined), "revert", true],
    ["the deployment did not come live", marked("error", "fail", "deploy"), "revert", false],
    ["it was interrupted while deploying", marked("error", "unknown", "deploy"), "revert", false],
    ["health was inconclusive", marked("error", "inconclusive", "health"), "hold", false],
    ["health could not be measured", marked("error", "unknown", "health"), "hold", false],
    ["smoke could not be measured", marked("error", "unknown", "smoke"), "hold", false],
    ["an error without words", marked("error", undefined, undefined), "hold", false],
    ["nobody has decided yet", marked("pending", "pending", "deploy"), "hold", false],
    ["no mark at all", undefined, "hold", false],
    ["it passed", marked("success", "pass", "health"), "nothing", false],
  ])("%s", (_case, mark, action, holdsCommit) => {
    expect(decide(mark)).toEqual({ action, holdsCommit, because: expect.any(String) });
  });
});

describe("the manifest turns a cause into another action", () => {
  test.each<[string, MarkWords, Partial<RevertCase>, string]>([
    ["smoke is not in when", marked("failure", "fail", "smoke"), { when: ["health"] }, "hold"],
    ["health is not in when", marked("failure", "fail", "health"), { when: ["smoke"] }, "hold"],
    [
      "a failed deployment does not need when",
      marked("error", "fail", "deploy"),
      { when: ["health"] },
      "revert",
    ],
    [
      "health.on.fail says hold",
      marked("failure", "fail", "health"),
      { on: { fail: "hold" } },
      "hold",
    ],
    [
      "which is no word about smoke",
      marked("failure", "fail", "smoke"),
      { on: { fail: "hold" } },
      "revert",
    ],
    [
      "health.on.inconclusive says rollback",
      marked("error", "inconclusive", "health"),
      { on: { inconclusive: "rollback" } },
      "revert",
    ],
    [
      "health.on.unknown says rollback",
      marked("error", "unknown", "health"),
      { on: { unknown: "rollback" } },
      "revert",
    ],
    [
      "which is no word about a smoke check that could not be measured",
      marked("error", "unknown", "smoke"),
      { on: { unknown: "rollback" } },
      "hold",
    ],
    [
      "nor about health where rollback.when leaves it out",
      marked("error", "unknown", "health"),
      { on: { unknown: "rollback" }, when: ["smoke"] },
      "hold",
    ],
    [
      "one doubt is not the other",
      marked("error", "unknown", "health"),
      { on: { inconclusive: "rollback" } },
      "hold",
    ],
    [
      "a success stays one",
      marked("success", "pass", "health"),
      { on: { unknown: "rollback" } },
      "nothing",
    ],
  ])("%s", (_case, mark, over, action) => {
    expect(decide(mark, over).action).toBe(action);
  });
});

test.each<[string, MarkWords]>([
  ["a success", marked("success", "pass", "health")],
  ["a doubt", marked("error", "unknown", "health")],
  ["no mark", undefined],
])("a person's reason reverts whatever the mark says, and holds the commit: %s", (_case, mark) => {
  expect(decide(mark, { when: ["smoke"], on: { fail: "hold" }, reason: "INC-7" })).toEqual({
    action: "revert",
    holdsCommit: true,
    because: "by hand: INC-7",
  });
});

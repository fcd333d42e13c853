import { describe, expect, test } from "@jest/globals";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import { decideRevert, type RevertCase } from "../../src/rollout/decision.ts";

type Words = readonly [RecordVerdict["outcome"], RecordVerdict["by"]];

const decide = (words: Words | undefined, over: Partial<RevertCase> = {}) =>
  decideRevert({
    verdict: words && { outcome: words[0], by: words[1], proof: "version" },
    on: {},
    when: ["smoke", "health"],
    reason: undefined,
    ...over,
  });

describe("from verdict to action, without a word in the manifest", () => {
  test.each<[string, Words | undefined, string, boolean]>([
    ["health failed", ["fail", "health"], "revert", true],
    ["smoke failed", ["fail", "smoke"], "revert", true],
    ["what is live failed", ["fail", "live"], "revert", true],
    ["the deployment did not come live", ["fail", "deploy"], "revert", false],
    ["the deployment ended badly", ["unknown", "deploy"], "revert", false],
    ["health was inconclusive", ["inconclusive", "health"], "hold", false],
    ["health could not be measured", ["unknown", "health"], "hold", false],
    ["smoke could not be measured", ["unknown", "smoke"], "hold", false],
    ["the platform took it back", ["unknown", "live"], "hold", false],
    ["nobody has decided yet", ["pending", "live"], "hold", false],
    ["it is under way", ["pending", "deploy"], "hold", false],
    ["no verdict at all", undefined, "hold", false],
    ["it passed", ["pass", "health"], "nothing", false],
  ])("%s", (_case, words, action, holdsCommit) => {
    expect(decide(words)).toEqual({ action, holdsCommit, because: expect.any(String) });
  });
});

describe("in an environment that is only observed", () => {
  const OBSERVED = { observeOnly: true } as const;
  test.each<[string, Words | undefined, Partial<RevertCase>, string]>([
    ["a failure of health holds", ["fail", "health"], {}, "hold"],
    ["a deployment that ended badly holds", ["unknown", "deploy"], {}, "hold"],
    [
      "doubt holds, whatever the manifest says",
      ["inconclusive", "health"],
      { on: { inconclusive: "rollback" } },
      "hold",
    ],
    ["a person's reason still counts", ["fail", "health"], { reason: "it is broken" }, "revert"],
  ])("%s", (_case, words, over, action) => {
    expect(decide(words, { ...OBSERVED, ...over }).action).toBe(action);
  });
});

describe("the manifest turns a cause into another action", () => {
  const DOUBT = { on: { unknown: "rollback" } } as const;
  test.each<[string, Words, Partial<RevertCase>, string]>([
    ["smoke is not in when", ["fail", "smoke"], { when: ["health"] }, "hold"],
    ["health is not in when", ["fail", "health"], { when: ["smoke"] }, "hold"],
    ["a failed deployment needs no when", ["fail", "deploy"], { when: ["health"] }, "revert"],
    ["health.on.fail says hold", ["fail", "health"], { on: { fail: "hold" } }, "hold"],
    ["which is no word about smoke", ["fail", "smoke"], { on: { fail: "hold" } }, "revert"],
    [
      "health.on.inconclusive says rollback",
      ["inconclusive", "health"],
      { on: { inconclusive: "rollback" } },
      "revert",
    ],
    ["health.on.unknown says rollback", ["unknown", "health"], DOUBT, "revert"],
    ["which is no word about a check that was not sent", ["unknown", "smoke"], DOUBT, "hold"],
    ["nor about what is live", ["unknown", "live"], DOUBT, "hold"],
    [
      "nor about health where rollback.when leaves it out",
      ["unknown", "health"],
      { ...DOUBT, when: ["smoke"] },
      "hold",
    ],
    [
      "one doubt is not the other",
      ["unknown", "health"],
      { on: { inconclusive: "rollback" } },
      "hold",
    ],
    ["a success stays one", ["pass", "health"], DOUBT, "nothing"],
  ])("%s", (_case, words, over, action) => {
    expect(decide(words, over).action).toBe(action);
  });
});

test.each<[string, Words | undefined, boolean]>([
  ["a success", ["pass", "health"], true],
  ["a doubt", ["unknown", "health"], true],
  ["no verdict yet on what is live", ["pending", "live"], true],
  ["no verdict", undefined, true],
  ["a deployment that hangs says nothing of its build", ["pending", "deploy"], false],
])("a person's reason reverts whatever the verdict says: %s", (_case, words, holdsCommit) => {
  expect(decide(words, { when: ["smoke"], on: { fail: "hold" }, reason: "INC-7" })).toEqual({
    action: "revert",
    holdsCommit,
    because: "by hand: INC-7",
  });
});

import { describe, expect, test } from "@jest/globals";
import { beforeOf, spared, wasBad } from "../../src/core/baseline.ts";
import type { Judgement } from "../../src/core/finding.ts";
import type { Counts } from "../../src/core/record.ts";

const judged = (outcome: Judgement["outcome"]): Judgement => ({
  outcome,
  expected: "Status 2xx",
  found: "Status 500",
  remedy: "Look",
});

describe("what was bad before a deployment is not blamed on it", () => {
  test.each<[string, Judgement["outcome"], Counts | undefined, Judgement["outcome"]]>([
    ["bad each time before", "fail", [2, 2], "inconclusive"],
    ["good when it was confirmed", "fail", [2, 1], "fail"],
    ["good", "fail", [1, 0], "fail"],
    ["not measured", "fail", undefined, "fail"],
    ["never sent", "fail", [0, 0], "fail"],
    ["mended by the release", "pass", [2, 2], "pass"],
    ["not known now", "unknown", [2, 2], "unknown"],
  ])("%s", (_what, outcome, before, expected) => {
    expect(spared(judged(outcome), before).outcome).toBe(expected);
    expect(wasBad(before)).toBe(before?.[0] === 2 && before[1] === 2);
  });

  test.each<[Counts, Judgement["outcome"]]>([
    [[2, 1], "inconclusive"],
    [[2, 2], "inconclusive"],
    [[1, 0], "fail"],
    [[0, 0], "fail"],
  ])("nor what was flaky before: %j", (before, expected) => {
    const flaky: Judgement = { ...judged("fail"), tags: ["flaky"] };
    expect(spared(flaky, before).outcome).toBe(expected);
  });

  test("and it says so", () => {
    expect(spared(judged("fail"), [2, 2]).found).toBe(
      "Status 500; it was bad before the deployment, too",
    );
  });
});

test.each([
  ["orders", [2, 1]],
  ["GET /", undefined],
  ["toString", undefined],
])("before, %s was %j", (check, expected) => {
  expect(beforeOf({ orders: [2, 1] }, check)).toEqual(expected);
  expect(beforeOf(null, check)).toBeUndefined();
});

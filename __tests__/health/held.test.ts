import { describe, expect, test } from "@jest/globals";
import { heldShare } from "../../src/health/held.ts";
import { ruleOf, simulate, steady, WINDOWS } from "./streams.ts";

describe("the share of releases that a window holds", () => {
  test.each([
    ["nothing is bad", "essentials", 0.1, 0, 0],
    ["everything is bad", "essentials", 0.1, 1, 1],
    ["the window is too short for the limit", "essentials", 0.01, 0, 1],
  ] as const)("when %s", (_when, name, allowance, badShare, held) => {
    expect(heldShare({ ...ruleOf(WINDOWS[name]), allowance }, badShare)).toBeCloseTo(held, 12);
  });

  test.each([
    ["essentials", 0.1, 0.01],
    ["essentials", 0.05, 0.005],
    ["guide", 0.05, 0.01],
  ] as const)(
    "in windows of %s with the limit %d and %d bad is that of the engine",
    (name, allowance, badShare) => {
      const rule = { ...ruleOf(WINDOWS[name]), allowance };
      const { pass } = simulate(steady(badShare), WINDOWS[name], { runs: 400, rule });
      // Three standard deviations of a share in 400 windows are at most 7.5 %; bursts by chance hold a little more.
      expect(1 - pass).toBeGreaterThanOrEqual(heldShare(rule, badShare) - 0.05);
      expect(1 - pass).toBeLessThanOrEqual(heldShare(rule, badShare) + 0.06);
    },
  );
});

import { describe, expect, test } from "@jest/globals";
import type { Effect, Finding, Outcome } from "../../src/core/finding.ts";
import { blockers, exitCode, fold } from "../../src/core/verdict.ts";
import fc from "../support/property.ts";

const OUTCOMES = ["pass", "fail", "unknown", "inconclusive", "pending", "not-applicable"] as const;

const finding = (outcome: Outcome, effect: Effect = "block", id = "x"): Finding => ({
  id,
  title: id,
  outcome,
  effect,
  expected: "",
  found: "",
  basis: { kind: "observed" },
});

describe("the verdict is the worst outcome among blocking findings", () => {
  test.each<[string, readonly Outcome[], string]>([
    ["all pass", ["pass", "pass"], "pass"],
    ["what does not apply does not count", ["pass", "not-applicable"], "pass"],
    ["waiting is not passing", ["pass", "pending"], "pending"],
    ["not enough is worse than waiting", ["pending", "inconclusive"], "inconclusive"],
    ["not measured is worse than not enough", ["inconclusive", "unknown"], "unknown"],
    ["a failure is worst", ["unknown", "fail", "pass"], "fail"],
    ["nothing decided is unknown", [], "unknown"],
    ["nothing that applies is unknown", ["not-applicable"], "unknown"],
  ])("%s", (_rule, outcomes, verdict) => {
    expect(fold(outcomes.map((outcome) => finding(outcome)))).toBe(verdict);
  });

  test("findings that only warn or inform change nothing", () => {
    expect(fold([finding("pass"), finding("fail", "warn"), finding("unknown", "inform")])).toBe(
      "pass",
    );
    expect(fold([finding("pass", "warn")])).toBe("unknown");
  });

  test("one more finding never makes a verdict of pass out of another", () => {
    const any = fc.array(fc.constantFrom(...OUTCOMES));
    fc.assert(
      fc.property(any, fc.constantFrom(...OUTCOMES), (outcomes, more) => {
        const before = outcomes.map((outcome) => finding(outcome));
        const decided = before.some((f) => f.outcome !== "not-applicable");
        const after = fold([...before, finding(more)]);
        expect(after === "pass" && decided && fold(before) !== "pass").toBe(false);
      }),
    );
  });
});

test("blockers come worst first, otherwise in their order, and hold nothing that is met", () => {
  const all = [
    finding("pending", "block", "a"),
    finding("pass", "block", "b"),
    finding("fail", "warn", "c"),
    finding("fail", "block", "d"),
    finding("unknown", "block", "e"),
    finding("fail", "block", "f"),
    finding("not-applicable", "block", "g"),
    finding("inconclusive", "block", "h"),
  ];
  expect(blockers(all).map((f) => f.id)).toEqual(["d", "f", "e", "h", "a"]);
});

test("there are no blockers exactly when the verdict is pass or nothing is decided", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...OUTCOMES), { minLength: 1 }), (outcomes) => {
      const all = ["pass" as const, ...outcomes].map((outcome) => finding(outcome));
      expect(blockers(all).length === 0).toBe(fold(all) === "pass");
    }),
  );
});

test.each([
  ["pass", 0],
  ["fail", 1],
  ["unknown", 3],
  ["inconclusive", 3],
  ["pending", 3],
] as const)("%s exits %d", (verdict, code) => {
  expect(exitCode(verdict)).toBe(code);
});

import { describe, expect, test } from "@jest/globals";
import type { Effect, Finding, Outcome } from "../../src/core/finding.ts";
import { blockers, exitCode, fold, openFindings } from "../../src/core/verdict.ts";
import fc from "../support/property.ts";

const OUTCOMES = ["pass", "fail", "unknown", "inconclusive", "pending", "not-applicable"] as const;

const finding = (outcome: Outcome, effect: Effect = "block", name = "x"): Finding => ({
  id: `step/${name}`,
  title: name,
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

test("what is waived keeps nothing, and alone decides nothing", () => {
  const waiver = { by: ["sam"], because: "x", until: "2026-12-15", timezone: "UTC" };
  const waived = { ...finding("fail"), waiver };
  expect(fold([finding("pass"), waived])).toBe("pass");
  expect(fold([finding("pending"), waived])).toBe("pending");
  expect(fold([waived])).toBe("unknown");
  expect([...blockers([waived]), ...openFindings([waived])]).toEqual([]);
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
  expect(blockers(all).map((f) => f.id)).toEqual(["d", "f", "e", "h", "a"].map((n) => `step/${n}`));
});

/** A row that follows from findings with these ids. */
const derived = (outcome: Outcome, from: readonly string[], effect: Effect = "block"): Finding => ({
  ...finding(outcome, effect, "row"),
  basis: {
    kind: "derived",
    evaluator: "from",
    options: {},
    findings: from.map((id) => `step/${id}`),
    receipts: [],
  },
});

describe("a row that follows from other findings is told only where they do not tell it", () => {
  test.each<[string, readonly Finding[], readonly string[]]>([
    ["what it follows from blocks", [finding("fail", "block", "a"), derived("fail", ["a"])], ["a"]],
    [
      "the one that it follows from, beside another blocker",
      [finding("fail", "block", "b"), finding("unknown", "block", "a"), derived("unknown", ["a"])],
      ["b", "a"],
    ],
    [
      "what it follows from passed",
      [finding("pass", "block", "a"), derived("fail", ["a"])],
      ["row"],
    ],
    [
      "what it follows from only warns",
      [finding("fail", "warn", "a"), derived("fail", ["a"])],
      ["row"],
    ],
    ["it saw nothing, and nothing else blocks", [derived("unknown", [])], ["row"]],
    [
      "it saw nothing, because something else blocked before",
      [finding("fail", "block", "a"), derived("unknown", [])],
      ["a"],
    ],
    [
      "it saw nothing, beside what only warns",
      [finding("fail", "warn", "a"), derived("unknown", [])],
      ["row"],
    ],
  ])("%s", (_rule, findings, told) => {
    expect(blockers(findings).map((f) => f.id)).toEqual(told.map((id) => `step/${id}`));
  });

  test("as a warning or a remark too", () => {
    const findings = [finding("fail", "warn", "a"), derived("fail", ["a"], "warn")];
    expect(openFindings(findings).map((f) => f.id)).toEqual(["step/a"]);
  });

  test("and there is always a blocker where the verdict is not pass", () => {
    const effect = fc.constantFrom<Effect>("block", "warn", "inform");
    const outcome = fc.constantFrom(...OUTCOMES);
    const own = fc.tuple(outcome, effect).map(([o, e]) => finding(o, e, "a"));
    const row = fc
      .tuple(outcome, effect, fc.constantFrom<readonly string[]>([], ["a"], ["b"]))
      .map(([o, e, from]) => derived(o, from, e));
    fc.assert(
      fc.property(fc.array(fc.oneof(own, row)), (more) => {
        const all = [finding("pass"), ...more];
        expect(blockers(all).length === 0).toBe(fold(all) === "pass");
      }),
    );
  });
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

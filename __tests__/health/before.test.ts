import { describe, expect, test } from "@jest/globals";
import type { SignalRule } from "../../src/core/look.ts";
import { beforePlan } from "../../src/health/before.ts";
import { decide } from "../../src/health/decide.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import { type ProbeRate, probeLimits, probeRate } from "../../src/health/limits.ts";
import type { Signal } from "../../src/health/options.ts";
import { signalRule } from "../../src/health/rule.ts";
import { aLook, seeded } from "./looks.ts";

describe("the limits of a repeated check", () => {
  test.each<[string, ProbeRate, readonly string[]]>([
    ["a fixed one", { max: 0.05 }, ["0.05"]],
    [
      "one against what was live, with the usual one beside it",
      { increase: 0.05 },
      ["0.1", "1.05·b+0 only fail"],
    ],
    ["points alone", { plus: 0.005 }, ["0.1", "1·b+0.005 only fail"]],
    ["all", { max: 0.2, increase: 0.05, plus: 0.005 }, ["0.2", "1.05·b+0.005 only fail"]],
  ])("%s", (_what, rate, said) => {
    const words = probeLimits(rate).map(({ ratio, allowance, only }) =>
      ratio === 0 ? `${allowance}` : `${ratio}·b+${allowance} only ${only}`,
    );
    expect(words).toEqual(said);
  });

  test("are at least one", () => {
    expect(probeRate.safeParse({}).success).toBe(false);
  });
});

describe("what is measured before", () => {
  const compared: Signal = { probe: "orders", "error-rate": { increase: 0.05 } };
  const fixed: Signal = { probe: "sign-in", "error-rate": { max: 0.1 } };
  const silent: Signal = { probe: "GET /" };
  const guide = { max: 0.1, increase: 0.05, plus: 0.005 };

  test.each([
    ["nothing without such a limit", [fixed, silent], { max: 0.1 }, undefined, 3000, undefined],
    ["what says so", [compared, fixed], { max: 0.1 }, undefined, 3000, [["orders"], 60, 1000]],
    ["by the policy's limits", [fixed, silent], guide, undefined, 10_000, [["GET /"], 60, 1000]],
    ["each check once", [compared, compared], guide, undefined, 3000, [["orders"], 60, 1000]],
    [
      "at the window's pace over a longer time",
      [compared],
      guide,
      600_000,
      10_000,
      [["orders"], 60, 10_000],
    ],
    ["never slower than the window", [compared], guide, 600_000, 3000, [["orders"], 200, 3000]],
    [
      "as often as the window where that is oftener",
      [compared],
      guide,
      12_000,
      200,
      [["orders"], 60, 200],
    ],
    ["nothing in no time", [compared], guide, 0, 3000, undefined],
  ] as const)("%s", (_what, signals, errorRate, before, everyMs, said) => {
    const plan = beforePlan({ signals, errorRate, before, everyMs });
    expect(plan && [plan.checks, plan.requests, plan.everyMs]).toEqual(said);
  });
});

const ruleOf = (
  before: readonly [number, number],
  rate: ProbeRate = { increase: 0.05, plus: 0.005 },
) => {
  const limit = probeLimits(rate)[1];
  if (limit === undefined) throw new Error("no limit against what was before");
  return signalRule({
    ...{ id: "signal/orders/error-increase", limit, before, signals: 2 },
    ...{ observeMs: 900_000, everyMs: 10_000 },
  });
};

const looksOf = (share: number, seed: number, count = 90) => {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, i) =>
    aLook({
      at: new Date(1_764_000_000_000 + i * 10_000).toISOString(),
      bad: random() < share ? 1 : 0,
    }),
  );
};

const shareThatFails = (rule: SignalRule, share: number, runs = 60) =>
  Array.from({ length: runs }, (_, i) => decide(rule, looksOf(share, i + 1))).filter(
    ({ decision }) => decision === "fail",
  ).length / runs;

describe("a limit against what was live before", () => {
  test.each([
    ["nothing was bad, and nothing is", [60, 0], 0],
    ["a hundredth was bad, and is", [600, 6], 0.01],
    ["a tenth was bad, and is", [600, 60], 0.1],
    ["a third was bad, and is", [600, 200], 1 / 3],
  ] as const)("never fails where %s", (_what, before, share) => {
    expect(shareThatFails(ruleOf(before), share)).toBe(0);
  });

  test.each([
    ["nothing was bad, and all is", [60, 0], 1],
    ["a hundredth was bad, and a third is", [600, 6], 1 / 3],
  ] as const)("always fails where %s", (_what, before, share) => {
    expect(shareThatFails(ruleOf(before), share)).toBe(1);
  });

  test("fails with less the looser it is", () => {
    const loose = ruleOf([600, 6], { increase: 0.05, plus: 0.4 });
    expect(shareThatFails(loose, 1 / 3)).toBe(0);
  });

  test("has no objection at the end of observe, and says that this proves nothing", () => {
    expect(judgeSignal(ruleOf([60, 1]), looksOf(0, 1))).toEqual({
      outcome: "pass",
      expected: "No proof of more than 1.05 × baseline + 0.5% bad",
      found: "0 of 90 requests bad, before the deployment 1 of 60 requests bad (1.7%)",
      details: [
        expect.stringContaining("Before/after, weak"),
        "That it is not worse is not proven: a pass is proven by `max`",
      ],
    });
  });

  test("keeps no release where it is not decided", () => {
    const missing = looksOf(0, 1).map(() => ({ missing: "overrun" }));
    const { outcome, effect } = judgeSignal(ruleOf([60, 1]), missing);
    expect([outcome, effect]).toEqual(["inconclusive", "inform"]);
  });

  test("says how it was before where it fails", () => {
    const { outcome, found, details = [] } = judgeSignal(ruleOf([60, 0]), looksOf(1, 1));
    expect([outcome, found.includes("above 1.05 × baseline + 0.5%")]).toEqual(["fail", true]);
    expect(details.join("\n")).toMatch(/before the deployment 0 of 60 requests bad\n/);
    expect(details.join("\n")).toContain("Before/after, weak");
  });
});

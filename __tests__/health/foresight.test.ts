import { describe, expect, test } from "@jest/globals";
import type { SignalRule } from "../../src/core/look.ts";
import { failingShare, failsAfter, noticedByProbes } from "../../src/health/foresight.ts";
import { fixed, type SignalLimit } from "../../src/health/limits.ts";
import { signalRule } from "../../src/health/rule.ts";

const MINUTE = 60_000;

const ruleOf = (limit: SignalLimit, window: object = {}): SignalRule =>
  signalRule({
    ...{ id: "signal/shop/error-rate", limit, observeMs: 3 * MINUTE, everyMs: 3000, signals: 1 },
    ...window,
  });

const COUNTS = { observeMs: 15 * MINUTE, everyMs: MINUTE };
const level = (bounds: NonNullable<SignalLimit["level"]>): SignalLimit => ({
  ...{ measure: "level", kind: "level", ratio: 0, allowance: 0 },
  level: bounds,
});
const ZERO = { measure: "new-alerts", kind: "zero", ratio: 0, allowance: 0 } as const;

describe("when an even course fails", () => {
  test.each<[string, SignalRule, number, number, number, number | undefined]>([
    ["a total failure, once it has lasted", ruleOf(fixed(0.1)), 1, 1, 3000, 30_000],
    [
      "one that need not last, with the evidence",
      ruleOf(fixed(0.1), { persistMs: 0 }),
      1,
      1,
      3000,
      9000,
    ],
    ["within the limit: never", ruleOf(fixed(0.1)), 100, 0.1, 3000, undefined],
    [
      "a limit that all of a window does not prove broken: never",
      ruleOf(fixed(0.97)),
      ...([1, 1, 3000, undefined] as const),
    ],
    [
      "a window that is over before trouble has lasted: never",
      ruleOf(fixed(0.1), { observeMs: 12_000, prolongMs: 12_000 }),
      ...([1, 1, 3000, undefined] as const),
    ],
    ["an alert from the start", ruleOf(ZERO), 1, 1, 3000, 30_000],
    ["no orders", ruleOf(level({ min: 20 }), COUNTS), 0, 0, MINUTE, 2 * MINUTE],
    ["twice as many", ruleOf(level({ max: 200 }), COUNTS), 400, 0, MINUTE, 2 * MINUTE],
    ["as many as are right: never", ruleOf(level({ min: 20 }), COUNTS), 40, 0, MINUTE, undefined],
  ])("%s", (_what, rule, requests, share, everyMs, after) => {
    expect(failsAfter(rule, { requests, share, everyMs })).toBe(after);
  });
});

test("the more requests, the nearer to the limit is what fails", () => {
  const rule = ruleOf(fixed(0.1), COUNTS);
  const shares = [1, 10, 100, 1000].map((requests) =>
    failingShare(rule, { requests, everyMs: MINUTE }),
  );
  expect(shares.map((share) => share && Number(share.toFixed(3)))).toEqual([
    0.353, 0.173, 0.123, 0.109,
  ]);
});

test("nothing fails where not even a total failure does", () => {
  expect(failingShare(ruleOf(fixed(0.97)), { requests: 1, everyMs: 3000 })).toBeUndefined();
});

test("what probes notice in 9 of 10 windows comes from the table of simulations", () => {
  expect(noticedByProbes(ruleOf(fixed(0.1)), 3000)).toBe(0.31);
  expect(noticedByProbes(ruleOf(fixed(0.1), { signals: 1000 }), 3000)).toBeUndefined();
});

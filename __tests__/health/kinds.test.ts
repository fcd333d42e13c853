import { describe, expect, test } from "@jest/globals";
import type { Outcome } from "../../src/core/finding.ts";
import type { Reading, SignalRule } from "../../src/core/look.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import { CountDispersion, PoissonEvidence } from "../../src/health/poisson.ts";
import { signalRule } from "../../src/health/rule.ts";
import { faultsOf } from "../support/words.ts";
import { aLook, seeded } from "./looks.ts";

const START = Date.parse("2026-11-20T14:00:00.000Z");
const MINUTE_MS = 60_000;

/** A window of ten looks, one a minute, that may go on to twenty. */
const ruleOf = (limit: Parameters<typeof signalRule>[0]["limit"]): SignalRule =>
  signalRule({
    id: "signal/orders/level",
    limit,
    observeMs: 600_000,
    everyMs: MINUTE_MS,
    signals: 1,
  });

const NONE = { ratio: 0, allowance: 0 } as const;
const at = (i: number): string => new Date(START + i * MINUTE_MS).toISOString();

const judged = (rule: SignalRule, looks: readonly Reading[]) => {
  const judgement = judgeSignal(rule, looks);
  expect(faultsOf({ id: rule.id, ...judgement })).toEqual([]);
  return judgement;
};

const MISSING = { missing: "Prometheus failed: status 503", remedy: "Look into it" } as const;

const counts = (...all: readonly (number | undefined)[]): readonly Reading[] =>
  all.map((requests, i) => (requests === undefined ? MISSING : aLook({ at: at(i), requests })));

const times = (count: number, value: number): readonly number[] => Array(count).fill(value);

describe("a level", () => {
  const BOTH = ruleOf({ kind: "level", ...NONE, level: { min: 20, max: 60 } });
  const LEAST = ruleOf({ kind: "level", ...NONE, level: { min: 20 } });
  test.each<[string, SignalRule, readonly Reading[], Outcome, string]>([
    [
      "between its bounds",
      BOTH,
      counts(...times(10, 35)),
      "pass",
      "350 in 10 samples, 35 a minute",
    ],
    [
      "nothing at all, though some are due",
      LEAST,
      counts(0, 0, 0),
      "fail",
      "Since 14:00:00 UTC, 0 in 3 samples, 0 a minute: below 20 a minute (odds over 1,000,000 : 1; 100 : 1 needed)",
    ],
    [
      "too many, after a good beginning",
      BOTH,
      counts(...times(5, 35), ...times(4, 120)),
      "fail",
      "Since 14:05:00 UTC, 360 in 3 samples, 120 a minute: above 60 a minute (odds over 1,000,000 : 1; 100 : 1 needed)",
    ],
    [
      "two bad looks alone",
      LEAST,
      counts(...times(8, 35), 0, 0),
      "inconclusive",
      "Not judged a regression: 280 in 10 samples, 28 a minute, outside for 1m, and not over at the end",
    ],
    [
      "on the bound",
      LEAST,
      counts(...times(20, 20)),
      "inconclusive",
      "Neither within nor outside is proven: 400 in 20 samples, 20 a minute",
    ],
    [
      "no data",
      LEAST,
      counts(...Array<undefined>(20).fill(undefined)),
      "inconclusive",
      "None of 20 samples gave data",
    ],
    [
      "too few looks with data",
      LEAST,
      counts(...times(10, 35), ...Array<undefined>(10).fill(undefined)),
      "pass",
      "350 in 10 samples, 35 a minute",
    ],
    [
      "the last look missing",
      LEAST,
      counts(...times(9, 35), ...Array<undefined>(11).fill(undefined)),
      "inconclusive",
      "Only 9 of 20 samples gave data, but 80% are needed",
    ],
  ])("%s", (_name, rule, looks, outcome, found) => {
    expect(judged(rule, looks)).toMatchObject({ outcome, found });
  });

  test("fails on its bound in at most 1% of windows, and finds half of it in nearly all", () => {
    const chance = seeded(7);
    const poisson = (mean: number): number => {
      let [product, count] = [chance(), 0];
      for (; product > Math.exp(-mean); product *= chance()) count += 1;
      return count;
    };
    const share = (mean: number): number => {
      const fails = Array.from({ length: 300 }, () => {
        const window = Array.from({ length: 20 }, () => poisson(mean));
        return judgeSignal(LEAST, counts(...window)).outcome === "fail";
      });
      return fails.filter(Boolean).length / fails.length;
    };
    expect(share(20)).toBeLessThanOrEqual(0.01);
    expect(share(10)).toBeGreaterThanOrEqual(0.99);
  });
});

describe("evidence of counts", () => {
  test("is worth less where they scatter", () => {
    const [plain, scattered] = [1, 4].map((dispersion) => {
      const evidence = new PoissonEvidence("above", { expected: 10, planned: 5, onset: false });
      for (let i = 0; i < 5; i += 1) evidence.add(20, dispersion);
      return evidence.log;
    });
    expect(plain).toBeGreaterThan(scattered ?? 0);
  });

  test.each<["above" | "below", number]>([
    ["above", 10],
    ["below", 0],
  ])("speaks for no side without a look, and against %s on the other", (side, count) => {
    const evidence = new PoissonEvidence(side, { expected: 5, planned: 5, onset: true });
    expect(evidence.log).toBe(0);
    for (let i = 0; i < 5; i += 1) evidence.add(count, 1);
    expect(evidence.log).toBeGreaterThan(3);
  });

  test("scatters as its neighbours differ", () => {
    const even = new CountDispersion();
    const bursts = new CountDispersion();
    for (const [i, count] of [10, 10, 10, 10, 10, 10, 10, 10].entries()) {
      even.add(count);
      bursts.add(i % 2 === 0 ? 0 : 20);
    }
    expect([even.value, bursts.value > 10]).toEqual([1, true]);
  });
});

describe("a gauge", () => {
  const RULE = ruleOf({
    kind: "below",
    ...NONE,
    below: { max: 0.8, looks: 3, severity: "critical" },
  });
  const gauge = (picture: string): readonly Reading[] =>
    [...picture].map((mark, i) => {
      if (mark === "?") return MISSING;
      const value = mark === "x" ? 0.93 : 0.5;
      return aLook({ at: at(i), requests: 1, bad: mark === "x" ? 1 : 0, value });
    });
  test.each<[string, string, Outcome, string]>([
    ["below its limit", ".".repeat(10), "pass", "At most 0.5 in 10 samples"],
    ["above it twice in a row", "....xx....", "pass", "At most 0.93 in 10 samples"],
    [
      "above it three times in a row, though that is over",
      ".xxx......",
      "inconclusive",
      "Above it in 3 samples, first at 14:01:00 UTC, last at 14:03:00 UTC: up to 0.93",
    ],
    [
      "above it all the time",
      "x".repeat(10),
      "inconclusive",
      "Above it in 10 samples, first at 14:00:00 UTC, last at 14:09:00 UTC: up to 0.93",
    ],
    ["above it where a pass was near", `${".".repeat(8)}xx.`, "pass", "At most 0.93 in 11 samples"],
    ["no data", "?".repeat(20), "inconclusive", "None of 20 samples gave data"],
    ["the last look missing", `${".".repeat(19)}?`, "pass", "At most 0.5 in 10 samples"],
  ])("%s", (_name, picture, outcome, found) => {
    expect(judged(RULE, gauge(picture))).toMatchObject({ outcome, found });
  });

  test.each([1, 2, 5, 20])("never fails, whatever comes: seed %d", (seed) => {
    const chance = seeded(seed);
    const picture = Array.from({ length: 20 }, () => (chance() < 0.7 ? "x" : ".")).join("");
    expect(judged(RULE, gauge(picture)).outcome).not.toBe("fail");
  });
});

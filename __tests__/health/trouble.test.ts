import { describe, expect, test } from "@jest/globals";
import type { SignalRule } from "../../src/core/look.ts";
import { decide } from "../../src/health/decide.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import { lengthOf, Trouble } from "../../src/health/trouble.ts";
import { aLook, aRule, probes } from "./looks.ts";

/** A probe every three seconds. */
const every3s = (picture: string) =>
  probes(picture).map(
    (look, i) => look && { ...look, at: new Date(1_764_000_000_000 + 3000 * i).toISOString() },
  );

const good = (count: number) => ".".repeat(count);
const bad = (count: number) => "x".repeat(count);

/** The window of the policy `essentials`, of one signal. */
const rule = aRule({ observeLooks: 60, plannedLooks: 120, persistMs: 30_000 });

describe("trouble is bad looks with fewer than three good ones between them", () => {
  test.each<[string, readonly number[], boolean]>([
    ["....", [], true],
    ["x", [0], false],
    ["x...", [0], true],
    ["xx.x", [9], false],
    ["x..x..x", [18], false],
    ["x...x.x", [0, 6], false],
    ["xx...xxx..", [3, 6], false],
    ["x?x", [6], false],
  ])("%s", (picture, seconds, isOver) => {
    const trouble = new Trouble(rule);
    for (const look of every3s(picture)) if (look) trouble.add(look);
    expect(trouble.spells.map((spell) => lengthOf(spell) / 1000)).toEqual(seconds);
    expect(trouble.isOver).toBe(isOver);
  });

  test("a count within the limit is no trouble, and neither is what the baseline has too", () => {
    const trouble = new Trouble({ ratio: 1, allowance: 0.05 });
    trouble.add(aLook({ requests: 100, bad: 14, baselineRequests: 100, baselineBad: 10 }));
    expect(trouble.spells).toEqual([]);
    trouble.add(aLook({ requests: 100, bad: 16, baselineRequests: 100, baselineBad: 10 }));
    expect(trouble.spells).toHaveLength(1);
  });
});

describe("a fail needs trouble that has lasted, and still lasts", () => {
  test.each<[string, string, ReturnType<typeof verdict>]>([
    ["down from the start", bad(120), ["fail", "regression-proven", 11]],
    ["down in the middle", `${good(40)}${bad(80)}`, ["fail", "regression-proven", 57]],
    ["every second one bad", ".x".repeat(60), ["fail", "regression-proven", 14]],
    [
      "a restart of 24 seconds",
      `${good(30)}${bad(8)}${good(82)}`,
      ["inconclusive", "not-proven", 120],
    ],
    ["24 seconds from the start", `${bad(8)}${good(112)}`, ["inconclusive", "not-proven", 120]],
    ["6 seconds", `${good(30)}${bad(2)}${good(88)}`, ["pass", "limit-excluded", 88]],
    [
      "bad at the end of observe",
      `${good(58)}${bad(2)}${good(60)}`,
      ["pass", "limit-excluded", 88],
    ],
    ["down at the very end", `${good(100)}${bad(20)}`, ["fail", "regression-proven", 118]],
    [
      "one outage after another",
      `${bad(8)}${good(4)}`.repeat(10),
      ["fail", "regression-proven", 120],
    ],
  ])("%s", (_what, picture, expected) => {
    expect(verdict(rule, picture)).toEqual(expected);
  });

  test("nothing passes while one of the last three looks is bad", () => {
    const late = (end: string) => verdict(rule, `${good(97)}${end}`);
    const early = aRule({ ...rule, observeLooks: 100, plannedLooks: 100 });
    expect(late("...")).toEqual(["pass", "limit-excluded", 60]);
    expect(verdict(early, `${good(97)}x..`)).toEqual(["inconclusive", "still-bad", 100]);
    expect(verdict(early, `${good(96)}x...`)).toEqual(["pass", "limit-excluded", 100]);
  });

  test("without a time to last, it fails as soon as it is proven", () => {
    const atOnce = { ...rule, persistMs: 0 };
    expect(verdict(atOnce, bad(120))).toEqual(["fail", "regression-proven", 4]);
  });

  test("a rule of an older report, which names no such time, decides as it did", () => {
    const older = { ...rule, persistMs: undefined };
    expect(verdict(older, bad(120))).toEqual(["fail", "regression-proven", 4]);
    expect(verdict(older, `${good(57)}..x`)).toEqual(["undecided", "not-proven", undefined]);
    expect(verdict(older, `${good(80)}..x`)).toEqual(["pass", "limit-excluded", 60]);
    expect(judgeSignal(older, every3s(bad(120))).found).toBe(
      "Since 16:00:00 UTC, 4 of 4 requests bad (100%): above 10% (odds 839 : 1; 100 : 1 needed)",
    );
  });

  function verdict(of: SignalRule, picture: string) {
    const { decision, reason, at } = decide(of, every3s(picture));
    return [decision, reason, at];
  }
});

const LASTING = "Trouble is a regression when it has lasted 30s";

describe("people read how long it lasted", () => {
  const told = (picture: string, over: Partial<SignalRule> = {}) => {
    const { found, details = [] } = judgeSignal({ ...rule, ...over }, every3s(picture));
    return [found, ...details.filter((detail) => /^(Proven|Trouble)/.test(detail))];
  };
  const short = { observeLooks: 40, plannedLooks: 40 };

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "a fail",
      told(bad(20)),
      [
        "Since 16:00:00 UTC, 11 of 11 requests bad (100%), within 30s: above 10% (odds over 1,000,000 : 1; 100 : 1 needed)",
        "Proven with sample 11, after 30s of trouble: 30s are needed",
      ],
    ],
    [
      "a fail of the window as a whole",
      told(`${bad(8)}${good(4)}`.repeat(10)),
      [
        "Since 16:00:00 UTC, 80 of 120 requests bad (66.7%), within 5m 57s: above 10% (odds over 1,000,000 : 1; 100 : 1 needed)",
        "Proven with sample 120, even without the worst 30s",
      ],
    ],
    [
      "trouble that ended",
      told(`${good(29)}${bad(8)}...`, short),
      [
        "Neither within nor above 10% is proven after 40 samples: 8 of 40 requests bad (20%), but for 21s only",
        LASTING,
      ],
    ],
    [
      "trouble that goes on at the end",
      told(`${good(32)}${bad(8)}`, short),
      [
        "Neither within nor above 10% is proven after 40 samples: 8 of 40 requests bad (20%), but for 21s only, and not over at the end",
        LASTING,
      ],
    ],
    [
      "trouble in two spells",
      told(`${good(30)}xxxx...xxx${good(80)}`),
      [
        "Neither within nor above 10% is proven after 120 samples: 7 of 120 requests bad (5.8%), but never for longer than 9s",
        LASTING,
      ],
    ],
    [
      "bad ones far from one another",
      told("x.........".repeat(12)),
      [
        "Neither within nor above 10% is proven after 120 samples: 12 of 120 requests bad (10%), but in single samples only",
      ],
    ],
    [
      "trouble that is proven and did not last",
      told("xxx", { observeLooks: 3, plannedLooks: 3 }),
      [
        "Not judged a regression: 3 of 3 requests bad (100%), but for 6s only, and not over at the end",
        LASTING,
      ],
    ],
    [
      "two bad ones, of which nothing is said",
      told(`xx${good(58)}`, { plannedLooks: 60 }),
      ["Neither within nor above 10% is proven after 60 samples: 2 of 60 requests bad (3.3%)"],
    ],
  ])("%s", (_what, words, expected) => {
    expect(words).toEqual(expected);
  });
});

import { describe, expect, test } from "@jest/globals";
import { judgeSignal } from "../../src/health/judge.ts";
import { noticedShare } from "../../src/health/noticed.ts";
import { MAX, PERSIST, PLANNED, RUNS, SHARES, SIGNALS } from "../../src/health/noticed-table.ts";
import { aLook, aRule } from "./looks.ts";
import { failing } from "./noticing.ts";

/** Good probes at this distance; some of them missing. */
const watched = (count: number, { everyMs = 3000, missing = 0, requests = 1 } = {}) =>
  Array.from({ length: count }, (_, i) => {
    const at = new Date(1_764_000_000_000 + everyMs * i).toISOString();
    return i >= 1 && i <= missing ? undefined : aLook({ at, requests });
  });

const ESSENTIALS = aRule({ observeLooks: 60, plannedLooks: 120, persistMs: 30_000 });

const cellOf = (max: number, planned: number, persist: number, signals = 1) =>
  (SHARES[SIGNALS.indexOf(signals)]?.[MAX.indexOf(max)]?.[PLANNED.indexOf(planned)]?.[
    PERSIST.indexOf(persist)
  ] ?? Number.NaN) / 100;

describe("the table", () => {
  // The first of its windows, the same ones each time: any change of the engine that matters shows.
  test.each([
    { max: 10, planned: 120, persist: 10, signals: 1 },
    { max: 10, planned: 180, persist: 3, signals: 1 },
  ])(
    "is what the engine does with $max%, $planned looks, $persist of trouble, $signals signals",
    (cell) => {
      const share = cellOf(cell.max, cell.planned, cell.persist, cell.signals);
      expect(failing(cell, share, RUNS)).toBeGreaterThanOrEqual(0.9);
      expect(failing(cell, share - 0.01, RUNS)).toBeLessThan(0.9);
    },
  );

  test("notices more in a longer window, with a lower limit, with shorter trouble and fewer signals", () => {
    const ascends = (list: readonly number[]) =>
      list.every((share, i) => i === 0 || share >= (list[i - 1] ?? 0));
    const at = (s: number, m: number, l: number, p: number) =>
      SHARES[s]?.[m]?.[l]?.[p] ?? Number.NaN;
    for (const [s, rows] of SHARES.entries()) {
      for (const [m, row] of rows.entries()) {
        for (const [l, cells] of row.entries()) {
          expect(ascends(cells)).toBe(true);
          for (const p of cells.keys()) {
            expect(ascends(PLANNED.map((_, i) => at(s, m, PLANNED.length - 1 - i, p)))).toBe(true);
            expect(ascends(MAX.map((_, i) => at(s, i, l, p)))).toBe(true);
            expect(ascends(SIGNALS.map((_, i) => at(i, m, l, p)))).toBe(true);
          }
        }
      }
    }
  });

  test("has a share above its limit for each window", () => {
    const sizes = SHARES.map((rows) => rows.map((row) => row.map((cells) => cells.length)));
    expect(sizes).toEqual(SIGNALS.map(() => MAX.map(() => PLANNED.map(() => PERSIST.length))));
    for (const rows of SHARES) {
      for (const [i, row] of rows.entries()) {
        for (const share of row.flat()) expect(share).toBeGreaterThan(MAX[i] ?? 100);
      }
    }
  });
});

describe("a window is read from the nearest one that notices no more", () => {
  test.each([
    ["the same", ESSENTIALS, watched(60), cellOf(10, 120, 10)],
    ["a longer one", { ...ESSENTIALS, plannedLooks: 179 }, watched(60), cellOf(10, 120, 10)],
    ["a lower limit", { ...ESSENTIALS, allowance: 0.06 }, watched(60), cellOf(10, 120, 10)],
    ["three signals", { ...ESSENTIALS, alphaFail: 0.01 / 3 }, watched(60), cellOf(10, 120, 10, 4)],
    ["fewer looks that counted", ESSENTIALS, watched(60, { missing: 3 }), cellOf(10, 60, 10)],
    ["longer trouble", { ...ESSENTIALS, persistMs: 31_000 }, watched(60), cellOf(10, 120, 30)],
    ["times that vary", ESSENTIALS, watched(60, { everyMs: 2990 }), cellOf(10, 120, 10)],
    ["less often", ESSENTIALS, watched(60, { everyMs: 10_000 }), cellOf(10, 120, 3)],
  ] as const)("%s", (_what, rule, looks, share) => {
    expect(
      noticedShare(
        rule,
        looks,
        looks.flatMap((look) => look ?? []),
      ),
    ).toBe(share);
  });

  test.each([
    ["counts", ESSENTIALS, watched(60, { requests: 5 })],
    ["a baseline", { ...ESSENTIALS, ratio: 1 }, watched(60)],
    ["more signals than it has", { ...ESSENTIALS, alphaFail: 0.001 }, watched(60)],
    ["a higher limit than it has", { ...ESSENTIALS, allowance: 0.6 }, watched(60)],
    ["fewer looks than it has", { ...ESSENTIALS, plannedLooks: 39 }, watched(39)],
    ["longer trouble than it has", { ...ESSENTIALS, persistMs: 120_000 }, watched(60)],
    ["times that are all the same", ESSENTIALS, watched(60, { everyMs: 0 })],
    ["no look", ESSENTIALS, watched(0)],
  ] as const)("nothing is said of %s", (_what, rule, looks) => {
    expect(
      noticedShare(
        rule,
        looks,
        looks.flatMap((look) => look ?? []),
      ),
    ).toBeUndefined();
  });
});

test("a pass says what it excludes, and what its window may not have noticed", () => {
  const percent = Math.round(cellOf(10, 120, 10) * 100);
  expect(judgeSignal(ESSENTIALS, watched(60)).details).toEqual([
    "An error rate above 6.8% is excluded at 95%",
    `From ${percent}% of requests bad on, 9 of 10 such windows fail; a smaller regression may not be noticed`,
  ]);
});

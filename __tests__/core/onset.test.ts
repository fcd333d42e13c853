import { expect, test } from "@jest/globals";
import type { Look } from "../../src/core/look.ts";
import { onsetOf } from "../../src/core/onset.ts";

const LIMIT = { ratio: 0, allowance: 0.1 };

/** One look for each digit: so many bad ones of ten, a second apart. */
const looks = (bad: string, over: Partial<Look> = {}): readonly Look[] =>
  [...bad].map((digit, i) => ({
    at: new Date(i * 1000).toISOString(),
    requests: 10,
    bad: Number(digit),
    baselineRequests: 0,
    baselineBad: 0,
    ...over,
  }));

test.each([
  ["bad from the start", "999", [0, 30, 27]],
  ["good, then bad", "0000009999", [6, 40, 36]],
  ["a blip long before", "9000000000000099", [14, 20, 18]],
  ["within the limit, then bad", "1111199", [5, 20, 18]],
  ["bad, with a good one between", "0000905909", [4, 60, 32]],
  ["never bad", "0000", undefined],
  ["no look", "", undefined],
] as const)("%s: %s", (_name, bad, told) => {
  const onset = onsetOf(LIMIT, looks(bad));
  expect(onset && [Date.parse(onset.at) / 1000, onset.requests, onset.bad]).toEqual(told);
});

test("what a baseline has too is no trouble", () => {
  const alike = looks("5555", { baselineRequests: 10, baselineBad: 5 });
  const worse = looks("9999", { baselineRequests: 10, baselineBad: 5 }).map((look, i) => ({
    ...look,
    at: new Date((i + 4) * 1000).toISOString(),
  }));
  const onset = onsetOf({ ratio: 1, allowance: 0.005 }, [...alike, ...worse]);
  expect(onset).toEqual({ at: "1970-01-01T00:00:04.000Z", requests: 40, bad: 36 });
});

import { describe, expect, test } from "@jest/globals";
import { mean, quantile, wilson } from "../../src/metrics/statistics.ts";

describe("quantiles lie between the values around them", () => {
  test.each<[readonly number[], number, number | undefined]>([
    [[], 0.5, undefined],
    [[7], 0.9, 7],
    [[4, 3], 0.5, 3.5],
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[1, 2], 1, 2],
    [[1, 2], 0, 1],
  ])("%j at %d is %p", (values, share, expected) => {
    expect(quantile(values, share)).toEqual(
      expected === undefined ? undefined : expect.closeTo(expected, 10),
    );
  });
});

test("the mean of nothing is none", () => {
  expect([mean([]), mean([1, 2, 6])]).toEqual([undefined, 3]);
});

describe("Wilson's interval", () => {
  // Reference values: R's binom::binom.wilson.
  test.each([
    [0, 10, 0, 0.2775328],
    [10, 10, 0.7224672, 1],
    [2, 23, 0.0241844, 0.2679599],
    [15, 30, 0.3315258, 0.6684742],
  ])("of %i in %i", (part, whole, low, high) => {
    const [from, to] = wilson(part, whole);
    expect([from, to]).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)]);
  });
});

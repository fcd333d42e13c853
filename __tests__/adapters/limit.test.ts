import { expect, test } from "@jest/globals";
import { limit } from "../../src/adapters/limit.ts";

/** Text on which a careless pattern takes longer than anybody lives. */
const HOSTILE = `${"a".repeat(60)}!`;

test("work that ends in time gives its value, also none", () => {
  expect([limit(1000, () => 7), limit(1000, () => undefined)]).toEqual([
    { value: 7 },
    { value: undefined },
  ]);
});

test("work that does not end is ended, and the next one is done", () => {
  const started = performance.now();
  expect(limit(50, () => /(a+)+$/.test(HOSTILE))).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(5000);
  expect(limit(1000, () => /^a+!$/.test(HOSTILE))).toEqual({ value: true });
});

test("an error in the work is the caller's", () => {
  const fault = new TypeError("a bug of ours");
  const work = () => {
    throw fault;
  };
  expect(() => limit(1000, work)).toThrow(fault);
});

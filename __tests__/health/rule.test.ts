import { expect, test } from "@jest/globals";
import { decide } from "../../src/health/decide.ts";
import { fixed } from "../../src/health/limits.ts";
import { cleanLooksNeeded, signalRule } from "../../src/health/rule.ts";
import { aRule, probes } from "./looks.ts";

const watch = {
  id: "signal/sign-in/error-rate",
  limit: fixed(0.1),
  observeMs: 180_000,
  everyMs: 3000,
  signals: 1,
} as const;

test("a window becomes a number of looks, and is prolonged to twice its length", () => {
  expect(signalRule(watch)).toEqual({
    id: "signal/sign-in/error-rate",
    ratio: 0,
    allowance: 0.1,
    observeLooks: 60,
    plannedLooks: 120,
    alphaFail: 0.01,
    persistMs: 30_000,
  });
});

test.each([
  { title: "of a long window", observeMs: 900_000, persistMs: 30_000 },
  { title: "of three minutes", observeMs: 180_000, persistMs: 30_000 },
  { title: "of a short window: a sixth of it", observeMs: 12_000, persistMs: 2000 },
  { title: "of the shortest window", observeMs: 1, persistMs: 0 },
])("trouble has to last $persistMs ms $title", ({ observeMs, persistMs }) => {
  expect(signalRule({ ...watch, observeMs }).persistMs).toBe(persistMs);
});

test.each([
  { title: "prolong counts from the start", change: { prolongMs: 270_000 }, planned: 90 },
  { title: "prolong never cuts the window", change: { prolongMs: 1000 }, planned: 60 },
  { title: "a window is never without a look", change: { observeMs: 1, prolongMs: 1 }, planned: 1 },
  { title: "a part of an interval has its look", change: { prolongMs: 180_001 }, planned: 61 },
])("$title", ({ change, planned }) => {
  expect(signalRule({ ...watch, ...change }).plannedLooks).toBe(planned);
});

test("signals share the budget for a wrong fail in equal parts", () => {
  expect(signalRule({ ...watch, signals: 4 }).alphaFail).toBe(0.0025);
});

test.each([
  { max: 0.2, needed: 19 },
  { max: 0.1, needed: 40 },
  { max: 0.05, needed: 82 },
  { max: 0.01, needed: 420 },
  { max: 0, needed: Number.POSITIVE_INFINITY },
])("a limit of $max needs $needed clean looks", ({ max, needed }) => {
  expect(cleanLooksNeeded(max)).toBe(needed);
});

test.each([0.05, 0.1, 0.2])("with one look fewer than needed, %d can't pass", (allowance) => {
  const needed = cleanLooksNeeded(allowance);
  const after = (looks: number) =>
    decide(
      aRule({ allowance, observeLooks: looks, plannedLooks: looks }),
      probes(".".repeat(looks)),
    ).decision;
  expect([after(needed - 1), after(needed)]).toEqual(["inconclusive", "pass"]);
});

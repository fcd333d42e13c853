import { describe, expect, test } from "@jest/globals";
import {
  bursts,
  coldStart,
  everySecond,
  onset,
  outage,
  ruleOf,
  simulate,
  steady,
  WINDOWS,
} from "./streams.ts";

/** Few windows of each kind; `bench/health.mjs` simulates many, for docs/health.md. */
const RUNS = 25;

const NAMES = ["essentials", "guide", "demo", "shortest"] as const;

describe.each(NAMES)("the window of %s", (name) => {
  const window = WINDOWS[name];
  const { persistMs = 0 } = ruleOf(window);

  test.each([
    ["nothing bad", steady(0)],
    ["a hundredth bad", steady(0.01)],
    ["an outage of a fifth of what must last", outage(persistMs / 5)],
    ["an outage of most of what must last", outage(0.8 * persistMs)],
    ["bad at first, for most of what must last", coldStart(0.8 * persistMs)],
    ["a twentieth bad, in bursts", bursts(0.02)],
  ])("never fails with %s", (_what, course) => {
    expect(simulate(course, window, { runs: RUNS }).fail).toBe(0);
  });

  test("passes nearly always with a hundredth bad", () => {
    expect(simulate(steady(0.01), window, { runs: RUNS }).pass).toBeGreaterThanOrEqual(0.95);
  });

  test.each([
    ["all bad", steady(1)],
    ["half of it bad", steady(0.5)],
    ["every second one bad", everySecond],
    ["all bad from some time on", onset(1)],
  ])("always fails with %s", (_what, course) => {
    expect(simulate(course, window, { runs: RUNS }).fail).toBe(1);
  });

  test("fails with every second one bad within half of observe", () => {
    const { failAt = Number.POSITIVE_INFINITY } = simulate(everySecond, window, { runs: 1 });
    expect(failAt).toBeLessThanOrEqual(window.observeMs / window.everyMs / 2);
  });

  test("nearly always fails with a third bad", () => {
    expect(simulate(steady(0.33), window, { runs: RUNS }).fail).toBeGreaterThanOrEqual(0.9);
  });
});

import { expect, test } from "@jest/globals";
import { systemClock } from "../../src/adapters/clock.ts";

const never = new AbortController().signal;

test("a sleep lasts as long as was asked for", async () => {
  const started = systemClock.monotonic();
  await systemClock.sleep(20, never);
  expect(systemClock.monotonic() - started).toBeGreaterThanOrEqual(19);
});

test("a sleep ends at once, and without an error, when it is called off", async () => {
  const stop = new AbortController();
  const started = systemClock.monotonic();
  const slept = systemClock.sleep(60_000, stop.signal);
  stop.abort();
  await slept;
  await systemClock.sleep(60_000, stop.signal);
  expect(systemClock.monotonic() - started).toBeLessThan(5000);
});

test.each([
  ["a part of a millisecond", 0.25],
  ["a time that is over", -5],
])("a limit of %s is reached soon", async (_what, ms) => {
  const signal = systemClock.timeout(ms);
  await systemClock.sleep(5000, signal);
  expect(signal.aborted).toBe(true);
});

test.each([9989.615743999999, 90 * 24 * 3600_000, Number.POSITIVE_INFINITY])(
  "a limit of %d ms is not reached at once",
  async (ms) => {
    const signal = systemClock.timeout(ms);
    await systemClock.sleep(20, never);
    expect(signal.aborted).toBe(false);
  },
);

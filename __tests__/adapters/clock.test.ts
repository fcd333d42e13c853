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

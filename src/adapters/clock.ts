import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../core/ports.ts";
import { limit } from "./limit.ts";

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
  // A timer takes whole milliseconds, at most so many: one that is longer would ring at once.
  timeout: (ms) => AbortSignal.timeout(Math.min(Math.max(0, Math.ceil(ms)), 2 ** 31 - 1)),
  limit,
};

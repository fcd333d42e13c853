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
  timeout: (ms) => AbortSignal.timeout(ms),
  limit,
};

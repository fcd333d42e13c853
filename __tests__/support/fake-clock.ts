import type { Clock } from "../../src/core/ports.ts";

/** A clock whose sleeps take no time: when nothing else can run, it jumps to the next one due. */
export interface FakeClock extends Clock {
  /** Every sleep that was asked for, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Lets time pass, as work that is not sleeping would. */
  readonly advance: (ms: number) => void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export function fakeClock(start = "2026-11-20T10:00:00.000Z"): FakeClock {
  const sleeps: number[] = [];
  const sleepers = new Set<Sleeper>();
  const timeouts: { readonly due: number; readonly end: AbortController }[] = [];
  let now = Date.parse(start);
  const origin = now;
  const goOnTo = (time: number) => {
    now = Math.max(now, time);
    for (const { due, end } of timeouts) if (due <= now) end.abort();
  };
  const wakeNext = () => {
    const [first] = [...sleepers].toSorted((a, b) => a.due - b.due);
    if (first === undefined) return;
    goOnTo(first.due);
    sleepers.delete(first);
    first.wake();
  };
  return {
    now: () => now,
    monotonic: () => now - origin,
    sleep: (ms, signal) => {
      sleeps.push(ms);
      if (signal.aborted) return Promise.resolve();
      return new Promise<void>((resolve) => {
        const sleeper: Sleeper = { due: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener(
          "abort",
          () => {
            sleepers.delete(sleeper);
            resolve();
          },
          { once: true },
        );
        // A whole turn of the event loop: all that is ready runs before time goes on.
        setImmediate(wakeNext);
      });
    },
    timeout: (ms) => {
      const end = new AbortController();
      timeouts.push({ due: now + ms, end });
      return end.signal;
    },
    limit: (_ms, work) => ({ value: work() }),
    sleeps,
    advance: (ms) => goOnTo(now + ms),
  };
}

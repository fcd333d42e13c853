import type { Clock } from "../../src/core/ports.ts";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until everybody sleeps, and then jumps to the next one to wake. */
export class FakeClock implements Clock {
  #elapsed = 0;
  #sleepers: readonly Sleeper[] = [];

  now = (): number => Date.parse("2026-11-20T14:00:00.000Z") + this.#elapsed;

  monotonic = (): number => this.#elapsed;

  sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const sleeper = { at: this.#elapsed + ms, wake: resolve };
      this.#sleepers = [...this.#sleepers, sleeper];
      signal.addEventListener("abort", () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        resolve();
      });
    });

  /** Observing asks for none. */
  timeout = (): never => {
    throw new Error("observing asks for no timeout");
  };

  limit = <T>(_ms: number, work: () => T) => ({ value: work() });

  /** Moves time without waking anybody, as a machine does that was suspended. */
  jump(ms: number): void {
    this.#elapsed += ms;
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    work.then(end, end);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isDone) return work;
      const next = this.#sleepers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) throw new Error("everybody waits and nobody sleeps");
      this.#sleepers = this.#sleepers.filter((one) => one !== next);
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.wake();
    }
  }
}

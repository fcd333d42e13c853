import type { Look } from "../core/look.ts";
import type { Limit } from "./usable.ts";

/**
 * Design effect of looks whose bad requests come in bursts: 1 when requests are independent,
 * larger when they cluster. Evidence is divided by it (on the log scale).
 *
 * Difference-based Pearson dispersion over adjacent pairs of looks in which something was bad:
 * `(x/a − y/b)² / (p(1−p)(1/a + 1/b)) · (a+b−1)/(a+b)`, which has mean 1 given `x + y`. Differences
 * of neighbours see bursts and not slow drift, which does no harm to the evidence.
 */
export class Dispersion {
  readonly #hasBaseline: boolean;
  #last: Look | undefined;
  #sum = 0;
  #pairs = 0;

  constructor(limit: Limit) {
    this.#hasBaseline = limit.ratio > 0;
  }

  /** Takes the next usable look. */
  add(look: Look): void {
    const last = this.#last;
    this.#last = look;
    if (last === undefined) return;
    this.#pair([look.bad, look.requests], [last.bad, last.requests]);
    if (!this.#hasBaseline) return;
    this.#pair(
      [look.baselineBad, look.baselineRequests],
      [last.baselineBad, last.baselineRequests],
    );
  }

  #pair([x, a]: readonly [number, number], [y, b]: readonly [number, number]): void {
    if (x + y === 0) return;
    const share = (x + y) / (a + b);
    const variance = share * (1 - share) * (1 / a + 1 / b);
    this.#pairs += 1;
    this.#sum += variance > 0 ? ((x / a - y / b) ** 2 / variance) * ((a + b - 1) / (a + b)) : 1;
  }

  /** Never below 1: looks that are too even are no reason to believe more. */
  get value(): number {
    return this.#pairs === 0 ? 1 : Math.max(1, this.#sum / this.#pairs);
  }
}

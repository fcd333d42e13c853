import type { Look } from "../core/look.ts";
import type { Limit } from "./usable.ts";

/** Good looks in a row after which trouble counts as over, and that a pass needs at its end. */
export const GOOD_LOOKS = 3;

/**
 * True for a look that is bad by itself: its own bad share is above the limit. A single request is
 * bad when it failed; of a count, a few bad requests within the limit are none.
 */
export function isBadLook(look: Look, { ratio, allowance }: Limit): boolean {
  const baseline = ratio > 0 ? look.baselineBad / look.baselineRequests : 0;
  return look.bad > 0 && look.bad > (ratio * baseline + allowance) * look.requests;
}

/** Follows trouble through the usable looks: since when looks are bad, and whether they still are. */
export class Trouble {
  readonly #limit: Limit;
  #since: number | undefined;
  #until = 0;
  /** Good looks since the last bad one; before any bad one there is nothing to wait for. */
  #good = GOOD_LOOKS;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Takes the next usable look. */
  add(look: Look): void {
    if (!isBadLook(look, this.#limit)) {
      this.#good += 1;
      if (this.#good >= GOOD_LOOKS) this.#since = undefined;
      return;
    }
    const at = Date.parse(look.at);
    this.#since ??= at;
    this.#until = at;
    this.#good = 0;
  }

  /** True when the last look was bad and bad looks reach back for at least so many milliseconds. */
  lasts(persistMs: number): boolean {
    return this.#good === 0 && this.#since !== undefined && this.#until - this.#since >= persistMs;
  }

  /** True when the last looks were good. */
  get isOver(): boolean {
    return this.#good >= GOOD_LOOKS;
  }
}

import type { Look, SignalRule } from "../core/look.ts";
import type { Limit } from "./usable.ts";

/** Good looks in a row after which trouble counts as over, and that a pass needs at its end. */
export const GOOD_LOOKS = 3;

/** Bad looks with fewer than `GOOD_LOOKS` good ones between them. */
export interface Spell {
  /** When its first and its last bad look were due, in epoch milliseconds. */
  readonly since: number;
  readonly until: number;
  /** Its bad looks, at least 1. */
  readonly looks: number;
}

/** How long a spell is known to have lasted, in milliseconds: 0 for a single look. */
export const lengthOf = ({ since, until }: Spell): number => until - since;

/**
 * True for a look that is bad by itself: its own bad share is above the limit. A single request is
 * bad when it failed; of a count, a few bad requests within the limit are none.
 */
export function isBadLook(look: Look, { ratio, allowance, level }: Limit & Level): boolean {
  if (level !== undefined) return isOutside(look.requests, level);
  const baseline = ratio > 0 ? look.baselineBad / look.baselineRequests : 0;
  return look.bad > 0 && look.bad > (ratio * baseline + allowance) * look.requests;
}

type Level = Partial<Pick<SignalRule, "level">>;

/** True for a count that comes more slowly or more often than the bounds allow. */
function isOutside(
  count: number,
  { min, max, everyMs }: NonNullable<SignalRule["level"]>,
): boolean {
  const aMinute = (count * 60_000) / everyMs;
  return (min !== undefined && aMinute < min) || (max !== undefined && aMinute > max);
}

/** Follows trouble through the usable looks: since when looks are bad, and whether they still are. */
export class Trouble {
  readonly #limit: Limit & Level;
  readonly #spells: Spell[] = [];
  /** Good looks since the last bad one; before any bad one there is nothing to wait for. */
  #good = GOOD_LOOKS;

  constructor(limit: Limit & Level) {
    this.#limit = limit;
  }

  /** Takes the next usable look. */
  add(look: Look): void {
    if (!isBadLook(look, this.#limit)) {
      this.#good += 1;
      return;
    }
    const at = Date.parse(look.at);
    const before = this.#good < GOOD_LOOKS ? this.#spells.pop() : undefined;
    this.#spells.push({ since: before?.since ?? at, until: at, looks: 1 + (before?.looks ?? 0) });
    this.#good = 0;
  }

  /** True when the last look was bad and bad looks reach back for at least so many milliseconds. */
  lasts(persistMs: number): boolean {
    const last = this.#spells.at(-1);
    return this.#good === 0 && last !== undefined && lengthOf(last) >= persistMs;
  }

  /** True when the last look was bad. */
  get isBadNow(): boolean {
    return this.#good === 0;
  }

  /** True when the last looks were good. */
  get isOver(): boolean {
    return this.#good >= GOOD_LOOKS;
  }

  /** In the order of their times; the last one may still go on. */
  get spells(): readonly Spell[] {
    return this.#spells;
  }
}

import type { Look, MissingLook } from "../core/look.ts";

/**
 * Takes one look at a signal. `dueAt` is when it was due, in epoch milliseconds: the look's `at`,
 * and what latency counts from. Ends early when the signal aborts; never throws but on a bug.
 */
export type Sampler = (dueAt: number, signal: AbortSignal) => Promise<Look | MissingLook>;

/** When the looks of one signal are due. */
export interface Pace {
  /** Milliseconds from one look to the next. */
  readonly everyMs: number;
  /**
   * Given where a look counts what happened since the one before: the first is due `everyMs` after
   * the start, and each is taken so many milliseconds after it was due, when its source has it.
   */
  readonly settleMs?: number | undefined;
}

/** When a look is due, from 0, in milliseconds after the start. */
export function dueAfter({ everyMs, settleMs }: Pace, number: number): number {
  return (settleMs === undefined ? number : number + 1) * everyMs;
}

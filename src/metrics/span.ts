export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A stretch of time in epoch milliseconds, its end not in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** True for a time inside. */
export function isIn({ from, to }: Span, at: number): boolean {
  return at >= from && at < to;
}

/** Length in days. */
export function daysOf({ from, to }: Span): number {
  return (to - from) / DAY_MS;
}

/** The window that ends now, and the one of the same length before it. */
export function windowsOf(now: number, lengthMs: number): readonly [now: Span, before: Span] {
  const from = now - lengthMs;
  return [
    { from, to: now },
    { from: from - lengthMs, to: from },
  ];
}

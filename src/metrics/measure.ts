import { type Measure, NONE } from "./figure.ts";
import { mean, quantile, wilson } from "./statistics.ts";

/** Below this many, a share is given with its interval. */
const FEW = 30;

/** A share of things, with Wilson's interval where they are few; none of nothing. */
export function shareOf(part: number, whole: number): Measure {
  if (whole === 0) return NONE;
  return {
    value: part / whole,
    n: whole,
    numerator: part,
    denominator: whole,
    interval: whole < FEW ? wilson(part, whole) : null,
  };
}

/** How often something happened in each of so many days or weeks; 0 is a measurement. */
export function rateOf(count: number, days: number): Measure {
  return { value: count / days, n: count, numerator: count, denominator: days, interval: null };
}

/** How many; 0 is a measurement. */
export function countOf(count: number): Measure {
  return { ...NONE, value: count, n: count };
}

/** A quantile of durations, `share` from 0 to 1; none of nothing. */
export function quantileOf(durations: readonly number[], share: number): Measure {
  return { ...NONE, value: quantile(durations, share) ?? null, n: durations.length };
}

/** The mean of durations; none of nothing. */
export function meanOf(durations: readonly number[]): Measure {
  const value = mean(durations) ?? null;
  const sum = durations.reduce((all, one) => all + one, 0);
  if (value === null) return NONE;
  return {
    value,
    n: durations.length,
    numerator: sum,
    denominator: durations.length,
    interval: null,
  };
}

import type { SignalLimit } from "../limits.ts";
import { gap } from "./fetch-json.ts";
import type { Counts, Gap } from "./reader.ts";

/** Requests of one arm and how many were bad, as a source gave them. */
export interface Arm {
  readonly requests: number;
  readonly bad: number;
}

/**
 * Counts as whole numbers, or why they cannot be true. Prometheus extrapolates, so that a bad
 * request more than there were may come from rounding alone.
 */
export function armOf(requests: number, bad: number, who: string): Arm | Gap {
  const fault = numberFault(requests) ?? numberFault(bad);
  if (fault !== undefined) return impossible(`${who} gave ${fault}`);
  const all = Math.round(requests);
  const wrong = Math.round(bad);
  if (wrong > all + 1 || (all === 0 && wrong > 0 && requests === 0)) {
    return impossible(`${who} counted more errors than requests`);
  }
  return { requests: all, bad: Math.min(all, wrong) };
}

/** What a source counts, as a look of the kind that its signal's limits ask for. */
export function countsAs(
  { requests, bad }: Arm,
  limits: readonly Pick<SignalLimit, "kind">[],
): Pick<Counts, "requests" | "bad" | "reason"> {
  if (!limits.some(({ kind }) => kind === "zero")) return { requests, bad };
  // One look, in which something was or was not.
  return requests === 0
    ? { requests: 1, bad: 0 }
    : { requests: 1, bad: 1, reason: `${requests} counted` };
}

/** The value of a gauge as a look; what is no number is missing. */
export function gaugeAs(
  value: number,
  limits: readonly Pick<SignalLimit, "below">[],
  who: string,
): Counts | Gap {
  if (!Number.isFinite(value)) {
    return gap(`${who} gave no finite value`, "Correct what is asked: the value of a gauge");
  }
  const most = limits.find(({ below }) => below !== undefined)?.below?.max;
  const isBad = most !== undefined && value > most;
  return {
    ...{ requests: 1, bad: isBad ? 1 : 0, baselineRequests: 0, baselineBad: 0, value },
    reason: isBad ? `${Number(value.toPrecision(4))}` : undefined,
  };
}

function numberFault(value: number): string | undefined {
  if (Number.isNaN(value)) return "NaN instead of a count";
  if (!Number.isFinite(value)) return "an infinite count";
  if (value < 0) return "a negative count";
  return value > Number.MAX_SAFE_INTEGER ? "a count that is too large" : undefined;
}

const impossible = (missing: string): Gap =>
  gap(missing, "Correct what is asked: the number of requests, and of the bad ones among them");

import type { Look, SignalRule } from "../core/look.ts";
import { failThreshold, PASS_THRESHOLD } from "./decision.ts";
import { Evidence } from "./evidence.ts";
import { bisect, fewest } from "./search.ts";
import { passLimit } from "./usable.ts";

/** More clean looks than this are not worth naming. */
const MOST_CLEAN_LOOKS = 100_000;

/**
 * Smallest allowance (a share; without baseline: the bad share itself) that these usable looks
 * exclude. Pass evidence grows with the allowance, so bisection finds it.
 */
export function excludedAllowance(
  rule: SignalRule,
  looks: readonly Look[],
  dispersion: number,
): number {
  return bisect(0, passLimit(rule).allowance, (allowance) => {
    const pass = new Evidence({ ratio: rule.ratio, allowance }, "pass", rule.plannedLooks);
    for (const look of looks) pass.add(look);
    return pass.log(dispersion) >= PASS_THRESHOLD;
  });
}

/**
 * Smallest constant bad share of the candidate that would have been proven a fail in these usable
 * looks; undefined when not even everything bad would have been.
 */
export function noticeableShare(rule: SignalRule, looks: readonly Look[]): number | undefined {
  const isProven = (share: number) => {
    const fail = new Evidence(rule, "fail", rule.plannedLooks);
    for (const look of looks) fail.add(look, share * look.requests);
    return fail.log(1) >= failThreshold(rule);
  };
  return isProven(1) ? bisect(rule.allowance, 1, isProven) : undefined;
}

/**
 * About how many clean looks, as large as the mean of these, would still exclude the limit. Only for
 * a rule without baseline: there only the counts matter, so one look stands for many.
 */
export function cleanLooksMissing(
  rule: SignalRule,
  looks: readonly Look[],
  dispersion: number,
): number | undefined {
  if (looks.length === 0 || rule.ratio > 0) return undefined;
  const requests = looks.reduce((sum, look) => sum + look.requests, 0);
  const bad = looks.reduce((sum, look) => sum + look.bad, 0);
  const isProven = (more: number) => {
    const pass = new Evidence(passLimit(rule), "pass", 1);
    const all = requests * (1 + more / looks.length);
    pass.add({ at: "", requests: all, bad, baselineRequests: 0, baselineBad: 0 });
    return pass.log(dispersion) >= PASS_THRESHOLD;
  };
  return fewest(isProven, MOST_CLEAN_LOOKS);
}

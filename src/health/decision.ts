import type { SignalRule } from "../core/look.ts";

/** Budget for a wrong fail of a whole gate: signals share it. */
export const ALPHA_FAIL = 0.01;

/** Budget for a wrong pass of one signal; all must pass, so it is not shared. */
export const ALPHA_PASS = 0.05;

/** Looks with something bad that a fail needs: one blip or one burst is never enough. */
export const BAD_LOOKS_TO_FAIL = 3;

/** Part of the looks so far that must have given data before a pass. */
export const COVERAGE = 0.8;

/** Part of the traffic from which on a canary that is split by client may fail by itself. */
export const CLIENT_SHARE_TO_FAIL = 0.25;

export type Reason =
  | "regression-proven"
  | "limit-excluded"
  | "no-regression-proven"
  | "not-proven"
  | "coverage"
  | "last-look-missing"
  | "still-bad"
  | "brief-trouble"
  | "none-seen"
  | "still-seen"
  | "above-limit"
  | "small-canary"
  | "no-data"
  | "no-traffic"
  | "no-baseline"
  | "window-not-over";

/** Where the test of one signal stands after some looks. */
export interface Decision {
  /** `undecided`: more looks may come. */
  readonly decision: "pass" | "fail" | "inconclusive" | "undecided";
  readonly reason: Reason;
  /** Number of the look, from 1, with which the decision stands. */
  readonly at: number | undefined;
  /** Natural logs of the evidence at that look. */
  readonly logFail: number;
  readonly logPass: number;
  /** Design effect φ, ≥ 1. */
  readonly dispersion: number;
}

/** Log of the fail evidence that proves a regression. */
export function failThreshold(rule: SignalRule): number {
  return -Math.log(rule.alphaFail ?? ALPHA_FAIL);
}

/** Log of the pass evidence that excludes the limit. */
export const PASS_THRESHOLD = -Math.log(ALPHA_PASS);

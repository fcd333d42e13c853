import type { SignalId } from "./finding-id.ts";
import type { Counts } from "./record.ts";

/** One reading of one signal: requests and bad ones of candidate and baseline, in counts. */
export interface Look {
  /** When the look was due, ISO 8601; of counts over a span of time, the end of the span. */
  readonly at: string;
  /** Candidate: requests and bad ones, 0 ≤ bad ≤ requests. */
  readonly requests: number;
  readonly bad: number;
  /** Baseline arm; both 0 for a rule without baseline. */
  readonly baselineRequests: number;
  readonly baselineBad: number;
  /** Of a gauge: its value. */
  readonly value?: number | undefined;
  /** What was bad, plain text, where something was. */
  readonly reason?: string | undefined;
  /**
   * Time of the sample by the source that keeps it, ISO 8601, where it says one: looks of one time
   * are one look.
   */
  readonly sampledAt?: string | undefined;
}

/** A look that could not be had. */
export interface MissingLook {
  /** Why, as plain text that follows a colon: `answered by a cache`, `overrun`. */
  readonly missing: string;
  /** What to do about it, as an imperative. */
  readonly remedy?: string | undefined;
}

/** What came of one look; undefined in reports that do not say why it is missing. */
export type Reading = Look | MissingLook | undefined;

/** True for a look that was had. */
export function isLook(reading: Reading): reading is Look {
  return reading !== undefined && !("missing" in reading);
}

/**
 * The limit of a signal and how it is watched. A candidate's bad share may not exceed
 * `ratio · baseline + allowance`; `ratio` 0 makes `allowance` a fixed limit.
 */
export interface SignalRule {
  readonly id: SignalId;
  /**
   * `zero`: a look is bad where anything was seen, and no look may be; `level`: how many there are is
   * limited; `below`: a value is, and nothing is rolled back for it; default: a share is limited.
   */
  readonly kind?: "zero" | "level" | "below" | undefined;
  /** Of `level`: how many a minute are right, and the length of a look in milliseconds. */
  readonly level?:
    | {
        readonly min?: number | undefined;
        readonly max?: number | undefined;
        readonly everyMs: number;
      }
    | undefined;
  /** Of `below`: the largest right value, and looks in a row above it that are no pass. */
  readonly below?:
    | {
        readonly max: number;
        readonly looks: number;
        readonly severity: "critical" | "warning";
      }
    | undefined;
  /** 1 + relative increase, or 0. */
  readonly ratio: number;
  /** Share, 0 to 1. */
  readonly allowance: number;
  /** True: it is watched and reported, and nothing follows from it. */
  readonly observeOnly?: true | undefined;
  /**
   * Share that stands for `allowance` where a pass is proven, at least as large; the same where not
   * given. That a rate has not grown at all takes more requests to prove than any window has.
   */
  readonly passAllowance?: number | undefined;
  /** `client`: each client goes to one arm for good, so that the arms differ though nothing changed. */
  readonly split?: "request" | "client" | undefined;
  /** Looks of the window that `observe` asks for. */
  readonly observeLooks: number;
  /** Looks up to the end of prolonging; ≥ observeLooks, fixed before the first look. */
  readonly plannedLooks: number;
  /** This signal's part of the budget for a wrong fail; 0.01 where not given. */
  readonly alphaFail?: number | undefined;
  /** `fail`: it can fail a release and proves no pass; by the end of `observe` it has no objection. */
  readonly only?: "fail" | undefined;
  /**
   * The baseline where it was measured before the deployment: requests and bad ones in all. Looks
   * then have none of their own.
   */
  readonly before?: Counts | undefined;
  /**
   * Milliseconds that trouble must last, and still last, before it is a fail; 0: as soon as it is
   * proven. Not given in reports from before trouble had to last, which are judged as they were.
   */
  readonly persistMs?: number | undefined;
}

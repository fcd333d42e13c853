import type { Look, SignalRule } from "../core/look.ts";
import { decide } from "./decide.ts";
import { noticedShare } from "./noticed.ts";
import { bisect } from "./search.ts";

/** Counts of every look of an even course; the baseline's too where a rule has one. */
export interface EvenCourse {
  readonly requests: number;
  /** Bad share of them, 0 to 1; the baseline's is 0. */
  readonly share: number;
  /** Milliseconds from one look to the next. */
  readonly everyMs: number;
}

/**
 * When a window in which every look is the same fails, in milliseconds after its start; undefined: it
 * never does. Of `level`, requests are counts; of `zero`, a share above 0 is something seen.
 */
export function failsAfter(rule: SignalRule, course: EvenCourse): number | undefined {
  const { decision, at } = decide(rule, looksOf(rule, course));
  return decision === "fail" && at !== undefined ? (at - 1) * course.everyMs : undefined;
}

/**
 * Bad share from which on an even course fails the window; undefined: not even one in which everything is
 * bad does. In a real window bad requests come unevenly: near this share about half of the windows fail.
 */
export function failingShare(
  rule: SignalRule,
  course: Omit<EvenCourse, "share">,
): number | undefined {
  const fails = (share: number) => failsAfter(rule, { ...course, share }) !== undefined;
  return fails(1) ? bisect(Math.min(1, rule.allowance), 1, fails) : undefined;
}

/** The same of single probes, where 9 of 10 windows fail; undefined where no table has the window. */
export function noticedByProbes(rule: SignalRule, everyMs: number): number | undefined {
  const looks = looksOf(rule, { requests: 1, share: 0, everyMs });
  return noticedShare(rule, looks, looks);
}

function looksOf(
  { plannedLooks, ratio, before }: SignalRule,
  { requests, share, everyMs }: EvenCourse,
): readonly Look[] {
  const baselineRequests = ratio > 0 && before === undefined ? requests : 0;
  return Array.from({ length: plannedLooks }, (_, i) => ({
    at: new Date(i * everyMs).toISOString(),
    ...{ requests, bad: share * requests },
    ...{ baselineRequests, baselineBad: 0 },
  }));
}

import { isCompared, type ProbeRate } from "./limits.ts";
import { isProbe, type Signal } from "./options.ts";
import { looksIn } from "./rule.ts";

/** How long what is live is measured where a check compares and nothing is said, in milliseconds. */
export const DEFAULT_BEFORE_MS = 60_000;

/** Requests that are meant within that time, and the shortest pause between two, in milliseconds. */
const WANTED = 60;
const SHORTEST_MS = 1000;

/** How what is live is measured before a deployment. */
export interface BeforePlan {
  /** Ids of the checks, each once. */
  readonly checks: readonly string[];
  /** Requests of each check, at least 1. */
  readonly requests: number;
  /** Milliseconds from one to the next. */
  readonly everyMs: number;
}

interface Parts {
  readonly signals: readonly Signal[];
  /** Limits of a repeated check that names none. */
  readonly errorRate: ProbeRate;
  /** `health.before` and `health.every`, milliseconds. */
  readonly before: number | undefined;
  readonly everyMs: number;
}

/**
 * Which checks are measured before a deployment: those with a limit against what was live. Oftener than in
 * the window where that takes less than a minute's sixty requests. Undefined: none is.
 */
export function beforePlan({ signals, errorRate, before, everyMs }: Parts): BeforePlan | undefined {
  const lengthMs = before ?? DEFAULT_BEFORE_MS;
  const checks = signals.flatMap((one) =>
    isProbe(one) && isCompared(one["error-rate"] ?? errorRate) ? [one.probe] : [],
  );
  if (checks.length === 0 || lengthMs === 0) return undefined;
  const pauseMs = Math.min(everyMs, Math.max(SHORTEST_MS, lengthMs / WANTED));
  return { checks: [...new Set(checks)], requests: looksIn(lengthMs, pauseMs), everyMs: pauseMs };
}

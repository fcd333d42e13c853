import type { SignalId } from "../core/finding-id.ts";
import type { SignalRule } from "../core/look.ts";
import { ALPHA_FAIL, PASS_THRESHOLD } from "./decision.ts";
import { Evidence } from "./evidence.ts";
import { fewest } from "./search.ts";

/** Longest time that trouble must last before it is a fail: restarts and short outages are over then. */
const MOST_PERSIST_MS = 30_000;

/** Part of `observe` that trouble must last where that is shorter, so that short windows can fail. */
const PERSIST_PART = 1 / 6;

/** What the manifest says of one signal and its window. */
interface Watch {
  readonly id: SignalId;
  /** Largest bad share, above 0 and below 1, or a limit against a baseline. */
  readonly limit: Pick<SignalRule, "kind" | "ratio" | "allowance" | "passAllowance">;
  readonly observeMs: number;
  readonly everyMs: number;
  /** Length of the window with prolonging, from the start; twice `observeMs` where not given. */
  readonly prolongMs?: number | undefined;
  /** Signals of the same gate: they share the budget for a wrong fail in equal parts. */
  readonly signals: number;
}

/** The rule of one signal: its limit, and its window in looks (the first is due at the start). */
export function signalRule(watch: Watch): SignalRule {
  const observeLooks = looksIn(watch.observeMs, watch.everyMs);
  const prolongMs = watch.prolongMs ?? 2 * watch.observeMs;
  const { kind, ratio, allowance, passAllowance } = watch.limit;
  return {
    id: watch.id,
    ...(kind === undefined ? {} : { kind }),
    ratio,
    allowance,
    ...(passAllowance === undefined ? {} : { passAllowance }),
    observeLooks,
    plannedLooks: Math.max(observeLooks, looksIn(prolongMs, watch.everyMs)),
    alphaFail: ALPHA_FAIL / Math.max(1, watch.signals),
    persistMs: Math.min(MOST_PERSIST_MS, Math.round(PERSIST_PART * watch.observeMs)),
  };
}

/** Looks within a window, at least one. */
export function looksIn(windowMs: number, everyMs: number): number {
  return Math.max(1, Math.ceil(windowMs / everyMs));
}

/**
 * Looks of one good probe each that prove a limit: 19 for 20%, 40 for 10%, 82 for 5%. A window
 * whose planned looks are fewer can never pass. Infinite where nothing can prove the limit.
 */
export function cleanLooksNeeded(max: number): number {
  const isProven = (probes: number) => {
    const pass = new Evidence({ ratio: 0, allowance: max }, "pass", 1);
    if (probes > 0) {
      pass.add({ at: "", requests: probes, bad: 0, baselineRequests: 0, baselineBad: 0 });
    }
    return pass.log(1) >= PASS_THRESHOLD;
  };
  return fewest(isProven, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY;
}

import type { SignalId } from "../core/finding-id.ts";
import type { SignalRule } from "../core/look.ts";
import { ALPHA_FAIL, PASS_THRESHOLD } from "./decision.ts";
import { Evidence } from "./evidence.ts";
import { fewest } from "./search.ts";

/** How long trouble must last before it is a fail, where nothing is said: short outages are over then. */
export const DEFAULT_PERSIST_MS = 30_000;

/** What the manifest says of one signal and its window. */
interface Watch {
  readonly id: SignalId;
  /** Largest bad share, above 0 and below 1, or a limit against a baseline. */
  readonly limit: Pick<
    SignalRule,
    "kind" | "ratio" | "allowance" | "passAllowance" | "below" | "split" | "only"
  > & {
    readonly level?: Omit<NonNullable<SignalRule["level"]>, "everyMs"> | undefined;
  };
  readonly observeOnly?: boolean | undefined;
  /** What the same was before the deployment. */
  readonly before?: SignalRule["before"];
  readonly observeMs: number;
  readonly everyMs: number;
  /** Length of the window with prolonging, from the start; twice `observeMs` where not given. */
  readonly prolongMs?: number | undefined;
  /** Milliseconds that trouble must last before it is a fail; `DEFAULT_PERSIST_MS` where not given. */
  readonly persistMs?: number | undefined;
  /** Signals of the same gate: they share the budget for a wrong fail in equal parts. */
  readonly signals: number;
}

/** The rule of one signal: its limit, and its window in looks (the first is due at the start). */
export function signalRule(watch: Watch): SignalRule {
  const observeLooks = looksIn(watch.observeMs, watch.everyMs);
  const prolongMs = watch.prolongMs ?? 2 * watch.observeMs;
  const { kind, ratio, allowance, passAllowance, level, below, split, only } = watch.limit;
  return {
    id: watch.id,
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level: { ...level, everyMs: watch.everyMs } }),
    ...(below === undefined ? {} : { below }),
    ...(split === undefined ? {} : { split }),
    ...(watch.observeOnly === true ? { observeOnly: true } : {}),
    ratio,
    allowance,
    ...(passAllowance === undefined ? {} : { passAllowance }),
    observeLooks,
    plannedLooks: Math.max(observeLooks, looksIn(prolongMs, watch.everyMs)),
    alphaFail: ALPHA_FAIL / Math.max(1, watch.signals),
    persistMs: watch.persistMs ?? DEFAULT_PERSIST_MS,
    ...(only === undefined ? {} : { only }),
    ...(watch.before === undefined ? {} : { before: watch.before }),
  };
}

/** Looks within a window, at least one. */
export function looksIn(windowMs: number, everyMs: number): number {
  return Math.max(1, Math.ceil(windowMs / everyMs));
}

/**
 * Looks of one probe each that prove a limit although so many of them were bad; with none bad, 19 for
 * 20%, 40 for 10%, 82 for 5%. A window whose planned looks are fewer can never pass. Infinite where
 * nothing can prove the limit.
 */
export function looksNeeded(max: number, bad = 0): number {
  const isProven = (probes: number) => {
    const pass = new Evidence({ ratio: 0, allowance: max }, "pass", 1);
    if (probes < Math.max(1, bad)) return false;
    pass.add({ at: "", requests: probes, bad, baselineRequests: 0, baselineBad: 0 });
    return pass.log(1) >= PASS_THRESHOLD;
  };
  return fewest(isProven, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY;
}

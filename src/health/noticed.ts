import type { Look, Reading, SignalRule } from "../core/look.ts";
import { ALPHA_FAIL } from "./decision.ts";
import { MAX, PERSIST, PLANNED, SHARES, SIGNALS } from "./noticed-table.ts";

/** Times of looks vary by this part of an interval. */
const JITTER = 0.1;

/**
 * Bad share, from 0 to 1, from which on at least 9 of 10 windows like this one fail while each probe is
 * bad independently of the others. From simulations of the engine, in the nearest window of the table that
 * notices no more than this one does. Undefined for counts, for limits against a baseline, and where the
 * table has no such window.
 *
 * @param looks the looks up to the decision, missing ones too
 * @param usable those of them that were counted
 */
export function noticedShare(
  rule: SignalRule,
  looks: readonly Reading[],
  usable: readonly Look[],
): number | undefined {
  const intervalMs = intervalOf(looks, usable);
  const isProbes = usable.every(({ requests }) => requests === 1);
  if (rule.ratio > 0 || !isProbes || intervalMs === undefined) return undefined;
  const { allowance, alphaFail = ALPHA_FAIL, persistMs = 0 } = rule;
  const signals = atLeast(SIGNALS, Math.round(ALPHA_FAIL / alphaFail));
  const max = atLeast(MAX, allowance * 100 - 1e-9);
  const counted = Math.floor((rule.plannedLooks * usable.length) / looks.length);
  const planned = PLANNED.findLastIndex((count) => count <= counted);
  const persist = atLeast(PERSIST, Math.ceil(persistMs / intervalMs - JITTER));
  const percent = SHARES[signals]?.[max]?.[planned]?.[persist];
  return percent === undefined ? undefined : percent / 100;
}

/** Index of the smallest number that is enough; -1 where none is. */
const atLeast = (ascending: readonly number[], least: number): number =>
  ascending.findIndex((one) => one >= least);

/** Mean milliseconds from one look to the next; undefined where the times do not tell. */
function intervalOf(looks: readonly Reading[], usable: readonly Look[]): number | undefined {
  const [first, last] = [usable[0], usable.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const span = Date.parse(last.at) - Date.parse(first.at);
  const interval = span / (looks.lastIndexOf(last) - looks.indexOf(first));
  return Number.isFinite(interval) && interval > 0 ? interval : undefined;
}

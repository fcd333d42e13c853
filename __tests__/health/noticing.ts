import { fixed } from "../../src/health/limits.ts";
import { signalRule } from "../../src/health/rule.ts";
import { simulate, steady } from "./streams.ts";

/** A window of single probes, as `src/health/noticed-table.ts` tells windows apart. */
export interface Cell {
  /** The limit, in percent. */
  readonly max: number;
  /** Looks with prolonging. */
  readonly planned: number;
  /** Looks from the first bad one to the one with which trouble has lasted. */
  readonly persist: number;
  /** Signals of the gate. */
  readonly signals: number;
}

const EVERY_MS = 1000;

/** Share, from 0 to 1, of simulated windows that fail when each probe is bad with this chance. */
export function failing(cell: Cell, badShare: number, runs: number): number {
  const window = { observeMs: (cell.planned / 2) * EVERY_MS, everyMs: EVERY_MS };
  const rule = signalRule({
    id: "signal/a/error-rate",
    limit: fixed(cell.max / 100),
    signals: cell.signals,
    persistMs: cell.persist * EVERY_MS,
    ...window,
  });
  return simulate(steady(badShare), window, { runs, rule }).fail;
}

/** Smallest bad share, in whole percent above the limit, of which 9 of 10 windows fail. */
export function noticed(cell: Cell, runs: number): number {
  let [missed, found] = [cell.max, 100];
  while (found - missed > 1) {
    const middle = Math.floor((missed + found) / 2);
    if (failing(cell, middle / 100, runs) >= 0.9) found = middle;
    else missed = middle;
  }
  return found;
}

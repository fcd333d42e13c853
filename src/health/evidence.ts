import type { Look } from "../core/look.ts";
import { type Bet, bets, type Direction } from "./grid.ts";
import { Onsets } from "./onsets.ts";
import { Stake } from "./stake.ts";
import type { Limit } from "./usable.ts";

/** The grid of bets with what each has won so far, as natural logs before the dispersion is taken out. */
interface Running {
  readonly bets: readonly Bet[];
  readonly stakes: readonly Stake[];
  readonly totals: Float64Array;
  /** Of fail evidence only. */
  readonly onsets: Onsets | undefined;
}

/** Evidence at a dispersion of a coarse grid, kept because sums can go on from it. */
interface Rounded {
  readonly dispersion: number;
  readonly log: number;
  readonly looks: number;
}

/** Step of the grid of dispersions. */
const GRID = 1.05;

/**
 * Evidence for one side of a limit (an e-process): the mean over a fixed grid of bets of products
 * of factors per request. Valid at every look: if the limit holds (`fail`) or is reached (`pass`),
 * the chance that it ever exceeds `1/α` is at most `α` (Ville's inequality), for any split of
 * traffic and for bad shares that drift in both arms together.
 *
 * Fail evidence is half for the whole window and half for an onset at any later look, uniform over
 * the planned looks; the looks that are still to come keep their part at stake.
 */
export class Evidence {
  readonly #limit: Limit;
  readonly #direction: Direction;
  readonly #plannedLooks: number;
  #running: Running | undefined;
  #traffic = 0;
  #looks = 0;
  #rounded: Rounded = { dispersion: 0, log: 0, looks: 0 };

  constructor(limit: Limit, direction: Direction, plannedLooks: number) {
    this.#limit = limit;
    this.#direction = direction;
    this.#plannedLooks = plannedLooks;
  }

  /** Takes the next usable look, or what it would be with so many bad requests. */
  add(look: Look, bad = look.bad): void {
    const traffic = this.#limit.ratio > 0 ? look.requests / look.baselineRequests : 1;
    this.#running ??= this.#open(traffic);
    const { stakes, totals, onsets } = this.#running;
    if (traffic !== this.#traffic) for (const stake of stakes) stake.at(traffic);
    this.#traffic = traffic;
    this.#looks += 1;
    onsets?.add(totals);
    let i = 0;
    for (const stake of stakes) {
      totals[i] = (totals[i] ?? 0) + this.#won(look, stake, bad);
      i += 1;
    }
  }

  #won({ requests, baselineRequests, baselineBad }: Look, stake: Stake, bad: number): number {
    const candidate = bad * stake.bad + (requests - bad) * stake.good;
    if (this.#limit.ratio === 0) return candidate;
    const baselineGood = baselineRequests - baselineBad;
    return baselineBad * stake.baselineBad + baselineGood * stake.baselineGood + candidate;
  }

  /** The grid is fixed by the first look, before anything is known of its outcome. */
  #open(traffic: number): Running {
    const grid = bets(this.#limit, this.#direction, traffic);
    return {
      bets: grid,
      stakes: grid.map((bet) => new Stake(this.#limit, this.#direction, bet)),
      totals: new Float64Array(grid.length),
      onsets: this.#direction === "fail" ? new Onsets(grid.length) : undefined,
    };
  }

  /** Natural log of the evidence so far, weakened by a dispersion ≥ 1; 0 before the first look. */
  log(dispersion: number): number {
    return this.#log(dispersion, "exact");
  }

  #log(dispersion: number, kept: "exact" | "rounded"): number {
    if (this.#running === undefined || this.#running.bets.length === 0) return 0;
    const { bets: grid, totals, onsets } = this.#running;
    const sums = onsets?.sums(dispersion, kept);
    return logSumExp(
      grid.map(({ weight }, i) => {
        const total = totals[i] ?? 0;
        const lowest = onsets?.lowest[i] ?? 0;
        const log =
          sums === undefined
            ? total / dispersion
            : this.#withOnset(total / dispersion, (total - lowest) / dispersion, sums[i] ?? 0);
        return Math.log(weight) + log;
      }),
    );
  }

  /**
   * True when `log(dispersion)` is at least `threshold` (above 0). Cheaper: as a function of
   * `λ = 1/dispersion` the log is convex and 0 at 0, so `log(λ) ≤ λ/λ′ · log(λ′)` for `λ ≤ λ′`; and a
   * sum is at most its largest part times their number.
   */
  reaches(threshold: number, dispersion: number): boolean {
    if (this.#bound(dispersion) < threshold) return false;
    const near = GRID ** Math.floor(Math.log(dispersion) / Math.log(GRID) + 1e-9);
    if (this.#rounded.dispersion !== near || this.#rounded.looks !== this.#looks) {
      this.#rounded = { dispersion: near, log: this.#log(near, "rounded"), looks: this.#looks };
    }
    if ((near / dispersion) * this.#rounded.log < threshold) return false;
    return this.log(dispersion) >= threshold;
  }

  /** At least the log of the evidence, without a single exponential. */
  #bound(dispersion: number): number {
    if (this.#running === undefined) return 0;
    const { totals, onsets } = this.#running;
    const part = Math.log(this.#looks / Math.max(this.#plannedLooks, this.#looks));
    let most = 0;
    for (let i = 0; i < totals.length; i += 1) {
      const total = totals[i] ?? 0;
      most = Math.max(most, total / dispersion);
      if (onsets === undefined) continue;
      most = Math.max(most, part + (total - (onsets.lowest[i] ?? 0)) / dispersion);
    }
    return most + Math.log(1.5);
  }

  /** Log of the half for the whole window and the half for an onset, whose `sum` is over the starts so far. */
  #withOnset(whole: number, sinceLowest: number, sum: number): number {
    const planned = Math.max(this.#plannedLooks, this.#looks);
    const begun = Math.log(sum / planned) + sinceLowest;
    const toCome = Math.log((planned - this.#looks) / planned);
    return logSumExp([whole, begun, toCome]) - Math.LN2;
  }
}

/** `log Σ exp(x)` without overflow; the list must hold a finite number. */
function logSumExp(logs: readonly number[]): number {
  const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
}

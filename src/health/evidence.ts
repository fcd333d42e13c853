import type { Look } from "../core/look.ts";
import { type Bet, bets, type Direction, type LogFactors, logFactors } from "./grid.ts";
import type { Limit } from "./usable.ts";

/** One bet with what it has won so far, as natural logs before the dispersion is taken out. */
interface Running {
  readonly bet: Bet;
  traffic: number;
  factors: LogFactors;
  total: number;
  /** Smallest total before a look. */
  lowest: number;
  /** Totals before each look (fail evidence only): a new dispersion changes every start. */
  readonly before: number[];
  /** The last exact sum, and the last one at a dispersion of the coarse grid. */
  readonly starts: { exact: Starts; rounded: Starts };
}

/** Sum of `exp((lowest − before) / dispersion)` over the first `count` looks. */
interface Starts {
  readonly dispersion: number;
  readonly lowest: number;
  readonly count: number;
  readonly sum: number;
}

const NO_STARTS: Starts = { dispersion: 1, lowest: 0, count: 0, sum: 0 };

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
  #running: readonly Running[] | undefined;
  #looks = 0;
  #rounded: Rounded = { dispersion: 0, log: 0, looks: 0 };

  constructor(limit: Limit, direction: Direction, plannedLooks: number) {
    this.#limit = limit;
    this.#direction = direction;
    this.#plannedLooks = plannedLooks;
  }

  /** Takes the next usable look. */
  add(look: Look): void {
    const traffic = this.#limit.ratio > 0 ? look.requests / look.baselineRequests : 1;
    this.#running ??= this.#open(traffic);
    this.#looks += 1;
    for (const running of this.#running) {
      if (running.traffic !== traffic) {
        running.traffic = traffic;
        running.factors = logFactors(this.#limit, this.#direction, traffic, running.bet);
      }
      if (this.#direction === "fail") running.before.push(running.total);
      running.lowest = Math.min(running.lowest, running.total);
      running.total += won(look, running.factors, this.#limit);
    }
  }

  /** The grid is fixed by the first look, before anything is known of its outcome. */
  #open(traffic: number): readonly Running[] {
    return bets(this.#limit, this.#direction, traffic).map((bet) => ({
      bet,
      traffic,
      factors: logFactors(this.#limit, this.#direction, traffic, bet),
      total: 0,
      lowest: 0,
      before: [],
      starts: { exact: NO_STARTS, rounded: NO_STARTS },
    }));
  }

  /** Natural log of the evidence so far, weakened by a dispersion ≥ 1; 0 before the first look. */
  log(dispersion: number): number {
    return this.#log(dispersion, "exact");
  }

  #log(dispersion: number, kept: keyof Running["starts"]): number {
    const running = this.#running ?? [];
    if (running.length === 0) return 0;
    return logSumExp(
      running.map((one) => {
        const whole = one.total / dispersion;
        const log =
          this.#direction === "fail" ? this.#withOnset(one, whole, { dispersion, kept }) : whole;
        return Math.log(one.bet.weight) + log;
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
    const planned = Math.max(this.#plannedLooks, this.#looks);
    let most = Number.NEGATIVE_INFINITY;
    for (const { total, lowest } of this.#running ?? []) {
      const begun =
        this.#direction === "fail"
          ? Math.log(this.#looks / planned) + (total - lowest) / dispersion
          : Number.NEGATIVE_INFINITY;
      most = Math.max(most, total / dispersion, begun, 0);
    }
    return most + Math.log(1.5);
  }

  #withOnset(
    running: Running,
    whole: number,
    { dispersion, kept }: { readonly dispersion: number; readonly kept: keyof Running["starts"] },
  ): number {
    const planned = Math.max(this.#plannedLooks, this.#looks);
    const starts = sumStarts(running, running.starts[kept], dispersion);
    running.starts[kept] = starts;
    const begun = Math.log(starts.sum / planned) + (running.total - running.lowest) / dispersion;
    const toCome = Math.log((planned - this.#looks) / planned);
    return logSumExp([whole, begun, toCome]) - Math.LN2;
  }
}

/** Goes on from the last sum while the dispersion is the same. */
function sumStarts({ before, lowest }: Running, starts: Starts, dispersion: number): Starts {
  const from = starts.dispersion === dispersion ? starts : NO_STARTS;
  let sum = from.sum * Math.exp((lowest - from.lowest) / dispersion);
  for (let i = from.count; i < before.length; i += 1) {
    sum += Math.exp((lowest - (before[i] ?? 0)) / dispersion);
  }
  return { dispersion, lowest, count: before.length, sum };
}

function won(look: Look, factors: LogFactors, limit: Limit): number {
  const candidate = look.bad * factors.bad + (look.requests - look.bad) * factors.good;
  if (limit.ratio === 0) return candidate;
  const baselineGood = look.baselineRequests - look.baselineBad;
  return look.baselineBad * factors.baselineBad + baselineGood * factors.baselineGood + candidate;
}

/** `log Σ exp(x)` without overflow; the list must hold a finite number. */
function logSumExp(logs: readonly number[]): number {
  const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
}

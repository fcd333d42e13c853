import type { Limit } from "./usable.ts";

/** `fail` speaks against "within the limit", `pass` against "at or above the limit". */
export type Direction = "fail" | "pass";

/** One way to bet: a guess of the baseline's bad share, and how much of the largest bet is staked. */
export interface Bet {
  readonly baselineGuess: number;
  readonly fraction: number;
  /** Prior weight; the weights of a grid sum to 1. */
  readonly weight: number;
}

/** Any guess is valid; a good one only makes the evidence grow faster. */
const BASELINE_GUESSES = [0, 0.01, 0.04, 0.15, 0.4] as const;

/** With a limit of zero nothing bounds the bet. */
export const LARGEST_BET = 1e9;

/** Bets for one direction; `traffic` is candidate requests per baseline request (1 without baseline). */
export function bets(limit: Limit, direction: Direction, traffic: number): readonly Bet[] {
  const guesses = BASELINE_GUESSES.filter(
    (guess) => shareAtLimit(limit, guess) < 1 && (limit.ratio > 0 || guess === 0),
  );
  const grid = guesses.flatMap((baselineGuess) => {
    const prior = baselineGuess === 0 ? 0.5 : 0.5 / (BASELINE_GUESSES.length - 1);
    const largest = largestBet(limit, direction, traffic, baselineGuess);
    const sizes = fractions(largest * (1 - shareAtLimit(limit, baselineGuess)));
    return sizes.map((fraction) => ({ baselineGuess, fraction, weight: prior / sizes.length }));
  });
  const whole = grid.reduce((sum, bet) => sum + bet.weight, 0);
  return grid.map((bet) => ({ ...bet, weight: bet.weight / whole }));
}

/** The candidate's bad share on the limit when the baseline's is `guess`. */
export function shareAtLimit(limit: Limit, guess: number): number {
  return limit.ratio * guess + limit.allowance;
}

/** Largest stake on one bad candidate request that keeps every factor positive. */
function largestBet(limit: Limit, direction: Direction, traffic: number, guess: number): number {
  const share = shareAtLimit(limit, guess);
  const baseline = limit.ratio * traffic * (direction === "fail" ? 1 - guess : guess);
  const candidate = direction === "fail" ? share : 1 - share;
  return Math.min(LARGEST_BET, 1 / candidate, 1 / baseline);
}

/**
 * Parts of the largest bet: geometric in the reach of the bet, then 0.7 and 0.95. Denser and sparser
 * grids came out within 15 % of each other in mean delay.
 */
function fractions(reach: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = 0.15 * Math.min(1, reach); size < 0.6 * reach; size *= 2.2) {
    sizes.push(size / reach);
  }
  return [...sizes, 0.7, 0.95];
}

import { type Bet, type Direction, LARGEST_BET, shareAtLimit } from "./grid.ts";
import type { Limit } from "./usable.ts";

/**
 * One bet and what each kind of request adds to its log evidence. With `c = ratio · q + allowance`, a
 * stake `b` on the candidate's bad requests and `ratio · b · traffic` on the baseline's, the
 * expectation of a look's factor is at most `exp(b · n · (p − ratio · p₀ − allowance)) ≤ 1` within the
 * limit, for any shares `p`, `p₀`.
 *
 * Of the two stakes the traffic changes only one: the smaller bound holds the other fixed.
 */
export class Stake {
  bad = 0;
  good = 0;
  baselineBad = 0;
  baselineGood = 0;
  readonly #guess: number;
  readonly #share: number;
  readonly #ratio: number;
  /** Part of the largest bet that is staked, negative for a pass. */
  readonly #part: number;
  /** Largest stake on a bad request that keeps every factor positive: of the candidate, and of the baseline. */
  readonly #most: number;
  readonly #baselineMost: number;
  #stake = Number.NaN;
  #baselineStake = Number.NaN;

  constructor(limit: Limit, direction: Direction, { baselineGuess, fraction }: Bet) {
    this.#guess = baselineGuess;
    this.#share = shareAtLimit(limit, baselineGuess);
    this.#ratio = limit.ratio;
    this.#part = direction === "fail" ? fraction : -fraction;
    this.#most = Math.min(LARGEST_BET, 1 / (direction === "fail" ? this.#share : 1 - this.#share));
    this.#baselineMost = 1 / (direction === "fail" ? 1 - baselineGuess : baselineGuess);
  }

  /** Changes the factors to what they are with so many candidate requests per baseline request. */
  at(traffic: number): this {
    const scale = this.#ratio * traffic;
    const isBaselineLeast = this.#most * scale > this.#baselineMost;
    const baselineStake = this.#part * (isBaselineLeast ? this.#baselineMost : this.#most * scale);
    const stake = this.#part * (isBaselineLeast ? this.#baselineMost / scale : this.#most);
    if (stake !== this.#stake) {
      this.#stake = stake;
      this.bad = Math.log1p(stake * (1 - this.#share));
      this.good = Math.log1p(-stake * this.#share);
    }
    if (baselineStake !== this.#baselineStake) {
      this.#baselineStake = baselineStake;
      this.baselineBad = Math.log1p(-baselineStake * (1 - this.#guess));
      this.baselineGood = this.#guess === 0 ? 0 : Math.log1p(baselineStake * this.#guess);
    }
    return this;
  }
}

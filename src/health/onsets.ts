/**
 * Totals of every bet before each look: evidence for an onset at any of them sums them all, anew
 * where the dispersion has changed, and else from where the last sum ended.
 */
export class Onsets {
  readonly #bets: number;
  /** The totals before a look stand beside each other. */
  #before: Float64Array;
  #looks = 0;
  /** Smallest total of each bet before a look; 0 is the first. */
  readonly lowest: Float64Array;
  /** Sums that can be gone on from: at the exact dispersion, and at one of a coarse grid. */
  readonly #kept: { exact: Sums; rounded: Sums };

  /** For so many bets. */
  constructor(bets: number) {
    this.#bets = bets;
    this.#before = new Float64Array(bets * FIRST_LOOKS);
    this.lowest = new Float64Array(bets);
    const none = { dispersion: Number.NaN, looks: 0, lowest: this.lowest, sums: this.lowest };
    this.#kept = { exact: none, rounded: none };
  }

  /** Takes the totals of all bets before the next look. */
  add(totals: Float64Array): void {
    const from = this.#looks * this.#bets;
    if (from === this.#before.length) {
      const longer = new Float64Array(2 * from);
      longer.set(this.#before);
      this.#before = longer;
    }
    this.#before.set(totals, from);
    this.#looks += 1;
    for (let i = 0; i < this.#bets; i += 1) {
      this.lowest[i] = Math.min(this.lowest[i] ?? 0, totals[i] ?? 0);
    }
  }

  /** For each bet, the sum of `exp((lowest − before) / dispersion)` over the looks; not to be changed. */
  sums(dispersion: number, kept: "exact" | "rounded"): Float64Array {
    const last = this.#kept[kept];
    const isSame = last.dispersion === dispersion;
    const from = isSame ? last.looks : 0;
    const sums = new Float64Array(this.#bets);
    if (isSame) {
      for (let i = 0; i < this.#bets; i += 1) {
        const lower = (this.lowest[i] ?? 0) - (last.lowest[i] ?? 0);
        sums[i] = (last.sums[i] ?? 0) * Math.exp(lower / dispersion);
      }
    }
    const least = NOTHING_BELOW * dispersion;
    for (let look = from, at = from * this.#bets; look < this.#looks; look += 1) {
      for (let i = 0; i < this.#bets; i += 1, at += 1) {
        const below = (this.lowest[i] ?? 0) - (this.#before[at] ?? 0);
        if (below > least) sums[i] = (sums[i] ?? 0) + Math.exp(below / dispersion);
      }
    }
    this.#kept[kept] = { dispersion, looks: this.#looks, lowest: this.lowest.slice(), sums };
    return sums;
  }
}

/** The lowest total adds 1 to a sum: `exp` of this, for a million looks, is lost in its rounding. */
const NOTHING_BELOW = -60;

/** Looks that are stored without growing. */
const FIRST_LOOKS = 64;

interface Sums {
  readonly dispersion: number;
  readonly looks: number;
  readonly lowest: Float64Array;
  readonly sums: Float64Array;
}

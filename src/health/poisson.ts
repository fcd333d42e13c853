/** Factors between the rate that is guessed and the limit, on both sides of it. */
const UP = [1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10] as const;
const DOWN = [0.95, 0.9, 0.8, 0.65, 0.5, 0.3, 0.1, 0] as const;

/** Design effect that is assumed before looks tell, and the pairs of looks that this counts for. */
const UNSEEN_DISPERSION = 2;
const FIRST_PAIRS = 2;

interface Bet {
  readonly factor: number;
  /** Natural log of what was won over all looks. */
  whole: number;
  /** Natural log of the sum of what was won since each look, had one begun there. */
  begun: number;
}

/**
 * Evidence that counts come at a rate `above` or `below` a limit (an e-process): the mean over a grid of
 * likelihood ratios against the Poisson distribution at the limit, `n ln f - (f - 1) m` for a count `n`
 * where `m` is right and the rate is guessed at `f m`. While the limit holds, the chance that it ever
 * exceeds `1/alpha` is at most `alpha` (Ville's inequality), since the expectation of each factor is at most
 * 1 for every rate on the other side. With `onset`, half of it is for an onset at any later look, uniform over
 * the planned ones.
 *
 * Counts that scatter more than Poisson's are worth less: each look is divided by the design effect of
 * the looks before it.
 */
export class PoissonEvidence {
  readonly #expected: number;
  readonly #bets: Bet[];
  readonly #planned: number;
  readonly #onset: boolean;
  #looks = 0;

  /** `expected`: the count of a look at the limit, above 0. */
  constructor(
    side: "above" | "below",
    {
      expected,
      planned,
      onset,
    }: {
      readonly expected: number;
      readonly planned: number;
      readonly onset: boolean;
    },
  ) {
    this.#expected = expected;
    this.#planned = planned;
    this.#onset = onset;
    this.#bets = (side === "above" ? UP : DOWN).map((factor) => ({
      factor,
      whole: 0,
      begun: Number.NEGATIVE_INFINITY,
    }));
  }

  /** Takes the count of the next look, and the design effect of those before it, at least 1. */
  add(count: number, dispersion: number): void {
    this.#looks += 1;
    for (const bet of this.#bets) {
      const { factor } = bet;
      // Of a rate of zero a single count leaves nothing.
      const seen = count === 0 ? 0 : count * Math.log(factor);
      const won = (seen - (factor - 1) * this.#expected) / dispersion;
      bet.whole += won;
      bet.begun = plus(bet.begun, 0) + won;
    }
  }

  /** Natural log of the evidence so far; 0 before the first look. */
  get log(): number {
    if (this.#looks === 0) return 0;
    const planned = Math.max(this.#planned, this.#looks);
    const logs = this.#bets.map(({ whole, begun }) => {
      if (!this.#onset) return whole;
      const toCome = Math.log((planned - this.#looks) / planned);
      return plus(whole, plus(begun - Math.log(planned), toCome)) - Math.LN2;
    });
    return logs.reduce(plus) - Math.log(logs.length);
  }
}

/** `log(exp(a) + exp(b))` without overflow; minus infinity stands for nothing. */
function plus(a: number, b: number): number {
  const most = Math.max(a, b);
  if (most === Number.NEGATIVE_INFINITY) return most;
  return most + Math.log1p(Math.exp(Math.min(a, b) - most));
}

/**
 * Design effect of counts: the mean of `(x - y)² / (x + y)` over neighbouring looks in which something was
 * counted, which is 1 for Poisson's, with two pairs of 2 before them; never below 1.
 */
export class CountDispersion {
  #last: number | undefined;
  #sum = 0;
  #pairs = 0;

  /** Takes the count of the next look. */
  add(count: number): void {
    const last = this.#last;
    this.#last = count;
    if (last === undefined || last + count === 0) return;
    this.#sum += (count - last) ** 2 / (count + last);
    this.#pairs += 1;
  }

  get value(): number {
    const sum = this.#sum + FIRST_PAIRS * UNSEEN_DISPERSION;
    return Math.max(1, sum / (this.#pairs + FIRST_PAIRS));
  }
}

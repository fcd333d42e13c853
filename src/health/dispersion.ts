import type { Look, SignalRule } from "../core/look.ts";
import type { Limit } from "./usable.ts";

/** Looks of one request each that are counted together: alone they cannot show a burst. */
const POOLED_LOOKS = 5;

/** Bad single requests from which a burst can be told from chance; fewer show none. */
const LOOKS_OF_A_BURST = 3;

/** Requests of one arm and how many of them were bad. */
interface Arm {
  readonly bad: number;
  readonly requests: number;
}

/**
 * Design effect of looks whose bad requests come in bursts: 1 when requests are independent,
 * larger when they cluster. Evidence is divided by it (on the log scale).
 *
 * Where looks are counts, neighbouring looks are compared; where each is a single request, blocks
 * of five looks, since two single requests differ by nothing that chance would not explain; and as
 * long as fewer than three are bad, no burst is seen. Reports from before trouble had to last
 * compared single requests too, and are judged as they were.
 */
export class Dispersion {
  readonly #hasBaseline: boolean;
  readonly #looks = new Neighbours();
  readonly #blocks = new Neighbours();
  #pool: Look[] = [];
  #isByLook: boolean;
  #badLooks = 0;

  constructor(rule: Limit & Pick<SignalRule, "persistMs" | "before">) {
    // Of what was measured before, only the counts are known.
    this.#hasBaseline = rule.ratio > 0 && rule.before === undefined;
    this.#isByLook = rule.persistMs === undefined;
  }

  /** Takes the next usable look. */
  add(look: Look): void {
    this.#isByLook ||= look.requests !== 1 || look.baselineRequests > 1;
    if (look.bad + look.baselineBad > 0) this.#badLooks += 1;
    this.#looks.add(this.#arms([look]));
    this.#pool.push(look);
    if (this.#pool.length < POOLED_LOOKS) return;
    this.#blocks.add(this.#arms(this.#pool));
    this.#pool = [];
  }

  #arms(looks: readonly Look[]): readonly Arm[] {
    const candidate = looks.map(({ bad, requests }) => ({ bad, requests })).reduce(together);
    if (!this.#hasBaseline) return [candidate];
    const baseline = looks
      .map((look) => ({ bad: look.baselineBad, requests: look.baselineRequests }))
      .reduce(together);
    return [candidate, baseline];
  }

  /** Never below 1: looks that are too even are no reason to believe more. */
  get value(): number {
    if (this.#isByLook) return Math.max(1, this.#looks.mean);
    return this.#badLooks < LOOKS_OF_A_BURST ? 1 : Math.max(1, this.#blocks.mean);
  }
}

/**
 * Difference-based Pearson dispersion over adjacent pairs in which something was bad:
 * `(x/a − y/b)² / (p(1−p)(1/a + 1/b)) · (a+b−1)/(a+b)`, which has mean 1 given `x + y`. Differences
 * of neighbours see bursts and not slow drift, which does no harm to the evidence.
 */
class Neighbours {
  #last: readonly Arm[] | undefined;
  #sum = 0;
  #pairs = 0;

  add(arms: readonly Arm[]): void {
    const last = this.#last;
    this.#last = arms;
    for (const [i, arm] of arms.entries()) {
      const before = last?.[i];
      if (before !== undefined && arm.bad + before.bad > 0) this.#pair(arm, before);
    }
  }

  #pair({ bad: x, requests: a }: Arm, { bad: y, requests: b }: Arm): void {
    const share = (x + y) / (a + b);
    const variance = share * (1 - share) * (1 / a + 1 / b);
    this.#pairs += 1;
    this.#sum += variance > 0 ? ((x / a - y / b) ** 2 / variance) * ((a + b - 1) / (a + b)) : 1;
  }

  /** 1 before the first pair. */
  get mean(): number {
    return this.#pairs === 0 ? 1 : this.#sum / this.#pairs;
  }
}

function together(one: Arm, other: Arm): Arm {
  return { bad: one.bad + other.bad, requests: one.requests + other.requests };
}

import type { Reading, SignalRule } from "../core/look.ts";
import { Coverage } from "./coverage.ts";
import {
  BAD_LOOKS_TO_FAIL,
  type Decision,
  failThreshold,
  PASS_THRESHOLD,
  type Reason,
} from "./decision.ts";
import { CountDispersion, PoissonEvidence } from "./poisson.ts";
import { Trouble } from "./trouble.ts";
import { isUsable } from "./usable.ts";

/** One bound of a level: what speaks against keeping it, and for it. */
interface Side {
  readonly fail: PoissonEvidence;
  readonly pass: PoissonEvidence;
}

const NO_SIDES = "a level has a bound: the loader lets none without";

/**
 * Tests whether counts stay between the bounds of a level, look by look, as a share is tested: a fail
 * needs the evidence for one side, at least three looks outside, and trouble that has lasted and still
 * lasts; a pass excludes both sides at the window's end or later, while the last looks are right. Both
 * sides share the budget for a wrong fail.
 */
export class LevelTest {
  readonly #rule: SignalRule;
  readonly #sides: readonly Side[];
  readonly #dispersion = new CountDispersion();
  readonly #trouble: Trouble;
  readonly #coverage = new Coverage();
  #badLooks = 0;
  #decided: Decision | undefined;
  #reason: Reason = "window-not-over";

  constructor(rule: SignalRule) {
    this.#rule = rule;
    this.#trouble = new Trouble(rule);
    this.#sides = sidesOf(rule);
    if (this.#sides.length === 0) throw new Error(NO_SIDES);
  }

  /** Whether more looks may come, and what they have come to so far. */
  get standing(): Decision["decision"] {
    return this.#decided?.decision ?? "undecided";
  }

  get decision(): Decision {
    return (
      this.#decided ?? {
        decision: "undecided",
        reason: this.#reason,
        at: undefined,
        ...this.#logs(),
      }
    );
  }

  /** Takes the next look, a missing one too. Looks after the last planned one are ignored. */
  add(look: Reading): void {
    const { plannedLooks } = this.#rule;
    if (this.standing === "fail" || this.#coverage.looks >= plannedLooks) return;
    const isCounted = isUsable(look, this.#rule);
    this.#coverage.add(isCounted);
    if (isCounted) this.#count(look);
    if (isCounted && this.#isFail()) {
      this.#decide("fail", "regression-proven");
      return;
    }
    if (this.standing === "pass" && this.#trouble.isOver) return;
    this.#decided = undefined;
    if (this.#coverage.looks < this.#rule.observeLooks) return;
    const obstacle = this.#obstacle();
    this.#reason = obstacle ?? this.#reason;
    if (obstacle === undefined) this.#decide("pass", "limit-excluded");
    else if (this.#coverage.looks >= plannedLooks) this.#decide("inconclusive", obstacle);
  }

  #count(look: Extract<Reading, { readonly requests: number }>): void {
    const spread = this.#dispersion.value;
    for (const { fail, pass } of this.#sides) {
      fail.add(look.requests, spread);
      pass.add(look.requests, spread);
    }
    this.#dispersion.add(look.requests);
    this.#trouble.add(look);
    if (this.#trouble.isBadNow) this.#badLooks += 1;
  }

  #decide(decision: Decision["decision"], reason: Reason): void {
    this.#decided = { decision, reason, at: this.#coverage.looks, ...this.#logs() };
  }

  #isFail(): boolean {
    return this.#isProven() && this.#trouble.lasts(this.#rule.persistMs ?? 0);
  }

  #isProven(): boolean {
    const threshold = failThreshold(this.#rule) + Math.log(this.#sides.length);
    return (
      this.#badLooks >= BAD_LOOKS_TO_FAIL && this.#sides.some(({ fail }) => fail.log >= threshold)
    );
  }

  #obstacle(): Reason | undefined {
    const lacking = this.#coverage.obstacle;
    if (lacking !== undefined) return lacking;
    if (this.#isProven()) return this.#trouble.isOver ? "brief-trouble" : "still-bad";
    if (this.#sides.some(({ pass }) => pass.log < PASS_THRESHOLD)) return "not-proven";
    return this.#trouble.isOver ? undefined : "still-bad";
  }

  #logs(): Pick<Decision, "logFail" | "logPass" | "dispersion"> {
    return {
      logFail: Math.max(...this.#sides.map(({ fail }) => fail.log)) - Math.log(this.#sides.length),
      logPass: Math.min(...this.#sides.map(({ pass }) => pass.log)),
      dispersion: this.#dispersion.value,
    };
  }
}

function sidesOf({ level, plannedLooks: planned }: SignalRule): readonly Side[] {
  const { min, max, everyMs = 0 } = level ?? {};
  const bounds = [
    { bound: min, wrong: "below", right: "above" },
    { bound: max, wrong: "above", right: "below" },
  ] as const;
  return bounds.flatMap(({ bound, wrong, right }) => {
    if (bound === undefined) return [];
    const expected = (bound * everyMs) / 60_000;
    return [
      {
        fail: new PoissonEvidence(wrong, { expected, planned, onset: true }),
        pass: new PoissonEvidence(right, { expected, planned, onset: false }),
      },
    ];
  });
}

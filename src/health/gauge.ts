import type { Reading, SignalRule } from "../core/look.ts";
import { Coverage } from "./coverage.ts";
import type { Decision, Reason } from "./decision.ts";
import { isUsable } from "./usable.ts";

/**
 * Looks at a gauge against its limit. Values of a gauge depend on each other, so nothing is proven by them
 * and nothing fails: so many looks in a row above the limit keep the signal from a pass, whenever in the
 * window they come; a pass needs a whole window without.
 */
export class GaugeTest {
  readonly #rule: SignalRule;
  readonly #coverage = new Coverage();
  #inARow = 0;
  #wasAbove = false;
  #decided: Pick<Decision, "decision" | "reason" | "at"> | undefined;
  #reason: Reason = "window-not-over";

  constructor(rule: SignalRule) {
    this.#rule = rule;
  }

  /** Whether more looks may come, and what they have come to so far. */
  get standing(): Decision["decision"] {
    return this.#decided?.decision ?? "undecided";
  }

  /** The decision; there is no evidence to weigh. */
  get decision(): Decision {
    const standing = this.#decided ?? {
      decision: "undecided",
      reason: this.#reason,
      at: undefined,
    };
    return { ...standing, logFail: 0, logPass: 0, dispersion: 1 };
  }

  /** Takes the next look, a missing one too. Looks after the last planned one are ignored. */
  add(look: Reading): void {
    const { plannedLooks, observeLooks, below } = this.#rule;
    if (this.#coverage.looks >= plannedLooks) return;
    const isCounted = isUsable(look, this.#rule);
    this.#coverage.add(isCounted);
    if (isCounted) this.#inARow = look.bad > 0 ? this.#inARow + 1 : 0;
    this.#wasAbove ||= this.#inARow >= (below?.looks ?? 1);
    const at = this.#coverage.looks;
    if (at < observeLooks || (this.standing === "pass" && !this.#wasAbove)) return;
    const obstacle = this.#coverage.obstacle ?? (this.#wasAbove ? "above-limit" : this.#last);
    this.#reason = obstacle ?? this.#reason;
    this.#decided = undefined;
    if (obstacle === undefined) this.#decided = { decision: "pass", reason: "limit-excluded", at };
    // Once it was above, no later look makes it a pass.
    else if (obstacle === "above-limit" || at >= plannedLooks) {
      this.#decided = { decision: "inconclusive", reason: obstacle, at };
    }
  }

  /** A look above the limit at the end may be the first of several. */
  get #last(): Reason | undefined {
    return this.#inARow > 0 ? "still-bad" : undefined;
  }
}

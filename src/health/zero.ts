import { isLook, type Reading, type SignalRule } from "../core/look.ts";
import { COVERAGE, type Decision, type Reason } from "./decision.ts";
import { Trouble } from "./trouble.ts";
import { isUsable } from "./usable.ts";

/** Looks in which something new was seen that a fail needs. */
const SEEN_TO_FAIL = 2;

/**
 * Tests a signal of which nothing may be seen, look by look. What is seen fails at the second look
 * that sees it, once it has lasted `persistMs`; what was seen and has gone is no pass either. A pass
 * needs a whole window in which nothing was seen, and nothing after it either.
 */
export class ZeroTest {
  readonly #rule: SignalRule;
  readonly #trouble: Trouble;
  #looks = 0;
  #usable = 0;
  #present = 0;
  #seen = 0;
  #decided: Pick<Decision, "decision" | "reason" | "at"> | undefined;
  #reason: Reason = "window-not-over";

  constructor(rule: SignalRule) {
    this.#rule = rule;
    this.#trouble = new Trouble(rule);
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
    const { plannedLooks, persistMs = 0 } = this.#rule;
    if (this.standing === "fail" || this.#looks >= plannedLooks) return;
    this.#looks += 1;
    const at = this.#looks;
    const usable = isUsable(look, this.#rule);
    if (isLook(look)) this.#present += 1;
    if (usable) {
      this.#usable += 1;
      this.#trouble.add(look);
      if (look.bad > 0) {
        this.#seen += 1;
        // A pass is taken back by what is seen after it.
        this.#decided = undefined;
      }
      if (this.#seen >= SEEN_TO_FAIL && this.#trouble.lasts(persistMs)) {
        this.#decided = { decision: "fail", reason: "still-seen", at };
        return;
      }
    }
    if (at < this.#rule.observeLooks || this.standing === "pass") return;
    const obstacle = this.#obstacle(usable);
    this.#reason = obstacle ?? this.#reason;
    if (obstacle === undefined) this.#decided = { decision: "pass", reason: "none-seen", at };
    else if (at >= plannedLooks) this.#decided = { decision: "inconclusive", reason: obstacle, at };
  }

  #obstacle(lastUsable: boolean): Reason | undefined {
    if (this.#usable === 0) return "no-data";
    if (this.#usable < COVERAGE * this.#looks - 1e-9) return "coverage";
    if (!lastUsable) return "last-look-missing";
    if (this.#seen === 0) return undefined;
    return this.#trouble.isOver ? "brief-trouble" : "still-bad";
  }
}

import { isLook, type Look, type Reading, type SignalRule } from "../core/look.ts";
import {
  BAD_LOOKS_TO_FAIL,
  CLIENT_SHARE_TO_FAIL,
  COVERAGE,
  type Decision,
  failThreshold,
  PASS_THRESHOLD,
  type Reason,
} from "./decision.ts";
import { Dispersion } from "./dispersion.ts";
import { Evidence } from "./evidence.ts";
import { Trouble } from "./trouble.ts";
import { isUsable, paired, passLimit } from "./usable.ts";
import { failsWithoutWorst } from "./worst.ts";

/** Design effect assumed while only one look is there, in which bursts cannot be seen. */
const UNSEEN_DISPERSION = 2;

type Standing = Pick<Decision, "decision" | "reason" | "at">;

const OPEN: Standing = { decision: "undecided", reason: "window-not-over", at: undefined };

/**
 * Tests one signal look by look. A fail is possible at any look and final: it needs the evidence,
 * and trouble that has lasted `persistMs` and still lasts; where looks are counts, also evidence without the
 * worst `persistMs`. A pass is possible at the look that ends
 * `observe` or a later one, while the last looks are good, and it stands unless a later look proves
 * a fail or is bad: then it is decided anew once the last looks are good again. What is undecided at the last planned look is inconclusive, unless the whole window
 * proves the limit broken even without its worst `persistMs`.
 *
 * Costs a constant time a look on average; evidence is summed anew only where it might decide.
 */
export class SequentialTest {
  readonly #rule: SignalRule;
  readonly #dispersion: Dispersion;
  readonly #fail: Evidence;
  readonly #pass: Evidence;
  readonly #trouble: Trouble;
  readonly #counted: Look[] = [];
  #looks = 0;
  #present = 0;
  #withTraffic = 0;
  #withBaseline = 0;
  #badLooks = 0;
  #requests = 0;
  #baselineRequests = 0;
  /** True where a look had more than one request. */
  #isCounted = false;
  #askAgainAt = 0;
  #standing: Standing = OPEN;
  #decided: Decision | undefined;

  constructor(rule: SignalRule) {
    this.#rule = rule;
    this.#dispersion = new Dispersion(rule);
    this.#fail = new Evidence(rule, "fail", rule.plannedLooks);
    this.#pass = new Evidence(passLimit(rule), "pass", rule.plannedLooks);
    this.#trouble = new Trouble(rule);
  }

  /** Whether more looks may come, and what they have come to so far. */
  get standing(): Decision["decision"] {
    return this.#standing.decision;
  }

  /** The decision with its evidence; an open one is summed at each call. */
  get decision(): Decision {
    return this.#decided ?? { ...this.#standing, ...this.#evidence() };
  }

  /** Takes the next look, a missing one too. Looks after the last planned one are ignored. */
  add(look: Reading): void {
    if (this.#standing.decision === "fail" || this.#looks >= this.#rule.plannedLooks) return;
    this.#count(look);
    const next = this.#next(isUsable(look, this.#rule));
    const stands = next.decision !== "fail" && this.#isQuiet;
    if (this.#standing.decision === "pass" && stands) return;
    this.#standing = next;
    this.#decided = next.decision === "undecided" ? undefined : { ...next, ...this.#evidence() };
  }

  #count(look: Reading): void {
    this.#looks += 1;
    if (isLook(look)) {
      this.#present += 1;
      if (look.requests !== 0) this.#withTraffic += 1;
      if (look.baselineRequests !== 0) this.#withBaseline += 1;
    }
    if (!isUsable(look, this.#rule)) return;
    this.#counted.push(look);
    this.#requests += look.requests;
    this.#baselineRequests += look.baselineRequests;
    if (look.bad > 0) this.#badLooks += 1;
    this.#isCounted ||= look.requests > 1;
    this.#dispersion.add(look);
    const both = paired(look, this.#rule);
    this.#trouble.add(both);
    this.#fail.add(both);
    this.#pass.add(both);
  }

  #next(lastUsable: boolean): Standing {
    const { observeLooks, plannedLooks } = this.#rule;
    const at = this.#looks;
    if (lastUsable && this.#isFail()) return { decision: "fail", reason: "regression-proven", at };
    if (at < observeLooks) return OPEN;
    const obstacle = this.#obstacle(lastUsable);
    const reason = this.#rule.only === "fail" ? "no-regression-proven" : "limit-excluded";
    if (obstacle === undefined) return { decision: "pass", reason, at };
    if (at < plannedLooks) return { ...OPEN, reason: obstacle };
    if (this.#isFailWithoutWorst()) return { decision: "fail", reason: "regression-proven", at };
    return { decision: "inconclusive", reason: this.#whyHeld(obstacle), at };
  }

  #whyHeld(obstacle: Reason): Reason {
    const isBadEnd = obstacle === "not-proven" || obstacle === "still-bad";
    if (
      isBadEnd &&
      this.#isSmallCanary &&
      this.#badLooks >= BAD_LOOKS_TO_FAIL &&
      this.#isProven()
    ) {
      return "small-canary";
    }
    return obstacle === "not-proven" && this.#isHeldBack() ? "brief-trouble" : obstacle;
  }

  /** A few clients: what they have of bad requests may be theirs, so that it is for people to decide. */
  get #isSmallCanary(): boolean {
    if (this.#rule.split !== "client") return false;
    return this.#requests < CLIENT_SHARE_TO_FAIL * (this.#requests + this.#baselineRequests);
  }

  #isFail(): boolean {
    if (this.#badLooks < BAD_LOOKS_TO_FAIL || this.#isSmallCanary) return false;
    const { persistMs = 0 } = this.#rule;
    if (persistMs === 0) return this.#isProven();
    if (!this.#trouble.lasts(persistMs) || this.#looks < this.#askAgainAt) return false;
    return this.#isProven() && this.#isMoreThanABlip();
  }

  /**
   * Where looks are counts, some are bad by chance alone, so that bad looks reach back for `persistMs`
   * whatever happened: there the limit has to be proven broken without the worst of it, too. Asked again
   * only after a fiftieth more looks, since it is summed over all of them.
   */
  #isMoreThanABlip(): boolean {
    if (!this.#isCounted) return true;
    this.#askAgainAt = this.#looks + Math.max(1, Math.floor(this.#looks / 50));
    return failsWithoutWorst(this.#rule, this.#counted);
  }

  #isProven(): boolean {
    return this.#fail.reaches(failThreshold(this.#rule), this.#spread());
  }

  /** Proven, and no fail only because trouble did not last. */
  #isHeldBack(): boolean {
    const { persistMs = 0 } = this.#rule;
    return persistMs > 0 && this.#badLooks >= BAD_LOOKS_TO_FAIL && this.#isProven();
  }

  #isFailWithoutWorst(): boolean {
    return (
      !this.#isSmallCanary && this.#isHeldBack() && failsWithoutWorst(this.#rule, this.#counted)
    );
  }

  /** Why the signal cannot pass at this look. */
  #obstacle(lastUsable: boolean): Reason | undefined {
    const usable = this.#counted.length;
    if (usable === 0) {
      if (this.#present === 0) return "no-data";
      if (this.#withTraffic === 0) return "no-traffic";
      return this.#rule.ratio > 0 && this.#withBaseline === 0 ? "no-baseline" : "no-data";
    }
    // 0.8 · 60 is 48 exactly; a tolerance keeps other lengths from failing by rounding.
    if (usable < COVERAGE * this.#looks - 1e-9) return "coverage";
    if (!lastUsable) return "last-look-missing";
    if (this.#rule.only === "fail") return undefined;
    if (!this.#pass.reaches(PASS_THRESHOLD, this.#spread())) return "not-proven";
    return this.#isQuiet ? undefined : "still-bad";
  }

  /** Whether nothing bad at the end stands against a pass; older rules did not ask. */
  get #isQuiet(): boolean {
    if (this.#rule.only === "fail") return true;
    return this.#rule.persistMs === undefined || this.#trouble.isOver;
  }

  #spread(): number {
    return this.#counted.length === 1 ? UNSEEN_DISPERSION : this.#dispersion.value;
  }

  #evidence(): Pick<Decision, "logFail" | "logPass" | "dispersion"> {
    const dispersion = this.#spread();
    return { logFail: this.#fail.log(dispersion), logPass: this.#pass.log(dispersion), dispersion };
  }
}

import type { Look, SignalRule } from "../core/look.ts";
import { Dispersion } from "./dispersion.ts";
import { Evidence } from "./evidence.ts";
import { isUsable } from "./usable.ts";

/** Budget for a wrong fail of a whole gate: signals share it. */
export const ALPHA_FAIL = 0.01;

/** Budget for a wrong pass of one signal; all must pass, so it is not shared. */
export const ALPHA_PASS = 0.05;

/** Looks with something bad that a fail needs: one blip or one burst is never enough. */
const BAD_LOOKS_TO_FAIL = 3;

/** Part of the looks so far that must have given data before a pass. */
export const COVERAGE = 0.8;

/** Design effect assumed while only one look is there, in which bursts cannot be seen. */
const UNSEEN_DISPERSION = 2;

export type Reason =
  | "regression-proven"
  | "limit-excluded"
  | "not-proven"
  | "coverage"
  | "last-look-missing"
  | "no-data"
  | "no-traffic"
  | "no-baseline"
  | "window-not-over";

/** Where the test of one signal stands after some looks. */
export interface Decision {
  /** `undecided`: more looks may come. */
  readonly decision: "pass" | "fail" | "inconclusive" | "undecided";
  readonly reason: Reason;
  /** Number of the look, from 1, with which the decision stands. */
  readonly at: number | undefined;
  /** Natural logs of the evidence at that look. */
  readonly logFail: number;
  readonly logPass: number;
  /** Design effect φ, ≥ 1. */
  readonly dispersion: number;
}

/** Log of the fail evidence that proves a regression. */
export function failThreshold(rule: SignalRule): number {
  return -Math.log(rule.alphaFail ?? ALPHA_FAIL);
}

/** Log of the pass evidence that excludes the limit. */
export const PASS_THRESHOLD = -Math.log(ALPHA_PASS);

/**
 * Tests one signal look by look. A fail is possible at any look and final; a pass at the look that
 * ends `observe` or a later one, and it stands unless a later look proves a fail; what is undecided
 * at the last planned look is inconclusive.
 */
export class SequentialTest {
  readonly #rule: SignalRule;
  readonly #dispersion: Dispersion;
  readonly #fail: Evidence;
  readonly #pass: Evidence;
  #looks = 0;
  #present = 0;
  #withTraffic = 0;
  #withBaseline = 0;
  #usable = 0;
  #badLooks = 0;
  #decision: Decision;

  constructor(rule: SignalRule) {
    this.#rule = rule;
    this.#dispersion = new Dispersion(rule);
    this.#fail = new Evidence(rule, "fail", rule.plannedLooks);
    this.#pass = new Evidence(rule, "pass", rule.plannedLooks);
    this.#decision = this.#stand("undecided", "window-not-over");
  }

  get decision(): Decision {
    return this.#decision;
  }

  /** Takes the next look, undefined for a missing one. Looks after the last planned one are ignored. */
  add(look: Look | undefined): Decision {
    if (this.#decision.decision === "fail" || this.#looks >= this.#rule.plannedLooks) {
      return this.#decision;
    }
    this.#count(look);
    const next = this.#next(isUsable(look, this.#rule));
    if (this.#decision.decision !== "pass" || next.decision === "fail") this.#decision = next;
    return this.#decision;
  }

  #count(look: Look | undefined): void {
    this.#looks += 1;
    if (look !== undefined) {
      this.#present += 1;
      if (look.requests !== 0) this.#withTraffic += 1;
      if (look.baselineRequests !== 0) this.#withBaseline += 1;
    }
    if (!isUsable(look, this.#rule)) return;
    this.#usable += 1;
    if (look.bad > 0) this.#badLooks += 1;
    this.#dispersion.add(look);
    this.#fail.add(look);
    this.#pass.add(look);
  }

  #next(lastUsable: boolean): Decision {
    const { observeLooks, plannedLooks } = this.#rule;
    const now = this.#stand("undecided", "window-not-over");
    if (now.logFail >= failThreshold(this.#rule) && this.#badLooks >= BAD_LOOKS_TO_FAIL) {
      return { ...now, decision: "fail", reason: "regression-proven", at: this.#looks };
    }
    if (this.#looks < observeLooks) return now;
    const obstacle = this.#obstacle(lastUsable, now.logPass);
    if (obstacle === undefined) {
      return { ...now, decision: "pass", reason: "limit-excluded", at: this.#looks };
    }
    if (this.#looks < plannedLooks) return { ...now, reason: obstacle };
    return { ...now, decision: "inconclusive", reason: obstacle, at: this.#looks };
  }

  /** Why the signal cannot pass at this look. */
  #obstacle(lastUsable: boolean, logPass: number): Reason | undefined {
    if (this.#usable === 0) {
      if (this.#present === 0) return "no-data";
      if (this.#withTraffic === 0) return "no-traffic";
      return this.#rule.ratio > 0 && this.#withBaseline === 0 ? "no-baseline" : "no-data";
    }
    // 0.8 · 60 is 48 exactly; a tolerance keeps other lengths from failing by rounding.
    if (this.#usable < COVERAGE * this.#looks - 1e-9) return "coverage";
    if (!lastUsable) return "last-look-missing";
    return logPass >= PASS_THRESHOLD ? undefined : "not-proven";
  }

  #stand(decision: "undecided", reason: Reason): Decision {
    const dispersion = this.#usable === 1 ? UNSEEN_DISPERSION : this.#dispersion.value;
    return {
      decision,
      reason,
      at: undefined,
      logFail: this.#fail.log(dispersion),
      logPass: this.#pass.log(dispersion),
      dispersion,
    };
  }
}

/** The decision of one signal over its looks, undefined for missing ones. */
export function decide(rule: SignalRule, looks: readonly (Look | undefined)[]): Decision {
  const test = new SequentialTest(rule);
  for (const look of looks) test.add(look);
  return test.decision;
}

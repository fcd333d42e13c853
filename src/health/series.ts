import {
  isLook,
  type Look,
  type MissingLook,
  type Reading,
  type SignalRule,
} from "../core/look.ts";
import { testOf } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { Distinct } from "./distinct.ts";
import type { Pace, Sampler } from "./sampler.ts";
import { isPossible, isUsable } from "./usable.ts";

/** The looks of one signal in the order in which they were due, however they were answered. */
export class Series {
  readonly rule: SignalRule;
  readonly sampler: Sampler;
  readonly pace: Pace;
  /** Looks started and not yet answered. */
  unanswered = 0;
  readonly #test: ReturnType<typeof testOf>;
  readonly #looks: Reading[] = [];
  /** Answered before an earlier look was. */
  readonly #early = new Map<number, Look | MissingLook>();
  readonly #distinct = new Distinct();
  readonly #missing = new Map<string, number>();
  #requests = 0;
  #bad = 0;

  constructor(rule: SignalRule, sampler: Sampler, pace: Pace) {
    this.rule = rule;
    this.sampler = sampler;
    this.pace = pace;
    this.#test = testOf(rule);
  }

  /** Records what came of the look with this number, from 0. */
  record(number: number, answer: Look | MissingLook): void {
    this.#early.set(number, answer);
    for (;;) {
      const next = this.#early.get(this.#looks.length);
      if (next === undefined) return;
      this.#early.delete(this.#looks.length);
      this.#append(next);
    }
  }

  #append(answer: Look | MissingLook): void {
    const look = this.#distinct.next(isWrong(answer) ? IMPOSSIBLE : answer);
    const reason = look === undefined || isLook(look) ? undefined : look.missing;
    if (reason !== undefined) this.#missing.set(reason, (this.#missing.get(reason) ?? 0) + 1);
    if (isUsable(look, this.rule)) {
      this.#requests += look.requests;
      this.#bad += look.bad;
    }
    this.#looks.push(look);
    this.#test.add(look);
  }

  /** A copy: later answers do not change it. */
  get looks(): readonly Reading[] {
    return [...this.#looks];
  }

  /** Reasons of missing looks and how often each came. */
  get missing(): ReadonlyMap<string, number> {
    return this.#missing;
  }

  get counts(): { readonly requests: number; readonly bad: number } {
    return { requests: this.#requests, bad: this.#bad };
  }

  /** Whether more looks may come, and what they have come to so far. */
  get standing(): Decision["decision"] {
    return this.#test.standing;
  }

  /** The decision with its evidence, which is summed at the call. */
  get decision(): Decision {
    return this.#test.decision;
  }
}

const IMPOSSIBLE: MissingLook = {
  missing: "impossible counts",
  remedy: "Make sure that the source counts requests, and the bad ones among them",
};

const isWrong = (answer: Look | MissingLook): boolean => isLook(answer) && !isPossible(answer);

import type { CheckTry } from "./check.ts";
import type { DeclaredKey } from "./declared.ts";
import type { Lack } from "./lack.ts";
import type { Look, SignalRule } from "./look.ts";
import type { Place } from "./place.ts";

/**
 * How one question about the release came out. `unknown`: could not be measured;
 * `inconclusive`: measured and not enough; `pending`: waits for people or time.
 */
export type Outcome = "pass" | "fail" | "unknown" | "inconclusive" | "pending" | "not-applicable";

/** What an outcome other than `pass` does to the verdict. */
export type Effect = "block" | "warn" | "inform";

/** `flaky`: passed only when confirmed; `slow`: passed above the warning time; `observed`: never acts. */
export type Tag = "flaky" | "slow" | "observed";

/** What a rule says; the harness around the rule adds who, where and how hard. */
export interface Judgement {
  readonly outcome: Outcome;
  /** Plain text, no full stop. */
  readonly expected: string;
  /** Plain text, no full stop. */
  readonly found: string;
  /** What to do about it, one sentence; required by the harness on anything but pass. */
  readonly remedy?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  /** Further plain lines for the report, most important first. */
  readonly details?: readonly string[] | undefined;
  readonly link?: string | undefined;
  /** What could not be had and kept it from being measured; one for each cause. */
  readonly lacks?: readonly Lack[] | undefined;
}

/**
 * What a finding was judged from, complete enough to judge it again offline.
 * `observed` is a plain observation (a guard, a step of the stage) that has nothing to judge again.
 */
export type Basis =
  | {
      readonly kind: "requirement";
      readonly evaluator: string;
      readonly options: unknown;
      /** Keys of the answers, by the evaluator's own names; a list where it asks several of a kind. */
      readonly answers: Readonly<Record<string, string | readonly string[]>>;
      /** Blocks of the manifest that it reads. */
      readonly declared: readonly DeclaredKey[];
    }
  | { readonly kind: "check"; readonly tries: readonly CheckTry[] }
  | {
      readonly kind: "signal";
      readonly rule: SignalRule;
      readonly looks: readonly (Look | undefined)[];
    }
  | { readonly kind: "observed" };

/** The outcome of one requirement, check, signal, guard or step: the one currency of the program. */
export interface Finding extends Judgement {
  readonly id: string;
  readonly title: string;
  readonly effect: Effect;
  /** The manifest role that owns it, with the logins that hold the role where known. */
  readonly owner?: string | undefined;
  readonly place?: Place | undefined;
  readonly basis: Basis;
}

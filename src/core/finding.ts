import type { CheckTry } from "./check.ts";
import type { DeclaredKey } from "./declared.ts";
import type { FindingId } from "./finding-id.ts";
import type { Lack } from "./lack.ts";
import type { Reading, SignalRule } from "./look.ts";
import type { Place } from "./place.ts";
import type { Counts } from "./record.ts";
import type { RecordKind } from "./states.ts";
import type { Effect, Outcome } from "./verdict.ts";
import type { Waiver } from "./waiver.ts";

export type { Effect, Outcome } from "./verdict.ts";

/** What a report says beside an outcome. */
export const TAGS = {
  flaky: { means: "passed only when it was tried again" },
  slow: { means: "passed above its warning time" },
  redirected: { means: "passed by the answer of another path than the one that was asked" },
  cached: { means: "answered by a cache, which the check allows" },
  observed: { means: "only observed (`observe-only`): nothing follows from it, and it is no pass" },
  insecure: { means: "passed without the host's certificate being verified, as the check says" },
} as const;

export type Tag = keyof typeof TAGS;

/** The word of an identified person. */
export interface Attested {
  /** Login, without `@`. */
  readonly by: string;
  /** When it was given, ISO 8601. */
  readonly at: string;
  /** When it ends, ISO 8601; undefined: with the next commit. */
  readonly until?: string | undefined;
  /** Where it stands. */
  readonly url: string;
}

/** What a rule says; the harness around the rule adds who, where and how hard. */
export interface Judgement {
  /** By whose word it holds, oldest first, where people vouch for it and no machine does. */
  readonly attested?: readonly Attested[] | undefined;
  readonly outcome: Outcome;
  /** Plain text that stands alone: begins with a capital or a name, no full stop at its end. */
  readonly expected: string;
  /** As `expected`. */
  readonly found: string;
  /** What to do about it, as an imperative; required by the harness on anything but pass. */
  readonly remedy?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  /** Further plain lines for the report, most important first. */
  readonly details?: readonly string[] | undefined;
  readonly link?: string | undefined;
  /** What could not be had and kept it from being measured; one for each cause. */
  readonly lacks?: readonly Lack[] | undefined;
  /** Softer than the row or step is by itself, where the rule knows why. */
  readonly effect?: Effect;
  /** What has to change, where the rule knows better than the manifest's line of the requirement. */
  readonly place?: Place | undefined;
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
  | {
      readonly kind: "check";
      readonly tries: readonly CheckTry[];
      /** Words by which the manifest has chosen it among the checks. */
      readonly tagged?: readonly string[] | undefined;
      /** What made it fail besides its expectations. */
      readonly failOn?: readonly "flaky"[] | undefined;
      /** What it was before the deployment, where that was measured. */
      readonly before?: Counts | undefined;
    }
  | {
      readonly kind: "signal";
      readonly rule: SignalRule;
      readonly looks: readonly Reading[];
      /** What its check was before the deployment, where that was measured. */
      readonly before?: Counts | undefined;
    }
  | {
      /** Follows from other findings, or from receipts, of the same stage. */
      readonly kind: "derived";
      readonly evaluator: string;
      readonly options: unknown;
      /** How hard the row is by its policy: a finding that it follows from can only soften that. */
      readonly effect?: Effect | undefined;
      /** When the requirement can be not applicable, where it can. */
      readonly foreseen?: string | undefined;
      /** Ids of the findings and keys of the receipts. */
      readonly findings: readonly string[];
      readonly receipts: readonly string[];
    }
  | { readonly kind: "observed" };

/** A version as it was put in place: deployed, or returned to by a rollback. */
export interface Placed {
  readonly version: string;
  readonly kind: RecordKind;
}

/** The same with its commit. */
export interface PlacedBuild extends Placed {
  readonly sha: string;
}

/** What a finding says of the build that it speaks of. */
export function placed({ version, kind }: PlacedBuild): Placed {
  return { version, kind };
}

/** The outcome of one requirement, check, signal, guard or step; a verdict is folded from these. */
export interface Finding extends Judgement {
  readonly id: FindingId;
  /** Stable code (core/codes); every finding of a report has one. */
  readonly code?: string | undefined;
  readonly title: string;
  readonly effect: Effect;
  /** The manifest role that owns it, with the logins that hold the role where known. */
  readonly owner?: string | undefined;
  /** The version that it speaks of, where it speaks of what is live. */
  readonly of?: Placed | undefined;
  /** Why it does not keep the release, though it is not met. */
  readonly waiver?: Waiver | undefined;
  readonly basis: Basis;
}

/** A finding about something that was merely done or seen: nothing in it can be judged again. */
export function observed(id: FindingId, title: string, judgement: Judgement): Finding {
  return { id, title, effect: "block", basis: { kind: "observed" }, ...judgement };
}

import type { Basis, Effect, Judgement } from "../../core/finding.ts";
import { softer } from "../../core/verdict.ts";
import type { PlannedRequirement } from "./evaluator.ts";
import { type Derived, NOTHING, type Observed, type Observer } from "./observer.ts";

/** A row that follows from what its stage has seen and done. */
interface DerivedFinding {
  readonly judgement: Judgement;
  readonly effect: Effect;
  readonly basis: Extract<Basis, { readonly kind: "derived" }>;
}

type Row = Pick<PlannedRequirement, "uses" | "options" | "effect" | "owner" | "foreseen">;

/**
 * Judges a row by what its stage has seen and done; pure. What is not there is `unknown`, and not
 * applicable only where the row foresees that.
 */
export function derive(row: Row, observer: Observer, observed: Observed): DerivedFinding {
  const { uses: evaluator, options, owner, foreseen } = row;
  const { judgement, effect, selected } = look(row, observer, observed);
  return {
    judgement: { ...judgement, remedy: remedyOf(judgement, owner) },
    effect,
    basis: {
      kind: "derived",
      evaluator,
      options,
      effect: row.effect,
      ...(foreseen === undefined ? {} : { foreseen }),
      findings: selected.findings.map(({ id }) => id),
      receipts: selected.receipts.map(({ key }) => key),
    },
  };
}

function look(
  { options, effect, foreseen }: Row,
  observer: Observer,
  observed: Observed,
): Derived & { readonly selected: Observed } {
  const read = observer.options.safeParse(options);
  if (!read.success) return { judgement: UNREADABLE, effect, selected: NOTHING };
  const selected = observer.select(read.data, observed);
  const derived = observer.judge(read.data, selected);
  if (derived === undefined) {
    const judgement = nothingSeen(observer.expected(read.data), foreseen);
    return { judgement, effect, selected };
  }
  return { judgement: derived.judgement, effect: softer(effect, derived.effect), selected };
}

function nothingSeen(expected: string, foreseen: string | undefined): Judgement {
  if (foreseen !== undefined) return { outcome: "not-applicable", expected, found: foreseen };
  return {
    outcome: "unknown",
    expected,
    found: "This stage saw none of it",
    remedy: "Look at what ended the stage early, then run it again",
  };
}

const UNREADABLE: Judgement = {
  outcome: "unknown",
  expected: "Options that say what the row follows from",
  found: "The options cannot be read",
  remedy: "Use the policy or the report.json as release-gate wrote it",
};

function remedyOf({ outcome, remedy }: Judgement, owner: string): string | undefined {
  if (outcome === "pass" || outcome === "not-applicable") return remedy;
  return remedy ?? `ask the ${owner}`;
}

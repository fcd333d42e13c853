import type * as z from "zod";
import type { Effect, Judgement } from "../../core/finding.ts";
import type { Place } from "../../core/place.ts";
import type { Question, ValueOf } from "../../core/question.ts";
import type { Subject } from "../../core/release.ts";

/** A question whose answer may be missing: `judge` then gets undefined. */
export interface Optional<Q extends Question = Question> {
  readonly optional: Q;
}

export type Asked = Question | Optional | readonly Question[];

/** Values that `judge` sees under the evaluator's own names. */
export type Values<Questions extends Readonly<Record<string, Asked>>> = {
  readonly [Name in keyof Questions]: Questions[Name] extends readonly (infer Q extends Question)[]
    ? readonly ValueOf<Q>[]
    : Questions[Name] extends Optional<infer Q>
      ? ValueOf<Q> | undefined
      : Questions[Name] extends Question
        ? ValueOf<Questions[Name]>
        : never;
};

interface EvaluatorParts<
  Options extends z.ZodType,
  Questions extends Readonly<Record<string, Asked>>,
> {
  readonly id: string;
  /** The policy row's `with`, overlaid by the manifest's `requirements.<id>`. */
  readonly options: Options;
  /** What must be known; at least one question. */
  readonly questions: (options: z.output<Options>, subject: Subject) => Questions;
  /** Pure and synchronous: the same values give the same judgement. */
  readonly judge: (
    values: Values<Questions>,
    options: z.output<Options>,
    subject: Subject,
  ) => Judgement;
}

/** An evaluator with its types closed over, as the register holds it. */
export interface Evaluator {
  readonly id: string;
  readonly options: z.ZodType;
  readonly questions: (options: unknown, subject: Subject) => Readonly<Record<string, Asked>>;
  readonly judge: (
    values: Readonly<Record<string, unknown>>,
    options: unknown,
    subject: Subject,
  ) => Judgement;
}

/**
 * Makes an evaluator. Inside the file everything is inferred from `options` and `questions`;
 * outside, options and values are opaque, so the casts of the whole register stand here.
 */
export function defineEvaluator<
  Options extends z.ZodType,
  const Questions extends Readonly<Record<string, Asked>>,
>(parts: EvaluatorParts<Options, Questions>): Evaluator {
  return parts as unknown as Evaluator;
}

export function optional<Q extends Question>(question: Q): Optional<Q> {
  return { optional: question };
}

/** One line of a policy made ready for one release and environment. */
export interface PlannedRequirement {
  readonly id: string;
  readonly title: string;
  /** Id of the evaluator. */
  readonly uses: string;
  /** Already parsed by the evaluator's own schema. */
  readonly options: unknown;
  readonly effect: Effect;
  /** Manifest role, with its logins where the manifest names them: `qa-lead (@bob)`. */
  readonly owner: string;
  /** Reason given in the manifest, where the line does not apply. */
  readonly notApplicable?: string | undefined;
  /** When the line can be not applicable, as the policy says; undefined: never. */
  readonly foreseen?: string | undefined;
  readonly place?: Place | undefined;
}

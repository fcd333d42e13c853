import type * as z from "zod";
import type { KnownAnswer } from "../../core/answer.ts";
import type { Question } from "../../core/ask.ts";
import type { DeclaredBlocks, DeclaredKey } from "../../core/declared.ts";
import type { Effect, Judgement } from "../../core/finding.ts";
import type { Place } from "../../core/place.ts";
import type { Subject } from "../../core/subject.ts";
import type { Waiver } from "../../core/waiver.ts";

/** A question or block that may be missing: `judge` then gets undefined. */
interface Optional<T> {
  readonly optional: T;
}

/** One question, or several of a kind. */
export type Asked = One | readonly One[];

type One = Question | Optional<Question>;

/** A block of the manifest that a rule reads. */
export type Reads = DeclaredKey | Optional<DeclaredKey>;

/** Values that `judge` sees under the evaluator's own names. */
type Values<Questions extends Readonly<Record<string, Asked>>> = {
  readonly [Name in keyof Questions]: Questions[Name] extends readonly Question<infer T>[]
    ? readonly T[]
    : Questions[Name] extends readonly Optional<Question<infer T>>[]
      ? readonly (T | undefined)[]
      : Questions[Name] extends Optional<Question<infer T>>
        ? T | undefined
        : Questions[Name] extends Question<infer T>
          ? T
          : never;
};

/** Blocks that a rule sees: those that it reads, and no others. */
type Blocks<R extends Reads> = {
  readonly [B in Extract<R, DeclaredKey>]: DeclaredBlocks[B];
} & {
  readonly [B in Extract<R, Optional<DeclaredKey>>["optional"]]: DeclaredBlocks[B] | undefined;
};

type Context<R extends Reads> = Omit<Subject, "declared"> & {
  readonly declared: Blocks<R>;
  /** Id of the line that is judged. */
  readonly id: string;
};

/** What may be known before anything is asked. */
type AskContext<R extends Reads> = Pick<Context<R>, "release" | "environment" | "declared">;

interface EvaluatorParts<
  Options extends z.ZodType,
  R extends Reads,
  Questions extends Readonly<Record<string, Asked>>,
> {
  readonly id: string;
  /** The policy row's `with`, overlaid by the manifest's `requirements.<id>`. */
  readonly options: Options;
  /** Blocks of the manifest that it needs, or may do without; at least one where it asks nothing. */
  readonly reads?: readonly R[];
  /** What else must be known; asked only where every needed block could be read. */
  readonly questions?: (options: z.output<Options>, context: AskContext<R>) => Questions;
  /** For how many milliseconds a stage asks again while it is pending; default: not at all. */
  readonly patience?: (options: z.output<Options>) => number;
  /** True for an answer that need not be asked again meanwhile; default: all are. */
  readonly keeps?: (answer: KnownAnswer) => boolean;
  /**
   * Why a waiver of this row does not count, plain text; default: nothing is against any. Where it is
   * asked and something that it needs is not known, no waiver counts.
   */
  readonly againstWaiver?: (
    waiver: Waiver,
    values: Values<Questions>,
    context: Context<R>,
  ) => string | undefined;
  /** Pure and synchronous: the same values give the same judgement. */
  readonly judge: (
    values: Values<Questions>,
    options: z.output<Options>,
    context: Context<R>,
  ) => Judgement;
}

/** An evaluator with its types closed over, as the register holds it. */
export interface Evaluator {
  readonly id: string;
  readonly options: z.ZodType;
  readonly reads: readonly Reads[];
  readonly questions: (
    options: unknown,
    context: AskContext<Reads>,
  ) => Readonly<Record<string, Asked>>;
  readonly patience: (options: unknown) => number;
  readonly keeps: (answer: KnownAnswer) => boolean;
  readonly againstWaiver?: (
    waiver: Waiver,
    values: Readonly<Record<string, unknown>>,
    context: Context<Reads>,
  ) => string | undefined;
  readonly judge: (
    values: Readonly<Record<string, unknown>>,
    options: unknown,
    context: Context<Reads>,
  ) => Judgement;
}

/**
 * Makes an evaluator. Inside the file everything is inferred from `options`, `reads` and
 * `questions`; outside, options and values are opaque, so the casts of the whole register stand here.
 */
export function defineEvaluator<
  Options extends z.ZodType,
  const R extends Reads = never,
  const Questions extends Readonly<Record<string, Asked>> = Readonly<Record<never, never>>,
>(parts: EvaluatorParts<Options, R, Questions>): Evaluator {
  return { ...DEFAULTS, ...parts } as unknown as Evaluator;
}

const DEFAULTS: Omit<Evaluator, "id" | "options" | "judge"> = {
  reads: [],
  questions: () => ({}),
  patience: () => 0,
  keeps: () => false,
};

/** A question or block that the rule can do without. */
export function optional<const T extends Question | DeclaredKey>(value: T): Optional<T> {
  return { optional: value };
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
  /** The decision to release without it, valid at the time or not. */
  readonly waiver?: Waiver | undefined;
  /** True: it is judged and reported, and nothing follows from it. */
  readonly observeOnly?: true | undefined;
  /** Roles that may waive it together, in the manifest or by comment; none: nobody may. */
  readonly waivable?: readonly string[] | undefined;
  readonly place?: Place | undefined;
}

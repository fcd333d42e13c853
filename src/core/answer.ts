import type { Known, Missing } from "./lack.ts";

/** How strong evidence is, strongest first; an answer is never only declared. */
export const STRENGTHS = {
  verified: { means: "evidence by a machine" },
  attested: { means: "evidence by an identified person" },
  declared: { means: "evidence by `release.yml`" },
} as const;

export type Strength = Exclude<keyof typeof STRENGTHS, "declared">;

/** What every answer says of itself. */
interface Filed {
  /** Kind of the question. */
  readonly kind: string;
  /** Key of the question. */
  readonly key: string;
  /** When it was read, ISO 8601. */
  readonly at: string;
}

export interface KnownAnswer<T = unknown> extends Filed, Known<T> {
  readonly strength: Strength;
  readonly link?: string | undefined;
}

/** We could not look, or what we saw was not an answer. */
export interface MissingAnswer extends Filed, Missing {}

export type Answer<T = unknown> = KnownAnswer<T> | MissingAnswer;

/** Answers by key. */
export type Answers = ReadonlyMap<string, Answer>;

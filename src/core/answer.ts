import type { Known, Missing } from "./lack.ts";

/** `verified` by machine, `attested` by an identified person. */
export type Strength = "verified" | "attested";

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

import type { Answer, Answers } from "./answer.ts";

declare const VALUE: unique symbol;

/** What we want to know of the world, as data with a key; `T` is what its answer holds. */
export interface Question<T = unknown> {
  readonly kind: string;
  /** Equal questions have equal keys, different ones different keys. */
  readonly key: string;
  /** Never there: it tells the compiler what the answer holds. */
  readonly [VALUE]?: T;
}

/**
 * Asks every question once; questions with the same key share an answer. What `until` calls off is
 * missing.
 */
export type Ask = (questions: readonly Question[], until?: AbortSignal) => Promise<Answers>;

/** Asks one question; its answer has the question's type. */
export async function askOne<T>(ask: Ask, question: Question<T>): Promise<Answer<T>> {
  const answer = (await ask([question])).get(question.key);
  if (answer === undefined) throw new Error(`no answer to ${question.key}`);
  return answer as Answer<T>; // answers are filed under their question's key
}

import type * as z from "zod";
import type { Question } from "../core/ask.ts";

interface Parts<
  K extends string,
  A extends readonly unknown[],
  P extends { readonly key: string },
  V extends z.ZodType,
> {
  readonly kind: K;
  /** Schema of what an answer holds; it must take what JSON makes of it, too. */
  readonly value: V;
  /** What is asked, with the key that equal questions share. */
  readonly asks: (...about: A) => P;
}

/** A kind of question: called, it makes one. */
type Kind<
  K extends string,
  A extends readonly unknown[],
  P extends { readonly key: string },
  V extends z.ZodType,
> = ((...about: A) => P & Question<z.output<V>> & { readonly kind: K }) & {
  readonly kind: K;
  readonly value: V;
};

/** Makes a kind of question; the type of its answers is that of its schema. */
export function defineQuestion<
  const K extends string,
  A extends readonly unknown[],
  P extends { readonly key: string },
  V extends z.ZodType,
>({ kind, value, asks }: Parts<K, A, P, V>): Kind<K, A, P, V> {
  return Object.assign((...about: A) => ({ ...asks(...about), kind }), { kind, value });
}

/** A schema of exactly `T`: the compiler refuses one that takes less or more than the type. */
export const exactly =
  <T>() =>
  <S extends z.ZodType<T>>(schema: [T] extends [z.output<S>] ? S : never): S =>
    schema;

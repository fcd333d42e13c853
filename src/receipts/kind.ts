import type * as z from "zod";
import type { Act } from "../core/act.ts";

/** One kind of act: what it is told (`Does`), how it is found again, and what its receipt holds. */
export interface Kind<K extends string, Does extends object, Result extends z.ZodType> {
  readonly kind: K;
  /** What it does, for docs and the report's schema: a fragment in lower case. */
  readonly says: string;
  /** The same act has the same key, another one another. */
  readonly key: (does: Does) => string;
  /** What the receipt of a done act holds. */
  readonly result: Result;
}

/** Completes a kind of act with the maker of its acts. */
export function defineAct<const K extends string, Does extends object, Result extends z.ZodType>(
  kind: Kind<K, Does, Result>,
): Kind<K, Does, Result> & { readonly act: (does: Does) => Act<K> & Does } {
  return { ...kind, act: (does) => ({ ...does, kind: kind.kind, key: kind.key(does) }) };
}

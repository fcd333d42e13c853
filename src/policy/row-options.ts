import type * as z from "zod";
import type { Manifest } from "../manifest/schema.ts";
import { type ReadWith, readWith } from "../yaml/read-with.ts";
import type { Spot } from "../yaml/tree.ts";
import { evaluatorOf } from "./evaluator-of.ts";
import type { PolicyRow } from "./policy-file.ts";

/** Key by which a manifest says that a line of the policy does not concern it, and why. */
export const NOT_APPLICABLE = "not-applicable";

/** The reason that the manifest gives for leaving a line out; undefined: it is not left out. */
export function notApplicable(manifest: Manifest, id: string): unknown {
  return ownOptions(manifest, id)?.[NOT_APPLICABLE];
}

/** What the manifest says of one line. */
export function ownOptions(
  manifest: Manifest,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  return Object.hasOwn(manifest.requirements, id) ? manifest.requirements[id] : undefined;
}

/** Options of a row by its evaluator's own schema: the row's, overlaid by the manifest's. */
export function rowOptions(
  row: PolicyRow,
  manifest: Manifest,
  spots: ReadonlyMap<string, Spot> = new Map(),
): { readonly schema: z.ZodType; readonly read: ReadWith<unknown> } {
  const evaluator = evaluatorOf(row.uses);
  if (evaluator === undefined)
    throw new Error(`no evaluator ${row.uses}: readPolicy lets none through`);
  const own = ownOptions(manifest, row.id) ?? {};
  const merged = { ...row.with, ...own };
  return { schema: evaluator.options, read: readWith(evaluator.options, merged, spots) };
}

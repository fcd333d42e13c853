import * as z from "zod";
import { isObserver } from "../requirements/harness/observer.ts";
import { type ReadWith, readWith } from "../yaml/read-with.ts";
import type { Spot } from "../yaml/tree.ts";
import { evaluatorOptions, type ManifestPart } from "./manifest-part.ts";
import { evaluatorOf, type PolicyRow, type RowEvaluator } from "./row.ts";
import { spotsBelow } from "./spots.ts";

/** What decides a row that was loaded. */
function decidedBy({ uses }: PolicyRow): RowEvaluator {
  const evaluator = evaluatorOf(uses);
  if (evaluator === undefined) throw new Error(`no evaluator ${uses}: such a row does not load`);
  return evaluator;
}

const NONE = z.strictObject({});

/** What a manifest may say of a row: what decides it, but never which findings of a stage do. */
export function ownSchema(row: PolicyRow): z.ZodType {
  const evaluator = decidedBy(row);
  return isObserver(evaluator) ? NONE : evaluator.options;
}

/** What the manifest says of a row, by what it may say. */
export function readOwn(
  row: PolicyRow,
  part: Pick<ManifestPart, "requirements">,
  spots: ReadonlyMap<string, Spot>,
): { readonly schema: z.ZodType; readonly read: ReadWith<unknown> } {
  const schema = ownSchema(row);
  const own = evaluatorOptions(part, row.id) ?? {};
  const given = schema === NONE ? own : { ...row.with, ...own };
  return { schema, read: readWith(schema, given, spots) };
}

/**
 * Options of a row by its evaluator's own schema: the row's, overlaid by the manifest's, whose `spots`
 * tell what a number was written as.
 */
export function rowOptions(
  row: PolicyRow,
  part: Pick<ManifestPart, "requirements">,
  spots: ReadonlyMap<string, Spot>,
): ReadWith<unknown> {
  const evaluator = decidedBy(row);
  const own = isObserver(evaluator) ? {} : evaluatorOptions(part, row.id);
  const written = spotsBelow(spots, ["requirements", row.id]);
  return readWith(evaluator.options, { ...row.with, ...own }, written);
}

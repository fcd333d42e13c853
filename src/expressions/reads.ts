import { CONTEXT_NAMES } from "./contexts.ts";
import { type LookUp, lookUps, parseExpression } from "./syntax-tree.ts";
import { cutTemplate } from "./template.ts";

/** Everything that the expressions of a value look up, wherever they stand in it. */
export function readsOf(value: unknown): readonly LookUp[] {
  if (Array.isArray(value)) return value.flatMap(readsOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(readsOf);
  if (typeof value !== "string") return [];
  const cut = cutTemplate(value);
  return cut.ok
    ? cut.pieces.flatMap((piece) => (piece.kind === "expression" ? readsIn(piece.code) : []))
    : [];
}

function readsIn(code: string): readonly LookUp[] {
  const parsed = parseExpression(code, CONTEXT_NAMES);
  return parsed.ok ? lookUps(parsed.tree) : [];
}

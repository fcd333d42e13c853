import { hasExpression } from "../expressions/template.ts";
import type { Path } from "../yaml/path.ts";

/** A text with expressions in it, and where it stands. */
export interface Template {
  readonly path: Path;
  readonly text: string;
}

/** Every text of a value that holds an expression. */
export function templatesIn(value: unknown, path: Path = []): readonly Template[] {
  if (typeof value === "string") return hasExpression(value) ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => templatesIn(item, [...path, i]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => templatesIn(item, [...path, key]));
}

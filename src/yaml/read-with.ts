import type * as z from "zod";
import { type Path, pathKey, valueAt } from "./path.ts";
import type { Spot } from "./tree.ts";

/** Data read with a schema: as far as it goes with the text that the file really holds. */
export type ReadWith<T> =
  | { readonly ok: true; readonly raw: unknown; readonly value: T }
  | { readonly ok: false; readonly raw: unknown; readonly issues: readonly z.core.$ZodIssue[] };

type Spots = ReadonlyMap<string, Spot>;

/**
 * Reads data with a schema. Where the schema wants text and YAML made something else of an
 * unquoted scalar, the text of the file is taken: `1.10` stays `1.10`.
 */
export function readWith<S extends z.ZodType>(
  schema: S,
  data: unknown,
  spots: Spots,
): ReadWith<z.output<S>> {
  let raw = data;
  for (;;) {
    const result = schema.safeParse(raw, { error: expectedWords });
    if (result.success) return { ok: true, raw, value: result.data };
    const wishes = result.error.issues.flatMap((issue) => textWishes(issue, []));
    const texts = wishes.flatMap((path) => writtenText(raw, path, spots));
    if (texts.length === 0) return { ok: false, raw, issues: result.error.issues };
    raw = texts.reduce((all, { path, text }) => withValue(all, path, text), raw);
  }
}

/** Paths at which some reading of the schema wants text. */
function textWishes(issue: z.core.$ZodIssue, base: Path): readonly Path[] {
  const path = [...base, ...plainPath(issue.path)];
  if (issue.code === "invalid_type") return issue.expected === "string" ? [path] : [];
  if (issue.code !== "invalid_union") return [];
  return issue.errors.flatMap((branch) => branch.flatMap((inner) => textWishes(inner, path)));
}

function writtenText(raw: unknown, path: Path, spots: Spots) {
  const value = valueAt(raw, path);
  const text = spots.get(pathKey(path))?.written;
  const isText = typeof value === "number" || typeof value === "boolean";
  return isText && text !== undefined ? [{ path, text }] : [];
}

function withValue(node: unknown, [part, ...rest]: Path, text: string): unknown {
  if (part === undefined) return text;
  if (Array.isArray(node)) return node.map((v, i) => (i === part ? withValue(v, rest, text) : v));
  if (typeof node !== "object" || node === null) return node;
  return { ...node, [part]: withValue(Reflect.get(node, part), rest, text) };
}

/** A path of zod without the symbols that YAML never has. */
export function plainPath(path: readonly PropertyKey[]): Path {
  return path.filter((part) => typeof part !== "symbol");
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
  record: "keys with values",
};

/** What is expected, where the schema has no words of its own. */
const expectedWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_type") return TYPE_WORDS[issue.expected] ?? issue.expected;
  if (issue.code === "invalid_value") {
    const words = issue.values.map(String);
    return words.length === 1 ? words.join("") : `one of ${words.join(", ")}`;
  }
  if (issue.code === "too_small") {
    return `${issue.inclusive ? "at least" : "above"} ${issue.minimum}${countOf(issue)}`;
  }
  if (issue.code === "too_big") {
    const { maximum: minimum, origin } = issue;
    return `${issue.inclusive ? "at most" : "below"} ${minimum}${countOf({ minimum, origin })}`;
  }
  return ANOTHER_VALUE;
};

/** Said of a value where nothing better is known. */
export const ANOTHER_VALUE = "another value";

interface Counted {
  readonly origin: string;
  readonly minimum: number | bigint;
}

function countOf({ origin, minimum }: Counted): string {
  const [one, more] = origin === "array" ? [" entry", " entries"] : [" character", " characters"];
  if (origin !== "array" && origin !== "string") return "";
  return Number(minimum) === 1 ? one : more;
}

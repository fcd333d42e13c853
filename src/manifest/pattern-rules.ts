import type { Path } from "../yaml/path.ts";
import { jsonPathsIn, type TextSpot } from "./json-path-rules.ts";
import type { Fault } from "./rules.ts";

const SLOW = {
  sentence: "this regular expression can take for ever: its repetitions match the same in two ways",
  hint: "write no repetition inside a repetition, and no alternatives that begin alike: `(a+)+` is `a+`",
};

/** Regular expressions of the smoke block that some answers keep busy for ever. */
export async function patternFaults(raw: unknown, path: Path): Promise<readonly Fault[]> {
  const spots = [...patternsIn(raw, path), ...jsonPathsIn(raw, path).flatMap(patternsOf)];
  if (spots.length === 0) return [];
  const { backtracks } = await import("../smoke/backtracking.ts");
  return spots.flatMap(({ text, ...at }) => (backtracks(text) ? [{ ...at, words: SLOW }] : []));
}

/** Values of `matches`, but for what cannot be read, which is said already. */
function patternsIn(raw: unknown, path: Path): readonly TextSpot[] {
  if (typeof raw !== "object" || raw === null) return [];
  return Object.entries(raw).flatMap(([key, value]) => {
    const below = [...path, Array.isArray(raw) ? Number(key) : key];
    const isPattern = key === "matches" && typeof value === "string" && isReadable(value);
    return isPattern ? [{ text: value, path: below, key: false }] : patternsIn(value, below);
  });
}

const FUNCTION = /\b(?:match|search)\(.*?,\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\)/g;

/** Patterns that a JSON path hands to its functions `match` and `search`. */
function patternsOf({ text, ...at }: TextSpot): readonly TextSpot[] {
  return [...text.matchAll(FUNCTION)].flatMap(([, one, other = ""]) => {
    const pattern = (one ?? other).replace(/\\(.)/g, "$1");
    return isReadable(pattern) ? [{ text: pattern, ...at }] : [];
  });
}

function isReadable(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

import { isPlainPath } from "../smoke/fields.ts";
import type { Path } from "../yaml/path.ts";
import type { Fault } from "./rules.ts";

/** JSON paths of the smoke block that cannot be read; their parser is loaded for unusual ones alone. */
export async function jsonPathFaults(raw: unknown, path: Path): Promise<readonly Fault[]> {
  const unusual = jsonPathsIn(raw, path).filter(({ text }) => !isPlainPath(text));
  if (unusual.length === 0) return [];
  const { pathProblem } = await import("../smoke/json-path.ts");
  return unusual.flatMap(({ text, ...at }) => {
    const problem = pathProblem(text);
    return problem === undefined ? [] : [{ ...at, words: { sentence: `${text}: ${problem}` } }];
  });
}

/** A text of the smoke block and where it stands. */
export interface TextSpot {
  readonly text: string;
  readonly path: Path;
  /** True where it is, or is in, the key itself. */
  readonly key: boolean;
}

/** Every JSON path. */
export function jsonPathsIn(raw: unknown, path: Path): readonly TextSpot[] {
  if (Array.isArray(raw)) return raw.flatMap((value, i) => jsonPathsIn(value, [...path, i]));
  if (typeof raw !== "object" || raw === null) return [];
  const isExpect = path.at(-1) === "json" && path.at(-2) === "expect";
  return Object.entries(raw).flatMap(([key, value]) => {
    const below = [...path, key];
    if (isExpect) return [{ text: key, path: below, key: true }];
    const isSave = path[1] === "checks" && path[3] === "save";
    if (isSave && path.length === 4 && typeof value === "string") {
      return [{ text: value, path: below, key: false }];
    }
    const isSaved = isSave && path.length === 5;
    const isSource = path.at(-1) === "version" || path.at(-1) === "commit" || isSaved;
    const isPath = key === "json" && isSource && typeof value === "string";
    return isPath ? [{ text: value, path: below, key: false }] : jsonPathsIn(value, below);
  });
}

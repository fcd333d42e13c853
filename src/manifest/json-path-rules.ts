import { isProbe } from "../health/options.ts";
import { isPlainPath } from "../smoke/fields.ts";
import type { Path } from "../yaml/path.ts";
import type { Fault } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** JSON paths of the smoke block that cannot be read; their parser is loaded for unusual ones alone. */
export async function jsonPathFaults(raw: unknown, path: Path): Promise<readonly Fault[]> {
  return pathFaults(jsonPathsIn(raw, path));
}

async function pathFaults(spots: readonly TextSpot[]): Promise<readonly Fault[]> {
  const unusual = spots.filter(({ text }) => !isPlainPath(text));
  if (unusual.length === 0) return [];
  const { pathProblem } = await import("../smoke/json-path.ts");
  return unusual.flatMap(({ text, ...at }) => {
    const problem = pathProblem(text);
    return problem === undefined ? [] : [{ ...at, words: { sentence: `${text}: ${problem}` } }];
  });
}

/** The same for the paths of signals that read JSON. */
export async function signalPathFaults({
  signals = [],
}: Manifest["health"]): Promise<readonly Fault[]> {
  const written = signals.flatMap((signal, i) => {
    if (isProbe(signal) || signal.source !== "json") return [];
    const { total, errors, value, time, baseline } = signal.json;
    const at = (...keys: readonly string[]): Path => ["health", "signals", i, "json", ...keys];
    const own = Object.entries({ total, errors, value, time });
    const beside = Object.entries(baseline ?? {});
    return [
      ...own.map(([key, text]) => ({ text, path: at(key) })),
      ...beside.map(([key, text]) => ({ text, path: at("baseline", key) })),
    ].flatMap(({ text, path }) => (text === undefined ? [] : [{ text, path }]));
  });
  return pathFaults(written.map((spot) => ({ ...spot, key: false })));
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

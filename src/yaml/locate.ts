import type { Place } from "../core/place.ts";
import { type Path, pathKey } from "./path.ts";
import type { YamlProblem } from "./problems.ts";
import { type ProblemWords, problemAt, type Range } from "./source.ts";
import type { Spot } from "./tree.ts";

type Spots = ReadonlyMap<string, Spot>;

/** The spot of a value, or of the nearest thing around it that the file holds. */
function spotAround(spots: Spots, path: Path): Spot | undefined {
  for (let length = path.length; length >= 0; length--) {
    const spot = spots.get(pathKey(path.slice(0, length)));
    if (spot !== undefined) return spot;
  }
  return undefined;
}

/** A problem with a value: points at the value itself. */
export function atValue(spots: Spots, path: Path, words: ProblemWords): YamlProblem {
  const parent = path.slice(0, -1);
  // where one word may stand for a list of one, the list's entry is the word
  const spot =
    spots.get(pathKey(path)) ?? (path.at(-1) === 0 ? spots.get(pathKey(parent)) : undefined);
  if (spot === undefined) return atKey(spots, path, words);
  return problemAt(spot.source, firstLine(spot), words);
}

/** A problem with a key, or with what is missing below it: points at the key. */
export function atKey(spots: Spots, path: Path, words: ProblemWords): YamlProblem {
  const spot = spotAround(spots, path);
  if (spot === undefined) throw new Error("a file without a root has no problems of its own");
  const [start] = spot.value;
  return problemAt(spot.source, spot.key ?? [start, start + 1], words);
}

/** A problem inside a text, by the offset of a piece of it in the file. */
export function atPiece(spot: Spot, range: Range, words: ProblemWords): YamlProblem {
  return problemAt(spot.source, range, words);
}

/**
 * Where something stands in the file; where it was not written, the block around it. A map or
 * list is pointed at by its key. Undefined where not even the block is there.
 */
export function placeOf(spots: Spots, path: Path): Place | undefined {
  if (path.length === 0) return undefined;
  const spot = spotAround(spots, path);
  if (spot === undefined || spot === spots.get(pathKey([]))) return undefined;
  return problemAt(spot.source, spot.key ?? spot.value, { sentence: "" }).place;
}

const firstLine = ({ source, value: [start, end] }: Spot): Range => {
  const stop = source.text.slice(start, end).search(/\r?\n/);
  return [start, stop === -1 ? end : start + stop];
};

import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { type Path, pathKey } from "./path.ts";
import type { YamlProblem } from "./problems.ts";
import { type ProblemWords, problemAt, type Range, restOfLine, type Source } from "./source.ts";
import { cutTrap, emptyTrap, grownKeyTrap, keyTrap, nodeTrap } from "./traps.ts";

/** Where a value stands, and how it was written. */
export interface Spot {
  readonly path: Path;
  readonly source: Source;
  readonly key: Range | undefined;
  readonly value: Range;
  /** Text of an unquoted scalar as it stands in the file. */
  readonly written: string | undefined;
}

/** A problem and the value that it spoils. */
export interface PlacedProblem {
  readonly path: Path;
  readonly problem: YamlProblem;
}

/** A file as plain data, with the place of everything in it. */
export interface Tree {
  readonly value: unknown;
  /** By `pathKey`. */
  readonly spots: ReadonlyMap<string, Spot>;
  readonly problems: readonly PlacedProblem[];
}

interface Reader {
  readonly source: Source;
  readonly spots: Map<string, Spot>;
  readonly problems: PlacedProblem[];
}

/** Plain data of a parsed file. What YAML would twist on the way becomes a problem. */
export function readTree(source: Source): Tree {
  const reader: Reader = { source, spots: new Map(), problems: [] };
  const root = source.document.contents;
  const value = isNode(root) ? readNode(reader, root, [], undefined) : null;
  return { value, spots: reader.spots, problems: reader.problems };
}

function readNode(reader: Reader, node: Node, path: Path, key: Range | undefined): unknown {
  const value = rangeOf(node);
  const written = isPlain(node) && node.source !== "" ? node.source : undefined;
  reader.spots.set(pathKey(path), { path, source: reader.source, key, value, written });
  report(reader, path, value, nodeTrap(node, reader.source.noun));
  if (isMap(node)) return readMap(reader, node, path);
  if (isSeq(node)) return readList(reader, node.items, path);
  if (isAlias(node) || !isScalar(node)) return null;
  const rest = restOfLine(reader.source, value[1]);
  const empty = isPlain(node) && (node.source ?? "") === "";
  if (empty) report(reader, path, key ?? value, emptyTrap(path, rest));
  else report(reader, path, value, cutTrap(rest));
  return node.value;
}

function readMap(reader: Reader, map: YAMLMap, path: Path): unknown {
  const object: Record<string, unknown> = {};
  const { noun } = reader.source;
  for (const pair of map.items) {
    const key = isNode(pair.key) ? pair.key : undefined;
    const name = isScalar(key) ? keyText(key) : "";
    const range = key === undefined ? rangeOf(map) : rangeOf(key);
    const below = [...path, name];
    const trap =
      keyTrap(key, name, { others: object, noun }) ??
      (map.flow === true ? grownKeyTrap(pair, name) : undefined);
    if (trap === undefined) object[name] = readValue(reader, pair.value, below, range);
    else report(reader, below, range, trap);
  }
  return object;
}

function readValue(reader: Reader, value: unknown, path: Path, key: Range): unknown {
  if (isNode(value)) return readNode(reader, value, path, key);
  report(reader, path, key, emptyTrap(path, restOfLine(reader.source, key[1])));
  return null;
}

function readList(reader: Reader, items: readonly unknown[], path: Path): readonly unknown[] {
  return items.map((item, i) =>
    isNode(item) ? readNode(reader, item, [...path, i], undefined) : null,
  );
}

function report(reader: Reader, path: Path, at: Range, words: ProblemWords | undefined): void {
  if (words !== undefined)
    reader.problems.push({ path, problem: problemAt(reader.source, at, words) });
}

const isPlain = (node: Node): node is Scalar => isScalar(node) && node.type === "PLAIN";

const rangeOf = (node: Node): Range => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];

const keyText = (node: Scalar): string =>
  isPlain(node) && node.source !== undefined ? node.source : String(node.value);

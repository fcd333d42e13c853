import { atKey } from "../yaml/locate.ts";
import { placeText, type YamlProblem } from "../yaml/problems.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { Spot } from "../yaml/tree.ts";
import { type PolicyRow, rowsFile } from "./row.ts";
import { checkRow } from "./row-rules.ts";

/** A policy file by its path below `policy/`. */
export type PolicyText = readonly [file: string, text: string];

/** Rows by id, as far as they are sound, and everything that is wrong with the files. */
interface Rows {
  readonly rows: Readonly<Record<string, PolicyRow>>;
  readonly problems: readonly YamlProblem[];
}

/** Reads files of rows; each row stands once in all of them together. */
export function readRows(files: readonly PolicyText[]): Rows {
  const found = files.map(readFile);
  const all = found.flatMap(({ rows }) => rows);
  const repeated = all.flatMap((row, i) => {
    const first = all.findIndex(({ id }) => id === row.id);
    return first < i ? twice(row, all[first]) : [];
  });
  return {
    rows: Object.fromEntries(all.map(({ id, row }) => [id, row])),
    problems: [...found.flatMap(({ problems }) => problems), ...repeated],
  };
}

interface Found {
  readonly id: string;
  readonly row: PolicyRow;
  readonly spots: ReadonlyMap<string, Spot>;
}

function readFile([file, text]: PolicyText): {
  readonly rows: readonly Found[];
  readonly problems: readonly YamlProblem[];
} {
  const read = readYaml(rowsFile, { file, text, noun: "policy" });
  if (!read.ok) return { rows: [], problems: read.problems };
  const { spots } = read;
  const checked = Object.entries(read.value).map(([id, row]) => checkRow({ id, ...row }, spots));
  return {
    rows: checked.map(({ row }) => ({ id: row.id, row, spots })),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

function twice({ id, spots }: Found, first: Found | undefined): readonly YamlProblem[] {
  if (first === undefined) return [];
  const { place } = atKey(first.spots, [id], { sentence: "" });
  const sentence = `${id} stands in ${placeText(place)} already`;
  return [atKey(spots, [id], { sentence, hint: "keep one of them" })];
}

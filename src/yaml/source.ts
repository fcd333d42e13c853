import { type Document, LineCounter, parseDocument } from "yaml";
import type { YamlProblem } from "./problems.ts";

/** Offsets of a piece of the file, end exclusive. */
export type Range = readonly [start: number, end: number];

/** What a file is called in sentences about it. */
export type Noun = "manifest" | "policy" | "workflow";

/** A YAML file with its syntax tree. */
export interface Source {
  /** As it is named in problems. */
  readonly file: string;
  readonly noun: Noun;
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** What a problem says besides its place. */
export type ProblemWords = Pick<YamlProblem, "sentence" | "expected" | "hint">;

// These files are written by hand; the limit is far above any and keeps parsing fast.
const MOST_CHARACTERS = 1_000_000;

/** Parses YAML 1.2; problems of syntax stay in `document`. `merge`: keys `<<` are followed. */
export function readSource(
  file: string,
  text: string,
  { noun, merge = false }: { readonly noun: Noun; readonly merge?: boolean },
): Source {
  const lines = new LineCounter();
  const document = parseDocument(text.slice(0, MOST_CHARACTERS), {
    lineCounter: lines,
    prettyErrors: false,
    version: "1.2",
    merge,
  });
  return { file, noun, text, document, lines };
}

/** True when a file was longer than any that is written by hand. */
export function isTooLong(source: Source): boolean {
  return source.text.length > MOST_CHARACTERS;
}

/** A problem at a piece of the file. */
export function problemAt(source: Source, [start, end]: Range, words: ProblemWords): YamlProblem {
  const { line, col } = source.lines.linePos(start);
  const row = Math.max(1, line);
  const excerpt = lineOf(source, row);
  const place = { file: source.file, line: row, column: Math.max(1, col) };
  const width = Math.max(1, Math.min(end - start, excerpt.length - place.column + 1));
  return { place, width, excerpt, ...words };
}

/** The text of a line, counted from 1, without its line break. */
export function lineOf(source: Source, row: number): string {
  const start = source.lines.lineStarts[row - 1] ?? 0;
  const end = source.text.indexOf("\n", start);
  return source.text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}

/** What stands between an offset and the end of its line. */
export function restOfLine(source: Source, offset: number): string {
  const end = source.text.indexOf("\n", offset);
  return source.text.slice(offset, end === -1 ? undefined : end).replace(/\r$/, "");
}

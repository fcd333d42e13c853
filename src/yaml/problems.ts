import type { Place } from "../core/place.ts";
import { line } from "../core/text.ts";

/** Something in a YAML file that its author has to change. All texts are plain and unescaped. */
export interface YamlProblem {
  readonly place: Place;
  /** Characters to underline, at least 1. */
  readonly width: number;
  /** The whole line that the place points at. */
  readonly excerpt: string;
  /** What is wrong, no full stop. */
  readonly sentence: string;
  /** What would be right. */
  readonly expected?: string | undefined;
  /** What to do. */
  readonly hint?: string | undefined;
}

const EXCERPT_LENGTH = 120;

/** In the order of the file, each said once. */
export function sortProblems(problems: readonly YamlProblem[]): readonly YamlProblem[] {
  const said = new Set<string>();
  return problems
    .toSorted(
      (a, b) =>
        a.place.file.localeCompare(b.place.file, "en") ||
        a.place.line - b.place.line ||
        a.place.column - b.place.column,
    )
    .filter((problem) => {
      const key = `${placeText(problem.place)} ${problem.sentence}`;
      return !said.has(key) && said.add(key);
    });
}

/** `release.yml:9:13`. */
export function placeText({ file, line: row, column }: Place): string {
  return `${file}:${row}:${column}`;
}

/** A problem as lines for a terminal: where and what, the source line with a caret, what to do. */
export function renderProblem(problem: YamlProblem): readonly string[] {
  const { place, sentence, expected, hint } = problem;
  return [
    `${line(placeText(place))}  ${line(sentence)}`,
    ...excerptLines(problem),
    ...(expected === undefined ? [] : [`  expected: ${line(expected)}`]),
    ...(hint === undefined ? [] : [`  hint: ${line(hint)}`]),
  ];
}

/** All problems, with an empty line between two. */
export function renderProblems(problems: readonly YamlProblem[]): readonly string[] {
  return problems.flatMap((problem, i) => [...(i === 0 ? [] : [""]), ...renderProblem(problem)]);
}

function excerptLines({ place, width, excerpt }: YamlProblem): readonly string[] {
  if (excerpt.trim() === "") return [];
  const start = Math.max(0, place.column - 1 - EXCERPT_LENGTH / 2);
  const before = keepColumns(excerpt.slice(start, place.column - 1));
  const from = keepColumns(excerpt.slice(place.column - 1, start + EXCERPT_LENGTH));
  const gutter = ` ${place.line} | `;
  const carets = Math.max(1, Math.min(width, from.trimEnd().length));
  return [
    `${gutter}${before}${from}`.trimEnd(),
    `${" ".repeat(gutter.length - 2)}| ${" ".repeat(before.length)}${"^".repeat(carets)}`,
  ];
}

/** `line` for a part of a source line: words are made harmless, spaces stay where they are. */
function keepColumns(text: string): string {
  return text.replace(/\s/gu, " ").replace(/[^ ]+/gu, line);
}

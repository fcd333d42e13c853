import { codeProblems } from "../expressions/lookups.ts";
import { cutTemplate } from "../expressions/template.ts";
import { isPlaceholder } from "../health/placeholders.ts";
import { atPiece, atValue } from "../yaml/locate.ts";
import { type Path, pathKey } from "../yaml/path.ts";
import type { ProblemWords, Range } from "../yaml/source.ts";
import type { PlacedProblem, Spot } from "../yaml/tree.ts";
import { savedFor } from "./saved-names.ts";
import type { Template } from "./templates.ts";

type Spots = ReadonlyMap<string, Spot>;

/** What is wrong with the expressions of a manifest as far as that can be known without values. */
export function expressionProblems(
  templates: readonly Template[],
  spots: Spots,
  raw: unknown,
): readonly PlacedProblem[] {
  return templates.flatMap(({ path, text }) => {
    const at = (nth: number, column: number, words: ProblemWords): PlacedProblem => ({
      path,
      problem: problemInside(spots, path, { nth, column, words }),
    });
    const cut = cutTemplate(text);
    if (!cut.ok) {
      const nth = text.slice(0, cut.offset).split("${{").length - 1;
      return [at(nth, -3, { sentence: "the expression has no closing }}" })];
    }
    return cut.pieces
      .filter((piece) => piece.kind === "expression")
      .flatMap(({ code }, nth) => {
        if (isSignal(path) && isPlaceholder(code)) return [];
        return codeProblems(code, standingOf(path, raw)).map(({ column, ...words }) =>
          at(nth, column, words),
        );
      });
  });
}

/** A signal may hold words that each look fills in: they look like expressions, and are none. */
const isSignal = ([block, key]: Path): boolean => block === "health" && key === "signals";

const standingOf = (path: Path, raw: unknown) => ({
  inPlace: isPutInPlace(path),
  beforeRelease: path[0] === "environments",
  inNotice: path[0] === "notify" && (path[2] === "body" || path[2] === "headers"),
  saved: savedFor(path, raw),
});

const isPutInPlace = ([first, second]: Path): boolean =>
  first === "deploy" || (first === "smoke" && second === "ready");

/** Points at a column of the n-th expression of a text, as far as the file shows the text as it is. */
function problemInside(
  spots: Spots,
  path: Path,
  {
    nth,
    column,
    words,
  }: { readonly nth: number; readonly column: number; readonly words: ProblemWords },
) {
  const spot = spots.get(pathKey(path));
  if (spot === undefined) return atValue(spots, path, words);
  const [start, end] = spot.value;
  const before = spot.source.text
    .slice(start, end)
    .split("${{")
    .slice(0, nth + 1)
    .join("${{");
  const from = start + before.length + 3 + column;
  return from < end ? atPiece(spot, wordAt(spot, from), words) : atValue(spots, path, words);
}

function wordAt({ source, value }: Spot, from: number): Range {
  const word = /^\s*(\$\{\{|[\w.-]+|\S)?/.exec(source.text.slice(from, value[1]))?.[0] ?? "";
  const start = from + (word.length - word.trimStart().length);
  return [start, from + Math.max(1, word.length)];
}

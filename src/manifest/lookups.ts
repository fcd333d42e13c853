import {
  CONTEXT_NAMES,
  CONTEXTS,
  type ContextName,
  isReserved,
  LATER_CONTEXTS,
} from "./contexts.ts";
import { atPiece, atValue } from "./locate.ts";
import { nearest } from "./nearest.ts";
import { type Path, pathKey } from "./path.ts";
import type { ProblemWords, Range } from "./source.ts";
import { type LookUp, lookUps, parseExpression } from "./syntax-tree.ts";
import { cutTemplate, hasExpression } from "./template.ts";
import type { PlacedProblem, Spot } from "./tree.ts";

type Spots = ReadonlyMap<string, Spot>;

/** What is wrong with the expressions of a manifest as far as that can be known without values. */
export function expressionProblems(raw: unknown, spots: Spots): readonly PlacedProblem[] {
  return templatesIn(raw, []).flatMap(({ path, text }) => {
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
      .flatMap(({ code }, nth) =>
        codeProblems(code, path).map(({ column, words }) => at(nth, column, words)),
      );
  });
}

/** Contexts that are known before there is a release: an address is needed to find it. */
const BEFORE_RELEASE: readonly string[] = ["github", "env", "secrets"];

interface Template {
  readonly path: Path;
  readonly text: string;
}

function templatesIn(value: unknown, path: Path): readonly Template[] {
  if (typeof value === "string") return hasExpression(value) ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => templatesIn(item, [...path, i]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => templatesIn(item, [...path, key]));
}

interface Said {
  readonly column: number;
  readonly words: ProblemWords;
}

function codeProblems(code: string, path: Path): readonly Said[] {
  const parsed = parseExpression(code, [...CONTEXT_NAMES, ...LATER_CONTEXTS]);
  if (!parsed.ok) {
    const hint = `contexts: ${CONTEXT_NAMES.join(", ")}; functions and operators are those of GitHub Actions`;
    const words = { sentence: `not a valid expression: ${parsed.message}`, hint };
    return [{ column: parsed.column, words }];
  }
  return lookUps(parsed.tree).flatMap((use) => {
    const words = useProblem(use, path);
    return words === undefined ? [] : [{ column: use.column, words }];
  });
}

function useProblem({ context, key }: LookUp, path: Path): ProblemWords | undefined {
  if (LATER_CONTEXTS.includes(context)) {
    return { sentence: `release-gate does not act on \`${context}\` in expressions yet` };
  }
  const known = CONTEXTS[context as ContextName]; // the parser knows no other context
  if (known === "any") return ownNameProblem(context, key);
  if (context === "target" && !isPutInPlace(path)) {
    const hint = "use `release`, or the key below `deploy` or `smoke.ready`";
    return { sentence: "`target` is known only while something is put in place", hint };
  }
  if (path[0] === "environments" && !BEFORE_RELEASE.includes(context)) {
    const hint = `use ${BEFORE_RELEASE.join(", ")}`;
    return { sentence: `\`${context}\` is not known yet where addresses are read`, hint };
  }
  const keys: readonly string[] = known;
  if (key === undefined || keys.includes(key.toLowerCase())) return undefined;
  const best = nearest(key, keys);
  return {
    sentence: `unknown key "${key}" in the context \`${context}\``,
    expected: `one of ${keys.join(", ")}`,
    ...(best === undefined ? {} : { hint: `did you mean "${best}"?` }),
  };
}

function ownNameProblem(context: string, key: string | undefined): ProblemWords | undefined {
  if (key === undefined) {
    const hint = `write ${context}.NAME: only single values can be read`;
    return { sentence: `\`${context}\` cannot be read as a whole`, hint };
  }
  if (!isReserved(key)) return undefined;
  const hint = "hand the value in under a name of your own";
  return { sentence: `${context}.${key} is not readable: the runner keeps this name`, hint };
}

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

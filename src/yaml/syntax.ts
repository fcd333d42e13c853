import {
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
  type YAMLWarning,
} from "yaml";
import type { YamlProblem } from "./problems.ts";
import {
  isTooLong,
  lineOf,
  type Noun,
  type ProblemWords,
  problemAt,
  type Range,
  type Source,
} from "./source.ts";
import { DUPLICATE_KEY, QUOTE_HASH } from "./traps.ts";

/** What the YAML parser has to say about a file; the first of each line, the rest follows from it. */
export function syntaxProblems(source: Source): readonly YamlProblem[] {
  const { errors, warnings, directives } = source.document;
  const seen = new Set<number>();
  const others = [...errors, ...warnings].filter(
    ({ code, message }, i) => code !== "TAG_RESOLVE_FAILED" && !(i > 0 && ECHO.test(message)),
  );
  const said = withoutEchoes(others).flatMap((error) => {
    const open = unclosed(source, error);
    const at = open ?? placeOfError(source, error);
    const row = source.lines.linePos(at[0]).line;
    if (seen.has(row)) return [];
    seen.add(row);
    const said = open === undefined ? words(source, error, at) : unclosedWords(source, open);
    return [problemAt(source, at, said)];
  });
  const own = [
    ...(isTooLong(source) ? [{ sentence: `the file is longer than a ${source.noun} can be` }] : []),
    ...(directives?.yaml.explicit === true
      ? [{ sentence: "a %YAML directive changes how values are read", hint: "leave the line out" }]
      : []),
  ];
  return [...said, ...own.map((w) => problemAt(source, [0, 1], w))];
}

/** Said of what follows a mistake that was told already. */
const ECHO = /^Unexpected .* token in YAML stream/;

/** Mistakes that are told of a file that cannot be read: most of what follows is their echo. */
const MOST_UNREADABLE = 3;

function withoutEchoes<E extends YAMLParseError | YAMLWarning>(all: readonly E[]): readonly E[] {
  const breaks = all.filter(({ code }) => code !== "DUPLICATE_KEY");
  const kept = new Set(breaks.slice(0, MOST_UNREADABLE));
  return all.filter((error) => error.code === "DUPLICATE_KEY" || kept.has(error));
}

/** Where the parser stopped; where nothing stands there any more, the end of what stands before. */
function placeOfError({ text }: Source, { pos }: YAMLParseError | YAMLWarning): Range {
  const [start, end] = pos;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const rest = text.slice(lineStart).split("\n")[0] ?? "";
  if (rest.trim() !== "" || lineStart === 0) return [start, end];
  const last = text.slice(0, lineStart).trimEnd().length;
  return [Math.max(0, last - 1), last];
}

function words(source: Source, error: YAMLParseError | YAMLWarning, [start]: Range): ProblemWords {
  const known = KNOWN[error.code]?.(source.noun);
  if (known !== undefined) return known;
  const [stray] = /(?<=in YAML stream: ")[}\]]/.exec(error.message) ?? [];
  if (stray !== undefined) {
    const hint = "remove it, or quote the text that it belongs to";
    return { sentence: `this ${stray} closes nothing`, hint };
  }
  const { line, col } = source.lines.linePos(start);
  const sentence = `not valid YAML: ${lowerFirst(error.message)}`;
  const text = lineOf(source, line);
  if (error.code !== "BAD_SCALAR_START") return { sentence, hint: hintFor(text) };
  return { sentence, hint: `quote a value that begins with \`${text.charAt(col - 1)}\`` };
}

/** True when the file can be read although something in it is wrong. */
export function isReadable({ document }: Source): boolean {
  const harmless = new Set<string>(["DUPLICATE_KEY", "TAG_RESOLVE_FAILED"]);
  return document.errors.every((error) => harmless.has(error.code));
}

/** Errors whose words of the parser's own would not help. */
const KNOWN: Partial<Record<YAMLParseError["code"], (noun: Noun) => ProblemWords>> = {
  DUPLICATE_KEY: () => DUPLICATE_KEY,
  MULTIPLE_DOCS: () => ({
    sentence: "a second YAML document begins here",
    expected: "one document in the file",
    hint: "remove the line `---`",
  }),
  TAB_AS_INDENT: () => ({
    sentence: "a tab is used as indentation",
    hint: "indent with spaces: YAML does not allow tabs",
  }),
  BLOCK_AS_IMPLICIT_KEY: () => ({
    sentence: "a colon followed by a space makes a key here, inside another value",
    hint: "quote the value, or indent the line like its neighbours",
  }),
  BLOCK_IN_FLOW: () => ({
    sentence: "a key begins here in the middle of an entry",
    hint: "write a comma between two entries of { } or [ ], or quote the text",
  }),
  RESOURCE_EXHAUSTION: (noun) => ({
    sentence: `the file is nested more deeply than a ${noun} can be`,
  }),
  BAD_ALIAS: (noun) => ({
    sentence: `\`*\` starts a YAML alias, which a ${noun} cannot hold`,
    hint: "quote the value if the `*` belongs to it",
  }),
};

/** Where the bracket or the quotation mark stands that nothing closes; undefined for other mistakes. */
function unclosed(
  { document }: Source,
  { message, pos: [end] }: YAMLParseError | YAMLWarning,
): Range | undefined {
  const isQuote = message.startsWith("Missing closing ");
  if (!isQuote && !/ must .*end with a [}\]]$/.test(message)) return undefined;
  let start: number | undefined;
  const look = (_: unknown, { range }: Scalar | YAMLMap | YAMLSeq): void => {
    if (range?.[1] === end) start = range[0]; // the innermost comes last
  };
  visit(document, isQuote ? { Scalar: look } : { Collection: look });
  return start === undefined ? undefined : [start, start + 1];
}

/** What each mark begins, and the mark that ends it. */
const MARKS: Readonly<Record<string, readonly [what: string, closing: string]>> = {
  "{": ["map", "}"],
  "[": ["list", "]"],
  '"': ["text", '"'],
  "'": ["text", "'"],
};

function unclosedWords(source: Source, [start]: Range): ProblemWords {
  const mark = source.text.charAt(start);
  const [what, closing] = MARKS[mark] ?? ["value", mark];
  const hint = hintFor(lineOf(source, source.lines.linePos(start).line));
  return {
    sentence: `the ${what} that begins with ${mark} has no closing ${closing}`,
    hint: hint ?? `write ${closing} where the ${what} ends`,
  };
}

function hintFor(text: string): string | undefined {
  if (/[{[][^'"]*\$\{\{/.test(text)) return "quote an expression that stands inside { } or [ ]";
  if (/[{,]\s*[$\w.-]+\[[^\]]*\][^\s,}]*:/.test(text)) {
    return 'quote a key that contains [ inside { }, such as "$.items[0].id"';
  }
  return /[{[].*\s#/.test(text) ? QUOTE_HASH : undefined;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

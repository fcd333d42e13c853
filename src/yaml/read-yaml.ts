import type * as z from "zod";
import { issueProblems } from "./issues.ts";
import { isWithin } from "./path.ts";
import type { YamlProblem } from "./problems.ts";
import { readWith } from "./read-with.ts";
import { type Noun, problemAt, readSource } from "./source.ts";
import { isReadable, syntaxProblems } from "./syntax.ts";
import { readTree, type Spot } from "./tree.ts";

/** What a file holds, with the place of everything in it; or everything that is wrong with it. */
type YamlRead<T> =
  | { readonly ok: true; readonly value: T; readonly spots: ReadonlyMap<string, Spot> }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

interface YamlText {
  /** As it is named in problems. */
  readonly file: string;
  readonly text: string;
  readonly noun: Noun;
}

/** Reads a file with a schema. Traps of YAML come before what the schema says of their echo. */
export function readYaml<S extends z.ZodType>(
  schema: S,
  { file, text, noun }: YamlText,
): YamlRead<z.output<S>> {
  const source = readSource(file, text, { noun });
  const syntax = syntaxProblems(source);
  if (!isReadable(source)) return { ok: false, problems: syntax };
  if (source.document.contents === null) {
    return {
      ok: false,
      problems: [problemAt(source, [0, 0], { sentence: `the ${noun} is empty` })],
    };
  }
  const { value: data, spots, problems: traps } = readTree(source);
  const read = readWith(schema, data, spots);
  const refused = read.ok ? [] : issueProblems({ schema, raw: read.raw, spots }, read.issues);
  const echoless = refused.filter(({ path }) => !traps.some((trap) => isWithin(path, trap.path)));
  const problems = [...syntax, ...[...traps, ...echoless].map(({ problem }) => problem)];
  return read.ok && problems.length === 0
    ? { ok: true, value: read.value, spots }
    : { ok: false, problems };
}

import type { Place } from "../core/place.ts";
import { placeOf } from "./locate.ts";
import type { Path } from "./path.ts";
import type { YamlProblem } from "./problems.ts";
import { isTooLong, type Noun, problemAt, readSource, type Source } from "./source.ts";
import { readTree } from "./tree.ts";

/** What a file of somebody else holds, with the places of what stands in it. */
type PlainRead =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** What comes from an alias or a merge key is placed where it is used. */
      readonly place: (path: Path) => Place | undefined;
    }
  | { readonly ok: false; readonly problem: YamlProblem };

/** Reads a file as any reader of YAML does: anchors, aliases, tags and merge keys are followed. */
export function readPlain(file: string, text: string, noun: Noun): PlainRead {
  const source = readSource(file, text, { noun, merge: true });
  const fault = faultOf(source);
  if (fault !== undefined) return { ok: false, problem: fault };
  const value = plainValue(source);
  if (!value.ok) return { ok: false, problem: problemAt(source, [0, 1], { sentence: value.why }) };
  const { spots } = readTree(source);
  return { ok: true, value: value.value, place: (path) => placeOf(spots, path) };
}

function faultOf(source: Source): YamlProblem | undefined {
  if (isTooLong(source)) {
    return problemAt(source, [0, 1], {
      sentence: `the file is longer than a ${source.noun} can be`,
    });
  }
  const [error] = source.document.errors;
  return error && problemAt(source, error.pos, { sentence: `not valid YAML: ${error.message}` });
}

function plainValue({
  document,
}: Source):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: string } {
  try {
    return { ok: true, value: document.toJS() };
  } catch (error) {
    // an alias to nothing, or more aliases than a file that is written by hand can have
    if (error instanceof ReferenceError) return { ok: false, why: error.message };
    throw error;
  }
}

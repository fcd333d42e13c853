import { Problem } from "../core/problem.ts";
import { placeText, sortProblems, type YamlProblem } from "../yaml/problems.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { type PolicySource, policyLists } from "./lists.ts";
import type { Policies } from "./policies.ts";
import { policyFile } from "./policy-file.ts";
import { type PolicyText, readRows } from "./read-rows.ts";

/** Texts of policy files by their path below `policy/`: `guide.yml`, `rows/plan.yml`. */
export type PolicyTexts = Readonly<Record<string, string>>;

/** Reads rows and policies. All problems come in one go, each with its place. */
export function readPolicies(
  texts: PolicyTexts,
):
  | { readonly ok: true; readonly value: Policies }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] } {
  const files = Object.entries(texts);
  const { rows, problems } = readRows(files.filter(isRows));
  const lists = files.filter((file) => !isRows(file)).map(readList);
  const sound = lists.flatMap(({ source }) => source ?? []);
  // Without all rows every list would seem to name some that do not exist.
  const known = problems.length > 0 ? undefined : Object.keys(rows);
  const checked = policyLists(new Map(sound.map((source) => [source.name, source])), known);
  const all = [...problems, ...lists.flatMap((list) => list.problems), ...checked.problems];
  return all.length > 0
    ? { ok: false, problems: sortProblems(all) }
    : { ok: true, value: { rows, lists: checked.value } };
}

/**
 * The product's own policies, from the files in which they are written.
 * @throws Problem when they cannot be used
 */
export function ownPolicies(texts: PolicyTexts): Policies {
  const read = readPolicies(texts);
  if (read.ok) return read.value;
  const [first] = read.problems;
  const what = first === undefined ? "" : `: ${placeText(first.place)} ${first.sentence}`;
  throw new Problem({
    code: "manifest-invalid",
    sentence: `the policies of this installation cannot be used${what}`,
    remedy: "install release-gate again: its own files are damaged",
    place: first?.place,
  });
}

const isRows = ([file]: PolicyText): boolean => file.startsWith("rows/");

function readList([file, text]: PolicyText): {
  readonly source?: PolicySource;
  readonly problems: readonly YamlProblem[];
} {
  const read = readYaml(policyFile, { file, text, noun: "policy" });
  if (!read.ok) return { problems: read.problems };
  const name = file.replace(/\.ya?ml$/, "");
  return { source: { name, list: read.value, spots: read.spots }, problems: [] };
}

import { Problem } from "../core/problem.ts";
import { placeText, sortProblems, type YamlProblem } from "../yaml/problems.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { type PolicySource, policyLists } from "./lists.ts";
import { type PolicyFile, policyFile } from "./policy-file.ts";
import { type PolicyText, readRows } from "./read-rows.ts";
import type { PolicyRow } from "./row.ts";

/** Texts of policy files by their path below `policy/`: `guide.yml`, `rows/plan.yml`. */
export type PolicyTexts = Readonly<Record<string, string>>;

/** Every row once, and every policy as a list of ids. Plain data. */
export interface Policies {
  readonly rows: Readonly<Record<string, PolicyRow>>;
  /** By name, with the ids of what a policy extends before its own. */
  readonly lists: Readonly<Record<string, Pick<PolicyFile, "defaults" | "requirements">>>;
}

/** One policy with its rows. */
export interface Policy {
  readonly name: string;
  /** Milliseconds. */
  readonly defaults: PolicyFile["defaults"];
  readonly requirements: readonly PolicyRow[];
}

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
 * The policies that ship with the product.
 * @throws Problem when they cannot be used
 */
export function shippedPolicies(texts: PolicyTexts): Policies {
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

/** A policy with its rows; undefined where none has the name. */
export function policyOf({ rows, lists }: Policies, name: string): Policy | undefined {
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list === undefined) return undefined;
  const { defaults, requirements } = list;
  return { name, defaults, requirements: requirements.flatMap((id) => rows[id] ?? []) };
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

import type * as z from "zod";
import { meant } from "../core/meant.ts";
import { line } from "../core/text.ts";
import { atKey, atValue } from "./locate.ts";
import { type Path, pathKey, pathText, valueAt } from "./path.ts";
import { ANOTHER_VALUE, plainPath } from "./read-with.ts";
import { knownKeys } from "./shape.ts";
import type { ProblemWords } from "./source.ts";
import type { PlacedProblem, Spot } from "./tree.ts";

/** Data that was read with a schema, and where its pieces stand. */
interface Reading {
  readonly schema: z.ZodType;
  readonly raw: unknown;
  readonly spots: ReadonlyMap<string, Spot>;
  /** Path of the data in the file; default: the data is the file. */
  readonly base?: Path | undefined;
  /** What the schema itself cannot say. */
  readonly words?: SchemaWords | undefined;
}

/** Words of whoever owns the schema. */
export interface SchemaWords {
  /** Words for a key that is known and not acted on; undefined for any other key. */
  readonly laterKey?: ((path: Path) => ProblemWords | undefined) | undefined;
  /** The same for a value. */
  readonly laterValue?: ((path: Path, value: unknown) => ProblemWords | undefined) | undefined;
  /** How keys look that the file cannot do without, by name. */
  readonly examples?: Readonly<Record<string, string>> | undefined;
}

/** What a schema says about data, as problems with places. */
export function issueProblems(
  reading: Reading,
  issues: readonly z.core.$ZodIssue[],
  below: Path = [],
): readonly PlacedProblem[] {
  return issues.flatMap((issue) => {
    const path = [...below, ...plainPath(issue.path)];
    if (isMeantForLater(reading, path, { issues, below })) return [];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => unknownKey(reading, path, key));
    }
    if (issue.code === "invalid_key") return [invalidKey(reading, path, issue)];
    if (issue.code === "invalid_union") {
      const branch = bestBranch(issue, valueAt(reading.raw, path));
      if (branch !== undefined && !isSaidBetter(issue, branch)) {
        const lacking = keysOfAnyWay(issue, valueAt(reading.raw, path));
        const rest = branch.filter((i) => lacking.length === 0 || !isMissing(i, lacking));
        const none = lacking.length === 0 ? [] : [noWay(reading, path, issue, lacking)];
        return [...none, ...issueProblems(reading, rest, path)];
      }
    }
    return [valueProblem(reading, path, issue)];
  });
}

/** A key that is missing only because a later one stands in its place. */
function isMeantForLater(
  { raw, words }: Reading,
  path: Path,
  { issues, below }: { readonly issues: readonly z.core.$ZodIssue[]; readonly below: Path },
): boolean {
  const parent = path.slice(0, -1);
  if (path.length === 0 || valueAt(raw, path) !== undefined) return false;
  return issues.some(
    (other) =>
      other.code === "unrecognized_keys" &&
      pathKey([...below, ...plainPath(other.path)]) === pathKey(parent) &&
      parent.length > 0 &&
      other.keys.some((key) => words?.laterKey?.([...parent, key]) !== undefined),
  );
}

function unknownKey(
  { schema, raw, spots, base = [], words: own }: Reading,
  within: Path,
  key: string,
): PlacedProblem {
  const parent = [...base, ...within];
  const path = [...parent, key];
  const known = knownKeys(schema, within, { unknown: key, written: valueAt(raw, within) }) ?? [];
  const words = own?.laterKey?.(path) ?? {
    sentence: `unknown key "${key}"${parent.length === 0 ? "" : ` in ${nameOf(spots, parent)}`}`,
    ...(known.length === 0 ? {} : { expected: `one of ${known.join(", ")}` }),
    ...meant(key, known),
  };
  return { path, problem: atKey(spots, path, words) };
}

function invalidKey(
  { spots, base = [] }: Reading,
  below: Path,
  issue: z.core.$ZodIssueInvalidKey,
): PlacedProblem {
  const path = [...base, ...below];
  const sentence = `"${String(path.at(-1))}" is not allowed as a key in ${nameOf(spots, path.slice(0, -1))}`;
  return { path, problem: atKey(spots, path, { sentence, expected: issue.issues[0]?.message }) };
}

function valueProblem(
  { schema, raw, spots, base = [], words: own }: Reading,
  below: Path,
  issue: z.core.$ZodIssue,
): PlacedProblem {
  const path = [...base, ...below];
  const value = valueAt(raw, below);
  const name = path.at(-1);
  if (value === undefined && typeof name === "string" && issue.code !== "custom") {
    const parent = path.slice(0, -1);
    const sentence = `${nameOf(spots, parent)} has no key "${name}"`;
    const expected = own?.examples?.[name] ?? `${name}: ${expectation(issue)}`;
    return { path, problem: atKey(spots, parent, { sentence, expected }) };
  }
  const words: ProblemWords =
    own?.laterValue?.(path, value) ??
    (issue.code === "custom"
      ? { sentence: `${nameOf(spots, path)}: ${issue.message}` }
      : {
          sentence: `${nameOf(spots, path)} is ${shown(value)}`,
          expected: `${expectation(issue)}${keysIn(schema, below, issue)}`,
          ...valueHint(value, issue),
        });
  return { path, problem: atValue(spots, path, words) };
}

/** A path in words; the root is what the file is. */
function nameOf(spots: Reading["spots"], path: Path): string {
  return pathText(path, spots.get(pathKey([]))?.source.noun);
}

/** What is expected; of a union without words of its own, each way it could have been. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union" || issue.message !== ANOTHER_VALUE) return issue.message;
  const ways = issue.errors.flatMap((branch) => branch.filter(isWrongKind).map((i) => i.message));
  return ways.length === 0 ? issue.message : [...new Set(ways)].join(" or ");
}

/** The keys that a map may have, where the value is no map. */
function keysIn(schema: z.ZodType, path: Path, issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_type" || issue.expected !== "object") return "";
  const known = knownKeys(schema, path) ?? [];
  return known.length === 0 ? "" : `: ${known.join(", ")}`;
}

function valueHint(value: unknown, issue: z.core.$ZodIssue): { readonly hint?: string } {
  if (value === null) return { hint: 'quote "null" if it is text, or leave the key out' };
  if (typeof value !== "string") return {};
  if (issue.code === "invalid_value") return meant(value, issue.values.map(String));
  if (value.includes("${{"))
    return { hint: "write the value itself: an expression is not allowed here" };
  // A schema with words of its own has said how its list looks.
  if (issue.message === "a list" && /^@?[\w./-]+$/.test(value)) {
    return { hint: `write a list: [${value.startsWith("@") ? `"${value}"` : value}]` };
  }
  const wantsBoolean = issue.code === "invalid_type" && issue.expected === "boolean";
  return wantsBoolean && /^(yes|no|on|off|y|n|true|false)$/i.test(value)
    ? { hint: "write true or false, without quotes" }
    : {};
}

/** A value in a sentence. */
function shown(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map of keys";
  return typeof value === "string" ? `"${line(value)}"` : String(value);
}

/** The reading of a union that the author most probably meant: the one whose keys fit furthest. */
function bestBranch(
  issue: z.core.$ZodIssueInvalidUnion,
  value: unknown,
): readonly z.core.$ZodIssue[] | undefined {
  const begun = issue.errors.filter((branch) => !branch.some((i) => isWrongKind(i)));
  if (begun.length === 0) return issue.errors.length === 1 ? issue.errors[0] : undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return begun[0];
  const costs = new Map(begun.map((branch) => [branch, costOf(branch, value)]));
  const [best] = begun.toSorted((a, b) => compare(costs.get(a) ?? [], costs.get(b) ?? []));
  return best;
}

const isMissing = ({ path }: z.core.$ZodIssue, keys: readonly string[]): boolean =>
  path.length === 1 && keys.includes(String(path[0]));

/** The keys of which a map has none, where one of each reading is missing and no reading fits better. */
function keysOfAnyWay(issue: z.core.$ZodIssueInvalidUnion, value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const ways = issue.errors.map((branch) => branch.filter((i) => isAbsent(i, value)));
  const costs = new Set(issue.errors.map((branch) => costOf(branch, value)[0]));
  if (ways.length < 2 || costs.size > 1 || ways.some(({ length }) => length !== 1)) return [];
  return [...new Set(ways.flat().map(({ path }) => String(path[0])))];
}

const isAbsent = ({ path }: z.core.$ZodIssue, value: object): boolean =>
  path.length === 1 && valueAt(value, plainPath(path)) === undefined;

function noWay(
  { spots, base = [] }: Reading,
  below: Path,
  { message }: z.core.$ZodIssueInvalidUnion,
  keys: readonly string[],
): PlacedProblem {
  const path = [...base, ...below];
  const sentence = `${nameOf(spots, path)} has none of the keys ${keys.join(", ")}`;
  const expected = message === ANOTHER_VALUE ? "one of them" : message;
  return { path, problem: atValue(spots, path, { sentence, expected }) };
}

/** Keys that are wrong or missing, then how soon one is wrong, then whatever is wrong. */
function costOf(branch: readonly z.core.$ZodIssue[], value: object): readonly number[] {
  const wrong = branch.flatMap((i) =>
    i.code === "unrecognized_keys" && i.path.length === 0 ? i.keys : [],
  );
  const missing = branch.filter((i) => isAbsent(i, value));
  const first = Object.keys(value).findIndex((key) => wrong.includes(key));
  const all = branch.reduce(
    (sum, i) => sum + (i.code === "unrecognized_keys" ? i.keys.length : 1),
    0,
  );
  const soon = first === -1 ? Number.NEGATIVE_INFINITY : -first;
  return [wrong.length + missing.length, soon, all];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return (a[at] ?? 0) - (b[at] ?? 0);
}

/** True where the words of a union say more than the one word that a reading of it would take. */
function isSaidBetter(
  union: z.core.$ZodIssueInvalidUnion,
  branch: readonly z.core.$ZodIssue[],
): boolean {
  return (
    union.message !== ANOTHER_VALUE &&
    branch.every((i) => i.code === "invalid_value" && i.path.length === 0)
  );
}

const isWrongKind = (issue: z.core.$ZodIssue): boolean =>
  issue.path.length === 0 && issue.code === "invalid_type";

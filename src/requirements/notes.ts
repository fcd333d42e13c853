import * as z from "zod";
import type { Release } from "../core/release.ts";
import { isIsoDate, shortSha } from "../core/units.ts";
import { type MarkdownField, markdown } from "../questions/markdown.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { fieldsOf, NOTES_FIELDS, type NotesField } from "./notes-fields.ts";
import { placeholderIn } from "./placeholders.ts";

const DAY_MS = 86_400_000;
const NONE =
  /^[^\p{L}\p{N}]*(?:none(?: known)?|n\/a|not applicable|no known issues|no migration(?: steps)?(?: needed)?)[^\p{L}\p{N}]*$/iu;
const VERSION = /(?<![\d.])\d+(?:\.\d+)+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?/g;

/** The release notes have the guide's six fields, filled in, for this version. */
export const notes = defineEvaluator({
  id: "notes",
  options: z.strictObject({}),
  reads: ["notes", "release"],
  questions: (_options, { declared }) => ({ notes: markdown(declared.notes.path) }),
  judge: ({ notes: { path, fields } }, _options, { release, declared }) => {
    const expected = `Release notes of ${release.version} with all six fields filled in`;
    if (fields === undefined) {
      return {
        outcome: "fail",
        expected,
        found: `${path} does not exist at ${shortSha(release.sha)}`,
        remedy: `Write ${path} with the headings ${titles()} and release the commit that contains it`,
      };
    }
    const faults = faultsIn(fields, release, declared.release.date);
    const [first] = faults;
    if (first === undefined) {
      return { outcome: "pass", expected, found: `${path} has all six, for ${release.version}` };
    }
    const more = faults.length > 1 ? ` and ${faults.length - 1} more` : "";
    return {
      outcome: "fail",
      expected,
      found: `${where(path, first)}${first.fault}${more}`,
      remedy: `Correct ${path} and release the commit that contains it`,
      details: faults.slice(1).map((each) => `${where(path, each)}${each.fault}`),
    };
  },
});

interface Fault {
  readonly line: number | undefined;
  readonly fault: string;
}

function where(path: string, { line }: Fault): string {
  return line === undefined ? `${path}: ` : `${path}:${line}: `;
}

function titles(): string {
  return Object.values(NOTES_FIELDS)
    .map((field) => field.title)
    .join(", ");
}

function faultsIn(
  fields: readonly MarkdownField[],
  release: Release,
  date: string | undefined,
): readonly Fault[] {
  const each = (field: NotesField, fault: (section: MarkdownField) => string | undefined) =>
    faultsOf(fields, field, fault);
  return [
    ...numberFaults(fields, release.version),
    ...each("date", ({ text }) => dateFault(text.trim(), release, date)),
    ...each("summary", (section) => proseFault(section)),
    ...each("changes", (section) => proseFault(section)),
    ...each("migration", (section) => textFault(section)),
    ...each("issues", (section) => textFault(section)),
  ];
}

function faultsOf(
  fields: readonly MarkdownField[],
  field: NotesField,
  judge: (section: MarkdownField) => string | undefined,
): readonly Fault[] {
  const { title } = NOTES_FIELDS[field];
  const sections = fieldsOf(fields, field);
  if (sections.length === 0) return [{ line: undefined, fault: `${title} is missing` }];
  return sections.flatMap((section) => {
    const fault = judge(section);
    return fault === undefined ? [] : [{ line: section.line, fault: `${title} ${fault}` }];
  });
}

/** The version stands in the top heading or the field of the number, and no other version does. */
function numberFaults(fields: readonly MarkdownField[], version: string): readonly Fault[] {
  const { title } = NOTES_FIELDS.number;
  const headings = fields
    .filter((f) => f.depth === 1)
    .map(({ line, name }) => ({ line, text: name }));
  const named = [...headings, ...fieldsOf(fields, "number").filter((f) => f.depth > 1)];
  const found = named.flatMap(({ line, text }) =>
    (text.match(VERSION) ?? []).map((written) => ({ line, written })),
  );
  const other = found.find(({ written }) => written !== version);
  if (other !== undefined) {
    return [{ line: other.line, fault: `${title} says ${other.written}, not ${version}` }];
  }
  if (found.length > 0) return [];
  return [{ line: named[0]?.line, fault: `${title} does not say ${version}` }];
}

function dateFault(
  text: string,
  { type }: Release,
  declaredDate: string | undefined,
): string | undefined {
  if (!isIsoDate(text))
    return text === ""
      ? "is empty; write a date such as 2026-11-20"
      : `is "${text}", which is not a date such as 2026-11-20`;
  if (declaredDate === undefined) return undefined;
  const apartMs = Math.abs(Date.parse(text) - Date.parse(declaredDate));
  // A hotfix is written one day and may go out the next.
  const agrees = apartMs <= (type === "patch" ? DAY_MS : 0);
  return agrees ? undefined : `is ${text}, but release.date is ${declaredDate}`;
}

function textFault({ text, code }: MarkdownField): string | undefined {
  if (text.trim() === "") return code ? undefined : "is empty";
  if (NONE.test(text)) return undefined;
  const placeholder = placeholderIn(text);
  return placeholder === undefined ? undefined : `still contains the placeholder "${placeholder}"`;
}

function proseFault(section: MarkdownField): string | undefined {
  if (section.text.trim() === "") return "is empty";
  return NONE.test(section.text) ? "says only that there is none" : textFault(section);
}

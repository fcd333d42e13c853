import type { ReleaseType } from "../core/release.ts";
import { isIsoDate } from "../core/units.ts";
import type { MarkdownField } from "../questions/markdown.ts";
import { fieldsOf, NOTES_FIELDS, type NotesField } from "./notes-fields.ts";
import { placeholderIn } from "./placeholders.ts";

const DAY_MS = 86_400_000;
const NONE =
  /^[^\p{L}\p{N}]*(?:none(?: known)?|n\/a|not applicable|no known issues|no migration(?: steps)?(?: needed)?)[^\p{L}\p{N}]*$/iu;
const VERSION = /(?<![\d.])\d+(?:\.\d+)+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?/g;

/** What the rules are about; the ids are those that `notes check` prints. */
export type NotesRule = "N2" | "N3" | "N4" | "N5" | "N6" | "N7";

/** Where release notes break a rule. */
export interface NotesFault {
  readonly rule: NotesRule;
  /** Undefined: what is missing stands nowhere. */
  readonly line: number | undefined;
  /** Goes on after the place. */
  readonly fault: string;
}

/** What the notes are of. */
export interface NotesSubject {
  readonly version: string;
  readonly type: ReleaseType;
  /** `release.date` of the manifest. */
  readonly date: string | undefined;
}

/** True for words that say that there is nothing: `None`, `N/A`, `No known issues`. */
export function saysNone(text: string): boolean {
  return NONE.test(text);
}

/** Every fault in the six fields, in their order; none where the notes are whole. */
export function notesFaults(
  fields: readonly MarkdownField[],
  { version, type, date }: NotesSubject,
): readonly NotesFault[] {
  const each = (field: NotesField, fault: (section: MarkdownField) => Found | undefined) =>
    faultsOf(fields, field, fault);
  return [
    ...numberFaults(fields, version),
    ...each("date", ({ text }) => dateFault(text.trim(), type, date)),
    ...each("summary", (section) => proseFault(section)),
    ...each("changes", (section) => proseFault(section)),
    ...each("migration", (section) => textFault(section)),
    ...each("issues", (section) => textFault(section)),
  ];
}

type Found = Pick<NotesFault, "rule" | "fault">;

function faultsOf(
  fields: readonly MarkdownField[],
  field: NotesField,
  judge: (section: MarkdownField) => Found | undefined,
): readonly NotesFault[] {
  const { title } = NOTES_FIELDS[field];
  const sections = fieldsOf(fields, field);
  if (sections.length === 0) return [{ rule: "N4", line: undefined, fault: `${title} is missing` }];
  return sections.flatMap((section) => {
    const found = judge(section);
    if (found === undefined) return [];
    return [{ rule: found.rule, line: section.line, fault: `${title} ${found.fault}` }];
  });
}

/** The version stands in the top heading or the field of the number, and no other version does. */
function numberFaults(fields: readonly MarkdownField[], version: string): readonly NotesFault[] {
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
    return [
      { rule: "N2", line: other.line, fault: `${title} says ${other.written}, not ${version}` },
    ];
  }
  if (found.length > 0) return [];
  return [{ rule: "N2", line: named[0]?.line, fault: `${title} does not say ${version}` }];
}

function dateFault(
  text: string,
  type: ReleaseType,
  declaredDate: string | undefined,
): Found | undefined {
  if (text === "") return { rule: "N5", fault: "is empty; write a date such as 2026-11-20" };
  if (!isIsoDate(text)) {
    return { rule: "N3", fault: `is "${text}", which is not a date such as 2026-11-20` };
  }
  if (declaredDate === undefined) return undefined;
  const apartMs = Math.abs(Date.parse(text) - Date.parse(declaredDate));
  // A hotfix is written one day and may go out the next.
  const agrees = apartMs <= (type === "patch" ? DAY_MS : 0);
  return agrees
    ? undefined
    : { rule: "N3", fault: `is ${text}, but release.date is ${declaredDate}` };
}

function textFault({ text, code }: MarkdownField): Found | undefined {
  if (text.trim() === "") return code ? undefined : { rule: "N5", fault: "is empty" };
  if (NONE.test(text)) return undefined;
  const placeholder = placeholderIn(text);
  if (placeholder === undefined) return undefined;
  return { rule: "N6", fault: `still contains the placeholder "${placeholder}"` };
}

function proseFault(section: MarkdownField): Found | undefined {
  if (section.text.trim() === "") return { rule: "N5", fault: "is empty" };
  if (NONE.test(section.text)) return { rule: "N7", fault: "says only that there is none" };
  return textFault(section);
}

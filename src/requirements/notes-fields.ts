import type { MarkdownField } from "../questions/markdown.ts";

/** The six fields of the guide's release notes, as people write them. */
export const NOTES_FIELDS = {
  number: {
    title: "Release name / number",
    names: [
      "release name / number",
      "release name/number",
      "release name",
      "release number",
      "release",
      "version",
    ],
  },
  date: { title: "Date", names: ["date", "release date"] },
  summary: { title: "Summary", names: ["summary"] },
  changes: { title: "Notable changes", names: ["notable changes", "changes"] },
  migration: {
    title: "Migration steps",
    names: ["migration steps", "migration steps (if any)", "migration", "upgrade notes"],
  },
  issues: { title: "Known issues", names: ["known issues"] },
} as const;

export type NotesField = keyof typeof NOTES_FIELDS;

/** Fields of a document that are one of the six, in its order. */
export function fieldsOf(
  fields: readonly MarkdownField[],
  field: NotesField,
): readonly MarkdownField[] {
  const names: readonly string[] = NOTES_FIELDS[field].names;
  return fields.filter(({ name }) => names.includes(plain(name)));
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ").replace(/:$/, "");
}

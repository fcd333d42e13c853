import * as z from "zod";
import { shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { markdown } from "../questions/markdown.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { NOTES_FIELDS } from "./notes-fields.ts";
import { type NotesFault, notesFaults } from "./notes-rules.ts";

/** The release notes have the guide's six fields, filled in, for this version. */
export const notes = defineEvaluator({
  id: "notes",
  options: lazily(() => z.strictObject({})),
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
    const { version, type } = release;
    const faults = notesFaults(fields, { version, type, date: declared.release.date });
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

function where(path: string, { line }: NotesFault): string {
  return line === undefined ? `${path}: ` : `${path}:${line}: `;
}

function titles(): string {
  return Object.values(NOTES_FIELDS)
    .map((field) => field.title)
    .join(", ");
}

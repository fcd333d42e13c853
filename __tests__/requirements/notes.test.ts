import { describe, expect, test } from "@jest/globals";
import type { Release } from "../../src/core/release.ts";
import type { MarkdownField } from "../../src/questions/markdown.ts";
import { aField, known, missing, SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const PATH = "notes/2.4.0.md";

/** Notes that pass, as headings; a field set to undefined is left out. */
function fieldsWith(over: Readonly<Record<string, Partial<MarkdownField> | undefined>> = {}) {
  const whole: Readonly<Record<string, MarkdownField>> = {
    title: aField({ name: "Release v2.4.0", depth: 1, text: "Date: 2026-11-20", line: 1 }),
    date: aField({ name: "Date", depth: 7, text: "2026-11-20", line: 3 }),
    summary: aField({ name: "Summary", text: "Orders load twice as fast.", line: 5 }),
    changes: aField({ name: "Notable changes", text: "Search keeps its filters.", line: 9 }),
    migration: aField({ name: "Migration steps", text: "None", line: 13 }),
    issues: aField({ name: "Known issues", text: "None known.", line: 17 }),
  };
  return Object.entries({ ...whole, ...over }).flatMap(([key, field]) =>
    field === undefined ? [] : [{ ...aField(), ...whole[key], ...field }],
  );
}

const notes = (
  fields: readonly MarkdownField[] | undefined,
  {
    release = {},
    date,
    path = PATH,
  }: { release?: Partial<Release>; date?: string; path?: string } = {},
) =>
  judged({
    uses: "notes",
    subject: { release },
    manifest: {
      notes: { path },
      release: { type: "auto", issue: undefined, date, tag: undefined },
    },
    answers: [known(`file ${path}`, { path, fields, words: 60 })],
  });

describe("notes that pass", () => {
  test.each<[string, readonly MarkdownField[]]>([
    ["the six fields as headings", fieldsWith()],
    [
      "explicit none in other words",
      fieldsWith({ migration: { text: "_N/A_" }, issues: { text: "No known issues" } }),
    ],
    ["migration steps as code only", fieldsWith({ migration: { text: "", code: true } })],
    [
      "the guide's own names",
      fieldsWith({
        title: { name: "Release name / number", depth: 7, text: "Shop v2.4.0" },
        migration: { name: "Migration steps (if any)" },
      }),
    ],
    ["a product's name before the version", fieldsWith({ title: { name: "shop-v2.4.0" } })],
    [
      "the number in a field under another top heading",
      [
        ...fieldsWith({ title: { name: "Release notes" } }),
        aField({ name: "Release name / number", depth: 7, text: "2.4.0" }),
      ],
    ],
    [
      "names in another case",
      fieldsWith({ summary: { name: "SUMMARY" }, issues: { name: "Known Issues" } }),
    ],
    [
      "a placeholder's name as code",
      fieldsWith({ changes: { text: "`TODO` marks are now shown." } }),
    ],
    [
      "words that only contain one",
      fieldsWith({ changes: { text: "Mastodons, todos and placeholders." } }),
    ],
  ])("%s", (_rule, fields) => {
    expect(saying(notes(fields))).toEqual({
      outcome: "pass",
      found: "notes/2.4.0.md has all six, for 2.4.0",
      remedy: undefined,
      details: undefined,
      link: undefined,
    });
  });

  test("a pre-release names itself whole", () => {
    const fields = fieldsWith({ title: { name: "Release v2.4.0-rc.1." } });
    const finding = notes(fields, {
      release: { version: "2.4.0-rc.1" },
      path: "notes/2.4.0-rc.1.md",
    });
    expect(finding.outcome).toBe("pass");
  });

  test("another path is the manifest's to choose", () => {
    const finding = notes(fieldsWith(), { path: "NOTES.md" });
    expect(finding.found).toBe("NOTES.md has all six, for 2.4.0");
  });
});

describe("notes that fail", () => {
  test.each<[string, readonly MarkdownField[], string]>([
    ["no summary", fieldsWith({ summary: undefined }), "notes/2.4.0.md: Summary is missing"],
    ["no date", fieldsWith({ date: undefined }), "notes/2.4.0.md: Date is missing"],
    [
      "no changes",
      fieldsWith({ changes: undefined }),
      "notes/2.4.0.md: Notable changes is missing",
    ],
    [
      "no migration steps",
      fieldsWith({ migration: undefined }),
      "notes/2.4.0.md: Migration steps is missing",
    ],
    [
      "no known issues",
      fieldsWith({ issues: undefined }),
      "notes/2.4.0.md: Known issues is missing",
    ],
    [
      "no number",
      fieldsWith({ title: undefined }),
      "notes/2.4.0.md: Release name / number does not say 2.4.0",
    ],
    [
      "a heading without the version",
      fieldsWith({ title: { name: "Release notes" } }),
      "notes/2.4.0.md:1: Release name / number does not say 2.4.0",
    ],
    [
      "another version",
      fieldsWith({ title: { name: "Release v2.3.7" } }),
      "notes/2.4.0.md:1: Release name / number says 2.3.7, not 2.4.0",
    ],
    [
      "a second version in the heading",
      fieldsWith({ title: { name: "Release 2.4.0 and 2.4.1" } }),
      "notes/2.4.0.md:1: Release name / number says 2.4.1, not 2.4.0",
    ],
    [
      "a longer version",
      fieldsWith({ title: { name: "Release 2.4.01" } }),
      "notes/2.4.0.md:1: Release name / number says 2.4.01, not 2.4.0",
    ],
    [
      "a version that only ends alike",
      fieldsWith({ title: { name: "Release 12.4.0" } }),
      "notes/2.4.0.md:1: Release name / number says 12.4.0, not 2.4.0",
    ],
    [
      "the candidate's notes",
      fieldsWith({ title: { name: "Release 2.4.0-rc.1" } }),
      "notes/2.4.0.md:1: Release name / number says 2.4.0-rc.1, not 2.4.0",
    ],
    [
      "a date in words",
      fieldsWith({ date: { text: "20 November" } }),
      'notes/2.4.0.md:3: Date is "20 November", which is not a date such as 2026-11-20',
    ],
    [
      "a day that does not exist",
      fieldsWith({ date: { text: "2026-11-31" } }),
      'notes/2.4.0.md:3: Date is "2026-11-31", which is not a date such as 2026-11-20',
    ],
    [
      "an empty date",
      fieldsWith({ date: { text: "" } }),
      "notes/2.4.0.md:3: Date is empty; write a date such as 2026-11-20",
    ],
    [
      "an empty summary",
      fieldsWith({ summary: { text: " \n" } }),
      "notes/2.4.0.md:5: Summary is empty",
    ],
    [
      "a summary of code",
      fieldsWith({ summary: { text: "", code: true } }),
      "notes/2.4.0.md:5: Summary is empty",
    ],
    [
      "an empty field where none would do",
      fieldsWith({ issues: { text: "" } }),
      "notes/2.4.0.md:17: Known issues is empty",
    ],
    [
      "a summary of nothing",
      fieldsWith({ summary: { text: "None" } }),
      "notes/2.4.0.md:5: Summary says only that there is none",
    ],
    [
      "changes of nothing",
      fieldsWith({ changes: { text: "n/a" } }),
      "notes/2.4.0.md:9: Notable changes says only that there is none",
    ],
    [
      "a second summary with a placeholder",
      [...fieldsWith(), aField({ text: "TBD", line: 30 })],
      'notes/2.4.0.md:30: Summary still contains the placeholder "TBD"',
    ],
  ])("%s", (_rule, fields, found) => {
    expect(saying(notes(fields))).toMatchObject({ outcome: "fail", found });
  });

  test.each([
    "TBD",
    "tbd",
    "Orders are faster. TODO: numbers",
    "FIXME",
    "xxx",
    "Lorem ipsum dolor",
    "Coming soon!",
    "To be written",
    "to be done",
    "to be defined",
    "A placeholder for now",
    "[...]",
    "[…]",
    "<what changed>",
    "$CHANGES",
    "{{ changes }}",
    "${{ steps.notes.outputs.body }}",
    "YYYY-MM-DD",
    "...",
    "-",
    "?",
    "…",
  ])("the placeholder %j", (text) => {
    const faults = [
      notes(fieldsWith({ summary: { text } })),
      notes(fieldsWith({ issues: { text } })),
    ].map(({ outcome, found }) => [outcome, found.includes("still contains the placeholder")]);
    expect(faults).toEqual([
      ["fail", true],
      ["fail", true],
    ]);
  });

  test("says every fault, the first one loudest", () => {
    const fields = fieldsWith({ summary: { text: "TODO" }, changes: undefined });
    expect(saying(notes(fields))).toMatchObject({
      found: 'notes/2.4.0.md:5: Summary still contains the placeholder "TODO" and 1 more',
      details: ["notes/2.4.0.md: Notable changes is missing"],
    });
  });

  test("no such file says which headings to write", () => {
    expect(saying(notes(undefined))).toMatchObject({
      outcome: "fail",
      found: "notes/2.4.0.md does not exist at 9f3c2ab",
      remedy:
        "Write notes/2.4.0.md with the headings Release name / number, Date, Summary, Notable changes, Migration steps, Known issues and release the commit that contains it",
    });
  });

  test("an unreadable file is unknown", () => {
    const finding = judged({ uses: "notes", answers: [missing(`file ${PATH}`)] });
    expect(finding.outcome).toBe("unknown");
  });
});

describe("the date of the notes and of the manifest", () => {
  test.each([
    ["agree", "minor", "2026-11-20", "pass"],
    ["differ", "minor", "2026-11-21", "fail"],
    ["differ by a day in a hotfix", "patch", "2026-11-21", "pass"],
    ["differ by two days in a hotfix", "patch", "2026-11-22", "fail"],
  ] as const)("%s", (_rule, type, date, outcome) => {
    expect(notes(fieldsWith(), { release: { type, sha: SHA }, date }).outcome).toBe(outcome);
  });
});

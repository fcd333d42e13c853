import { describe, expect, test } from "@jest/globals";
import { aField, known } from "../support/builders.ts";
import { judged } from "./judging.ts";

const item = (number: number, over: object = {}) => ({
  ...{ number, title: "Search is slow", pull: false },
  url: `https://github.example/octoacme/shop/issues/${number}`,
  ...over,
});

const open = (label: string, items: readonly object[]) =>
  known(`labelled ${label}`, { label, items });

/** `text` under "Known issues"; null: no such heading; undefined: no file. */
const knownIssues = (text: string | null | undefined, items: readonly object[] = []) => {
  const fields = text === null ? [] : [aField({ name: "Known issues", text: text ?? "" })];
  const path = "notes/2.4.0.md";
  return judged({
    uses: "known-issues",
    answers: [
      known(`file ${path}`, { path, fields: text === undefined ? undefined : fields, words: 60 }),
      open("known-issue", items),
    ],
  });
};

describe("known-issues", () => {
  test.each<[string, string | null | undefined, readonly object[], string, string]>([
    [
      "none, and none open",
      "None",
      [],
      "pass",
      "Known issues is filled in, and no open issue is labelled known-issue",
    ],
    [
      "one by its number",
      "Slow search, see #7.",
      [item(7)],
      "pass",
      "Known issues is filled in, and names 1 of 1 open issue",
    ],
    [
      "one by its address",
      `See ${item(7).url}`,
      [item(7)],
      "pass",
      "Known issues is filled in, and names 1 of 1 open issue",
    ],
    [
      "one by its number behind the name of its repository",
      "See octoacme/shop#7",
      [item(7)],
      "pass",
      "Known issues is filled in, and names 1 of 1 open issue",
    ],
    [
      "one of another repository with its number",
      "See octoacme/api#7",
      [item(7)],
      "fail",
      'notes/2.4.0.md does not name #7 ("Search is slow")',
    ],
    [
      "one that only begins like it",
      "See #71",
      [item(7)],
      "fail",
      'notes/2.4.0.md does not name #7 ("Search is slow")',
    ],
    [
      "an address that only begins like it",
      `See ${item(71).url}`,
      [item(7)],
      "fail",
      'notes/2.4.0.md does not name #7 ("Search is slow")',
    ],
    [
      "none, while one is open",
      "None known",
      [item(7)],
      "fail",
      'notes/2.4.0.md does not name #7 ("Search is slow")',
    ],
    [
      "a pull request is no issue",
      "None",
      [item(7, { pull: true })],
      "pass",
      "Known issues is filled in, and no open issue is labelled known-issue",
    ],
    ["no file", undefined, [], "fail", "notes/2.4.0.md does not exist at 9f3c2ab"],
    ["no heading", null, [], "fail", "notes/2.4.0.md has no Known issues"],
    ["nothing written", "", [], "fail", "Known issues in notes/2.4.0.md is not written"],
    ["still to be written", "TBD", [], "fail", "Known issues in notes/2.4.0.md is not written"],
  ])("%s", (_what, text, items, outcome, found) => {
    expect(knownIssues(text, items)).toMatchObject({ outcome, found });
  });
});

describe("none-open", () => {
  const when = (items: readonly object[]) =>
    judged({ uses: "none-open", options: { label: "infra" }, answers: [open("infra", items)] });

  test.each<[string, readonly object[], string, string]>([
    ["none", [], "pass", "None is open"],
    [
      "some",
      [item(7), item(8, { pull: true, title: "Move" })],
      "fail",
      'Open: #7 ("Search is slow"), #8 ("Move")',
    ],
  ])("%s", (_what, items, outcome, found) => {
    expect(when(items)).toMatchObject({ outcome, found });
  });
});

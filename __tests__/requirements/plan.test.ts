import { describe, expect, test } from "@jest/globals";
import type { MarkdownField } from "../../src/questions/markdown.ts";
import { aField, known, missing } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const PATH = "docs/rollback.md";
const STEPS = aField({
  name: "Steps",
  text: "The coordinator starts the workflow by hand.\nThen watch the version until the old one answers.",
});

const plan = (fields: readonly MarkdownField[] | undefined, words: number) =>
  judged({
    uses: "plan",
    answers: [known(`file ${PATH}`, { path: PATH, fields, words })],
  });

describe("plan", () => {
  test.each<[string, readonly MarkdownField[] | undefined, number, string, string]>([
    ["twenty words are a plan", [STEPS], 20, "pass", "docs/rollback.md has 20 words"],
    ["nineteen are a stub", [STEPS], 19, "fail", "docs/rollback.md has 19 words"],
    ["prose without headings is a plan too", [], 40, "pass", "docs/rollback.md has 40 words"],
    ["an empty file", [], 0, "fail", "docs/rollback.md has 0 words"],
    ["no such file", undefined, 0, "fail", "docs/rollback.md does not exist at 9f3c2ab"],
    [
      "a count that is none",
      [STEPS],
      Number.NaN,
      "unknown",
      "What came is no answer to this question",
    ],
    [
      "long placeholders only",
      [aField({ text: "TODO write down who reverts this\nTBD how one sees that it worked" })],
      22,
      "fail",
      "docs/rollback.md has 22 words, 9 without its placeholders",
    ],
  ])("%s", (_rule, fields, words, outcome, found) => {
    expect(saying(plan(fields, words))).toMatchObject({ outcome, found });
  });

  test("an open place in a whole plan is told", () => {
    const finding = plan([STEPS, aField({ name: "Contacts", text: "TBD" })], 60);
    expect(saying(finding)).toMatchObject({
      outcome: "pass",
      details: ["Still to be written: TBD"],
    });
  });

  test("a name to fill in while reverting is no open place", () => {
    const finding = plan(
      [STEPS, aField({ text: "Run deploy with RELEASE_VERSION=<version>" })],
      60,
    );
    expect(finding.details).toBeUndefined();
  });

  test("an open place is told once, though its chapter holds it too", () => {
    const chapter = aField({ depth: 1, text: "Some words.\nTBD" });
    expect(plan([chapter, aField({ text: "TBD" })], 60).details).toEqual([
      "Still to be written: TBD",
    ]);
  });

  test("no declared plan", () => {
    expect(judged({ uses: "plan", manifest: { rollback: { plan: undefined } } })).toMatchObject({
      outcome: "fail",
      found: "No plan is declared",
      remedy: "Write the plan and name it in release.yml: `rollback: {plan: docs/rollback.md}`",
    });
  });

  test("a plan that nobody looked at is unknown", () => {
    expect(judged({ uses: "plan" }).outcome).toBe("unknown");
  });

  test("an unreadable plan is unknown", () => {
    const finding = judged({
      uses: "plan",
      answers: [missing(`file ${PATH}`)],
    });
    expect(finding.outcome).toBe("unknown");
  });
});

import { describe, expect, test } from "@jest/globals";
import { markdown } from "../../src/questions/markdown.ts";
import fc from "../support/property.ts";
import { AT, askOne, knownValue } from "./collect.ts";

const valueIn = (text: string) =>
  knownValue(markdown("notes.md"), undefined, {
    source: async () => ({ state: "read", text, origin: "working tree" }),
  });

const fieldsIn = async (text: string) =>
  ((await valueIn(text)).fields ?? []).map(({ name, text: below }) => [name, below]);

test("a heading is a field with its line, depth, and whether there is code", async () => {
  const text = "# Shop 2.4.0\n\nSteps:\n\n```sh\nnpm run migrate\n```\n";
  expect(await valueIn(text)).toEqual({
    path: "notes.md",
    fields: [{ name: "Shop 2.4.0", depth: 1, text: "Steps:", code: true, line: 1 }],
    sha256: "7e2cd9d0b41ba4cc7699e706c75c7aae86fed043438285af5b655dfc9588c259",
    words: 1,
  });
});

test.each<[string, string, readonly (readonly [string, string])[]]>([
  ["a list field with a bold name", "- **Date**: 2026-11-20", [["Date", "2026-11-20"]]],
  ["a list field with the colon inside", "* **Date:** 2026-11-20", [["Date", "2026-11-20"]]],
  [
    "a list field without emphasis",
    "- Migration steps (if any): none",
    [["Migration steps (if any)", "none"]],
  ],
  ["a list field behind a check box", "- [x] **Date**: today", [["Date", "today"]]],
  [
    "a list field with a list below",
    "- **Notable changes**:\n  - one\n  - two",
    [["Notable changes", "one\ntwo"]],
  ],
  ["an empty list field", "- **Summary**:", [["Summary", ""]]],
  ["a list field over two lines", "- **Summary**: one\n  two", [["Summary", "one\ntwo"]]],
  ["an item without a name", "- see https://shop.example and 12:30\n- plain", []],
  [
    "a heading with a colon and emphasis",
    "## **Known issues**:\n\nnone",
    [["Known issues", "none"]],
  ],
  ["a heading underlined", "Summary\n---\n\nGood.", [["Summary", "Good."]]],
  [
    "a heading holds what lies under lower headings, and no more",
    "# A\n\none\n\n## B\n\ntwo\n\n# C\n\nthree",
    [
      ["A", "one\ntwo"],
      ["B", "two"],
      ["C", "three"],
    ],
  ],
  [
    "headings alone are no text",
    "# A\n\n## B\n",
    [
      ["A", ""],
      ["B", ""],
    ],
  ],
  ["a comment is no text", "# A\n\n<!-- write here -->\n", [["A", ""]]],
  ["a comment within a line is no text", "# A\n\nx <!-- todo --> y", [["A", "x  y"]]],
  ["an unclosed comment hides the rest", "# A\n\n<!-- x\n\ny\n", [["A", ""]]],
  ["an image is no text, its description neither", "# A\n\n![Good](x.png)", [["A", ""]]],
  [
    "tags are no text, what they hold is",
    "# A\n\n<details>\n<b>Good</b>\n</details>",
    [["A", "Good"]],
  ],
  ["a script is no text", "# A\n\n<script>\nGood\n</script>", [["A", ""]]],
  ["a link is its words", "# A\n\n[Good](https://shop.example) `code`", [["A", "Good `code`"]]],
  ["a block of code is no text", "# A\n\n```\n# B\n```\n", [["A", ""]]],
  ["a heading inside code is none", "    # B\n", []],
  ["quoted text is text", "# A\n\n> Good", [["A", "Good"]]],
  ["front matter is no heading", "---\ntitle: x\n---\n# A\n\nGood", [["A", "Good"]]],
  [
    "Windows line ends",
    "# A\r\n\r\n- **B**: c\r\n",
    [
      ["A", "B: c"],
      ["B", "c"],
    ],
  ],
])("%s", async (_, text, expected) => {
  expect(await fieldsIn(text)).toEqual(expected);
});

test("front matter keeps the lines that come after it", async () => {
  const { fields } = await valueIn("\uFEFF---\r\ntitle: x\r\n---\r\n# A\r\n");
  expect(fields?.map(({ line }) => line)).toEqual([4]);
});

test("words are those of the prose, not of headings, code and comments", async () => {
  const text =
    "# One two\n\nDon't re-run it.\n\n```\nnot counted\n```\n\n<!-- nor this -->\n\n- Größe 5";
  expect((await valueIn(text)).words).toBe(5);
});

describe("files", () => {
  test("that are not there have no fields", async () => {
    expect(await knownValue(markdown("notes.md"), undefined)).toEqual({
      path: "notes.md",
      fields: undefined,
      words: 0,
    });
  });

  test("that could not be read are no answer", async () => {
    const source = async () => ({ state: "missing", reason: "r", remedy: "m" }) as const;
    expect(await askOne(markdown("notes.md"), undefined, { source })).toEqual({
      state: "missing",
      kind: "markdown",
      key: "file notes.md",
      at: AT,
      reason: "r",
      remedy: "m",
    });
  });
});

test("any text can be read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 300 }), async (text) => {
      expect((await valueIn(text)).words).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});

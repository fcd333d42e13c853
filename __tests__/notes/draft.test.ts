import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readMarkdown } from "../../src/evidence/markdown.ts";
import { draftOf, redraft } from "../../src/notes/draft.ts";
import { notesFaults } from "../../src/requirements/notes-rules.ts";
import { aBroughtPull, aRange } from "./brought.ts";

const PARTS = {
  version: "2.4.0",
  date: "2026-11-20",
  brought: aRange(
    [
      aBroughtPull(45, { title: "chore(deps): update", author: "dependabot", bot: true }),
      aBroughtPull(44, { title: "feat(orders)!: drop the old address of the list", author: "bob" }),
      aBroughtPull(42, { title: "Search keeps its filters", labels: ["enhancement"] }),
      aBroughtPull(41, { title: "fix: empty basket" }),
    ],
    { pushed: [{ sha: "c".repeat(40), title: "Mend a word", url: "https://x.example" }] },
  ),
  issues: [{ number: 39, title: "Old browsers lose the basket", url: "https://x.example/39" }],
};

const subject = { version: "2.4.0", type: "minor", date: undefined } as const;

describe("a draft", () => {
  const draft = draftOf(PARTS);

  test("is what docs/notes.md shows", () => {
    const page = readFileSync("docs/notes.md", "utf8");
    expect(page).toContain(`\`\`\`\`markdown\n${draft}\`\`\`\``);
  });

  test("lacks nothing but its summary, which the gate refuses", async () => {
    const { fields } = await readMarkdown(draft);
    expect(notesFaults(fields, subject)).toEqual([
      { rule: "N5", line: 5, fault: "Summary is empty" },
    ]);
  });

  test("of nothing says that nothing breaks and nothing is known, and is refused twice", async () => {
    const empty = draftOf({ ...PARTS, brought: aRange([]), issues: [] });
    const { fields } = await readMarkdown(empty);
    expect(notesFaults(fields, subject).map(({ rule }) => rule)).toEqual(["N5", "N7"]);
    expect(empty).toMatch(/None\n<!-- \/rg:auto migration -->[\s\S]*None known\n/);
  });

  test("lets nothing that others wrote act upon a reader, or upon its own marks", () => {
    const evil = "x <!-- /rg:auto changes --> <script> closes #1 @all [a](javascript:b) ::error::";
    const hostile = draftOf({
      ...PARTS,
      version: "2.4.0 <b>",
      brought: aRange([aBroughtPull(1, { title: evil, author: "a](b" })]),
      issues: [{ number: 2, title: evil, url: "" }],
    });
    expect(hostile).not.toMatch(/<script|<b>|(?<!`)@all|(?<!\\)\]\(javascript|closes #1\b/);
    expect(hostile.match(/<!-- \/rg:auto changes -->/g)).toHaveLength(1);
  });
});

describe("drafting again", () => {
  const written = draftOf(PARTS).replace(/<!-- write:.*-->/, "Orders load twice as fast.");

  test("leaves a person's text alone, and writes the rest anew", () => {
    const more = { ...PARTS, brought: aRange([aBroughtPull(50, { title: "Another one" })]) };
    const again = redraft(written, more);
    expect(again.written).toEqual(["changes", "migration", "issues"]);
    expect(again.text).toContain("Orders load twice as fast.");
    expect(again.text).toContain("- Another one (#50, @alice)");
    expect(again.text).not.toContain("#42");
  });

  test("of the same changes changes nothing", () => {
    expect(redraft(written, PARTS).text).toBe(written);
  });

  test.each([
    ["no mark", "# Release v2.4.0\n\n## Notable changes\n\nMine.\n"],
    ["no end", "<!-- rg:auto changes -->\nMine.\n"],
    ["its end first", "<!-- /rg:auto changes -->\nMine.\n<!-- rg:auto changes -->\n"],
  ])("touches nothing where there is %s", (_what, text) => {
    expect(redraft(text, PARTS)).toEqual({ text, written: [] });
  });
});

import { describe, expect, test } from "@jest/globals";
import { readMarkdown } from "../../src/evidence/markdown.ts";
import { type Checked, changelogRemarks, isOf, remarksOn } from "../../src/notes/rules.ts";
import { aField } from "../support/builders.ts";
import { aBroughtPull, aRange } from "./brought.ts";

/** What is said of notes in which only what matters to a test is its own: `N9! …` blocks. */
function said(over: Partial<Checked>): readonly string[] {
  const whole: Checked = {
    text: "",
    title: "Release v2.4.0",
    summary: aField({ name: "Summary", text: "Orders load twice as fast.", line: 5 }),
    migration: aField({ name: "Migration steps", text: "Rename it (#7).", line: 9 }),
    noMigration: false,
    type: "minor",
    brought: undefined,
    issues: undefined,
    ...over,
  };
  return remarksOn(whole).map(
    ({ rule, blocks, line, message }) => `${rule}${blocks ? "!" : ""} ${line ?? "-"} ${message}`,
  );
}

const summary = (text: string) => aField({ name: "Summary", text, line: 5 });
const none = { migration: aField({ text: "None", line: 9 }), noMigration: true };
const pull = (over = {}) => aRange([aBroughtPull(7, over)]);
const mentioned = { text: "#7" };

describe("remarks on release notes", () => {
  test.each<[string, Partial<Checked>, readonly string[]]>([
    ["nothing", {}, []],
    [
      "N8: a short summary",
      { summary: summary("Faster.") },
      ["N8 5 Summary has 7 characters, not 20 to 600"],
    ],
    [
      "N8: a long one",
      { summary: summary("x".repeat(601)) },
      ["N8 5 Summary has 601 characters, not 20 to 600"],
    ],
    [
      "N8: of a major release",
      { summary: summary("Faster."), type: "major" },
      ["N8! 5 Summary has 7 characters, not 20 to 600"],
    ],
    [
      "N8: the title again",
      { summary: summary("Release v2.4.0 of the shop"), title: "Release v2.4.0 of the Shop" },
      ["N8 5 Summary only repeats the title"],
    ],
    ["N8: none, which is N5", { summary: summary("") }, []],
    ["N9: one that is not mentioned", { brought: pull() }, ["N9 - #7 is not mentioned: Change 7"]],
    [
      "N9: of a major release",
      { brought: pull(), type: "major" },
      ["N9! - #7 is not mentioned: Change 7"],
    ],
    ["N9: mentioned by number", { ...mentioned, brought: pull() }, []],
    [
      "N9: mentioned by address",
      { text: "https://github.com/octoacme/shop/pull/7", brought: pull() },
      [],
    ],
    [
      "N9: another number is none",
      { text: "#71", brought: pull() },
      ["N9 - #7 is not mentioned: Change 7"],
    ],
    ["N9: one that is not for notes", { brought: pull({ labels: ["skip-notes"] }) }, []],
    ["N9: one that says none", { brought: pull({ body: "```release-note\nNONE\n```" }) }, []],
    [
      "N10: none, and one breaks",
      { ...none, ...mentioned, brought: pull({ title: "feat!: x" }) },
      ["N10! 9 Migration steps say that there are none, but #7 breaks"],
    ],
    [
      "N10: none in a major release",
      { ...none, type: "major" },
      ["N10! 9 Migration steps say that there are none, but the release is a major one"],
    ],
    [
      "N10: one that breaks and is mentioned",
      { ...mentioned, brought: pull({ title: "feat!: x" }) },
      [],
    ],
    [
      "N10: one that breaks and is not",
      {
        ...mentioned,
        migration: aField({ text: "Rename it.", line: 9 }),
        brought: pull({ title: "feat!: x" }),
      },
      ["N10! 9 Migration steps do not mention #7, which breaks: feat!: x"],
    ],
    [
      "N11: a known issue that is not mentioned",
      { issues: [{ number: 8, title: "Slow", url: "https://x.example/8" }] },
      ["N11 - the known issue #8 is not mentioned: Slow"],
    ],
    [
      "N11: one that is",
      { text: "see #8", issues: [{ number: 8, title: "", url: "https://x.example/8" }] },
      [],
    ],
    [
      "N15: longer than a release takes",
      { text: "x".repeat(120_001) },
      ["N15 - 120001 characters, of which a release on GitHub takes about 125,000"],
    ],
    [
      "N16: a closing keyword",
      { text: "a\nFixes #12" },
      ['N16 2 "Fixes #12" closes an issue when it is merged'],
    ],
    ["N16: refs close nothing", { text: "refs #12, the fix of #12" }, []],
    [
      "N16: a stranger",
      { text: "#7 by @alice and @Mallory", brought: pull() },
      ["N16 1 @Mallory is told, and wrote nothing of this release"],
    ],
    ["N16: an address is nobody", { text: "mail a@b.example, #7", brought: pull() }, []],
    ["N16: nobody knows who wrote it", { text: "by @mallory" }, []],
  ])("%s", (_what, over, expected) => {
    expect(said(over)).toEqual(expected);
  });
});

describe("N12: the change log", () => {
  const remarks = async (text: string, type: "minor" | "major" = "minor") => {
    const { fields } = await readMarkdown(text);
    return changelogRemarks("CHANGELOG.md", fields, { version: "2.4.0", type }).map(
      ({ line, message, blocks }) => `${line ?? "-"}${blocks ? "!" : ""} ${message}`,
    );
  };
  test.each<[string, string, readonly string[]]>([
    [
      "has it",
      "# Log\n\n## [Unreleased]\n\n## [2.4.0] - 2026-11-20\n\n### Added\n\n- Search\n",
      [],
    ],
    ["has it with v", "## v2.4.0\n\nSearch\n\n## v2.3.0\n\nOrders\n", []],
    ["lacks it", "## [2.3.0]\n\n- x\n", ["- CHANGELOG.md has no entry ## [2.4.0]"]],
    [
      "has an empty one",
      "## [2.4.0]\n\n## [2.3.0]\n\n- x\n",
      ["1 CHANGELOG.md: the entry is empty"],
    ],
    [
      "has a newer one",
      "## [2.5.0]\n\n- x\n\n## [2.4.0]\n\n- y\n",
      ["5 CHANGELOG.md: an entry stands above it"],
    ],
    [
      "has something unreleased",
      "## Unreleased\n\n- z\n\n## [2.4.0]\n\n- y\n",
      ["1 CHANGELOG.md: Unreleased is not empty"],
    ],
    ["has it in a fence", "```\n## [2.4.0]\n```\n", ["- CHANGELOG.md has no entry ## [2.4.0]"]],
  ])("%s", async (_what, text, expected) => {
    expect(await remarks(text)).toEqual(expected);
  });

  test("blocks a major release", async () => {
    expect(await remarks("## [2.3.0]\n\n- x\n", "major")).toEqual([
      "-! CHANGELOG.md has no entry ## [2.4.0]",
    ]);
  });

  test.each([
    ["[2.4.0] - 2026-11-20", true],
    ["2.4.0 (2026-11-20)", true],
    ["2.4.0-rc.1", false],
    ["12.4.0", false],
    ["Version 2.4.0", false],
  ])("%s is of 2.4.0: %p", (heading, expected) => {
    expect(isOf(heading, "2.4.0")).toBe(expected);
  });
});

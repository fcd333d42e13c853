import { describe, expect, test } from "@jest/globals";
import type { BroughtPull } from "../../src/core/brought.ts";
import { noteOf } from "../../src/notes/note.ts";
import { aBroughtPull } from "./brought.ts";

const FENCE = "```";

describe("what a pull request says for release notes", () => {
  test.each<[string, Partial<BroughtPull>, object]>([
    [
      "its title",
      { title: "Search keeps filters" },
      { text: "Search keeps filters", group: "other" },
    ],
    [
      "without its prefix",
      { title: "feat(search): keep filters" },
      { text: "Keep filters", group: "features" },
    ],
    ["by its label before its prefix", { title: "feat: x", labels: ["bug"] }, { group: "fixes" }],
    ["a security fix", { labels: ["security", "bug"] }, { group: "security" }],
    ["a deprecation", { labels: ["kind/deprecation"] }, { group: "deprecations" }],
    ["an enhancement", { labels: ["type: enhancement"] }, { group: "features" }],
    ["a chore", { title: "chore: tidy up" }, { group: "internal" }],
    ["an unknown prefix", { title: "constructor: tidy up" }, { group: "other" }],
    [
      "its block before its title",
      { body: `Why.\n\n${FENCE}release-note\nOrders load faster.\n${FENCE}\n` },
      { text: "Orders load faster." },
    ],
    [
      "nothing, when its block says none",
      { body: `${FENCE}release-note\nNONE\n${FENCE}` },
      { text: undefined },
    ],
    [
      "its title, when its block is empty",
      { body: `${FENCE}release-note\n\n${FENCE}` },
      { text: "Change 1" },
    ],
    [
      "its title, when its block never ends",
      { body: `${FENCE}release-note\nx` },
      { text: "Change 1" },
    ],
  ])("%s", (_what, over, expected) => {
    expect(noteOf(aBroughtPull(1, over))).toMatchObject(expected);
  });

  test.each<[string, Partial<BroughtPull>, boolean]>([
    ["a mark in its title", { title: "feat!: drop v1" }, true],
    ["a label", { labels: ["breaking-change"] }, true],
    ["its text", { body: "x\n\nBREAKING CHANGE: drops v1" }, true],
    ["its block", { body: `${FENCE}release-note\nAction required: rename\n${FENCE}` }, true],
    ["nothing of these", { title: "Not a breaking change!", body: "no BREAKING CHANGE" }, false],
  ])("breaks by %s", (_what, over, expected) => {
    expect(noteOf(aBroughtPull(1, over)).breaking).toBe(expected);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseSync } from "@swc/core";
import type { Lack } from "../../src/core/lack.ts";
import { worded } from "../../src/core/wording.ts";
import { annotations } from "../../src/report/annotations.ts";
import { summary } from "../../src/report/summary.ts";
import { terminal } from "../../src/report/terminal.ts";
import { aFinding, REPORTS } from "../report/reports.ts";
import { bannedIn, faultsOf, faultsOfText } from "../support/words.ts";

/*
 * Findings come from everywhere, so their words are looked at where every test makes them: in
 * `judged` (requirements), `watch` (health), `StageSet.run` (whole reports). Here stand the law
 * itself, and what it says of texts that are written down.
 */

const aText = "1 of 3 failed: lint";

describe("the law knows a text that does not stand alone", () => {
  test.each([
    ["a whole one", "No check named build", []],
    ["one that begins with a file", "notes/2.4.0.md does not exist", []],
    ["one that begins with a name", "@alice said no-go", []],
    ["one that begins with code", "`test` belongs to this run", []],
    ["one with words of others in quotes", 'Status 500, body "is not there"', []],
    ["a plain word", "no check named build", ["begins in the middle of a sentence"]],
    ["a full stop", "Release it.", ["ends with a full stop"]],
    ["an ellipsis", "Write /lift-hold because …", []],
    ["nothing", "", ["is empty, or has blanks around it", "begins in the middle of a sentence"]],
    ["two lines", "One\ntwo", ["has several lines"]],
    ["a doubled prefix", "Could not check: could not check (x)", ["says the same twice"]],
    ["a doubled word", "Wait for for it", ["says the same twice"]],
    ["a banned word", "notes.md is not there", ['says "is not there": does not exist, missing']],
  ])("%s", (_name, text, faults) => {
    expect(faultsOfText(text)).toEqual(faults);
  });

  test("in each text of a finding", () => {
    const finding = { id: "step/x", expected: aText, found: aText, remedy: aText } as const;
    expect(faultsOf(finding)).toEqual([]);
    for (const key of ["expected", "found", "remedy"])
      expect(faultsOf({ ...finding, [key]: "none." })).toHaveLength(2);
    expect(faultsOf({ ...finding, details: ["none."] })).toHaveLength(2);
  });
});

test("what could not be had is worded as a finding is, however it was told", () => {
  const lacks: readonly Lack[] = [{ reason: "no token", remedy: "set a token." }];
  const finding = worded(aFinding({ outcome: "unknown", found: "no token", lacks }));
  expect(faultsOf(finding)).toEqual([]);
  expect(finding.lacks).toEqual([{ reason: "no token", remedy: "Set a token" }]);
});

describe.each(Object.entries(REPORTS))("the report of %s", (_name, report) => {
  test("has findings that stand alone", () => {
    expect(report.findings.flatMap(faultsOf)).toEqual([]);
  });

  test("composes them without a doubled prefix, a capital in mid-sentence or a stray full stop", () => {
    const texts = [
      report.headline,
      report.next,
      summary(report),
      terminal(report, { color: false, width: 400 }),
      ...annotations(report).map(({ message }) => message),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(
        /(?:xpected|found|to|check|aiting:|decide:|;) (?:The|A|An|No|Every|Status) /,
      );
      expect(text).not.toMatch(/\. [—·]|\.[;,]|: :|([^.:;\n]{8,}): \1:/);
    }
  });
});

/** Folders whose texts are under the law word by word. */
const FOLDERS = [
  ...["requirements", "smoke", "health", "evidence", "questions", "manifest", "yaml"],
  ...["expressions", "adapters", "run", "report", "core", "fields", "delivery", "stages", "acts"],
  ...["notify", "incident", "receipts", "rollout", "policy", "action", "cli", "commands", "demo"],
  ...["metrics", "notes"],
];
const FILES = ["run.ts", "rejudge.ts", "contract.ts", "wiring.ts", "doors.ts"];

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));

describe("what is written in src", () => {
  test.each(FOLDERS)("%s says nothing that a reader stumbles over", (folder) => {
    expect(sources(`src/${folder}`).flatMap(stumbles)).toEqual([]);
  });

  test.each(FILES)("nor does %s", (file) => {
    expect(stumbles(`src/${file}`)).toEqual([]);
  });

  test("every part is among them", () => {
    const parts = readdirSync("src", { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() || entry.name !== "version.ts" ? [entry.name] : [],
    );
    expect([...FOLDERS, ...FILES].toSorted()).toEqual(parts.toSorted());
  });

  test("says nothing of gardens, hallways, doors or rooms to those who read the code", () => {
    const metaphors = sources("src").flatMap((path) =>
      (readFileSync(path, "utf8").match(/^\s*(?:\/\/|\/?\*).*$/gm) ?? [])
        .filter((line) => /\b(?:gardens?|hallways?|doors?|rooms?)\b(?! for\b)/i.test(line))
        .filter((line) => !/little room/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(metaphors).toEqual([]);
  });
});

/** Texts of a source file over which a reader stumbles. */
function stumbles(path: string): readonly string[] {
  return textsIn(readFileSync(path, "utf8")).flatMap((text) =>
    bannedIn(text).map((fault) => `${path} ${fault}: ${text}`),
  );
}

/** The text of a node that is a string, or a piece of a template. */
function textOf(node: object): string | undefined {
  if (!("type" in node)) return undefined;
  if (node.type === "StringLiteral" && "value" in node) return String(node.value);
  return node.type === "TemplateElement" && "raw" in node ? String(node.raw) : undefined;
}

/** Every text with a blank in it that a source file holds, pieces of templates too. */
function textsIn(source: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const text = textOf(node);
    if (text?.trim().includes(" ")) found.push(text);
    Object.values(node).forEach(walk);
  };
  walk(parseSync(source, { syntax: "typescript", target: "es2022" }));
  return found;
}

test("texts are found in strings and templates, not in comments", () => {
  expect(textsIn('// no text\nconst a = "one text"; const b = `two ${a} more texts`;')).toEqual([
    "one text",
    " more texts",
  ]);
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { HANDLERS } from "../../src/acts/index.ts";
import { OUTPUTS } from "../../src/contract.ts";
import { ACT_STATES } from "../../src/core/act.ts";
import { STRENGTHS } from "../../src/core/answer.ts";
import { TAGS } from "../../src/core/finding.ts";
import { FINDING_KINDS } from "../../src/core/finding-id.ts";
import { decidesIn, decidingStage, STAGE_NAMES, stageFacts } from "../../src/core/stages.ts";
import { ROLLED_BACK } from "../../src/core/states.ts";
import { namesOf } from "../../src/core/table.ts";
import { OUTCOMES, VERDICTS } from "../../src/core/verdict.ts";
import { ACTS } from "../../src/receipts/index.ts";
import { WARN } from "../../src/report/groups.ts";
import { receipt } from "../../src/report/schema-receipt.ts";
import { STAGE_FUNCTIONS } from "../../src/stages/index.ts";

/** Cells of the rows of a page's table under its header. */
function rows(page: string, header: string): readonly (readonly string[])[] {
  const [, after = ""] = readFileSync(page, "utf8").split(`\n${header}\n`);
  const table = after.split("\n\n")[0] ?? "";
  return table
    .split("\n")
    .slice(1)
    .filter((row) => row.startsWith("| "))
    .map((row) => row.slice(2, -2).split(" | "))
    .map((cells) => cells.map((cell) => cell.trim()));
}

const each = (words: Readonly<Record<string, string>>) =>
  [...new Set(["pass", "fail", "unknown", "inconclusive", "pending"].map((v) => words[v]))].join(
    ", ",
  );

describe("stages", () => {
  test.each(STAGE_NAMES)("%s has its file, and its function in the register", (stage) => {
    expect({ missing: [`src/stages/${stage}.ts`].filter((path) => !existsSync(path)) }).toEqual({
      missing: [],
    });
    expect(typeof STAGE_FUNCTIONS[stage]).toBe("function");
  });

  test("the register has them in the table's order, and no others", () => {
    expect(Object.keys(STAGE_FUNCTIONS)).toEqual(STAGE_NAMES);
  });

  test("docs/stages.md has a row for each, with the table's words", () => {
    const wanted = STAGE_NAMES.map((stage) => {
      const { says, words, untouched, failedCheck } = stageFacts(stage);
      const more = [
        untouched === undefined ? "" : `; nothing begun: ${each(untouched)}`,
        failedCheck === undefined ? "" : `; a check failed: ${failedCheck}`,
      ];
      return [`\`${stage}\``, says, `${each(words)}${more.join("")}`];
    });
    expect(rows("docs/stages.md", "| stage | what it does | its headline says |")).toEqual(wanted);
  });

  test("docs/stages.md tells the facts of each", () => {
    const header = "| stage | needs GitHub | judges requirements | leaves the verdict | acts on |";
    const wanted = STAGE_NAMES.map((stage) => {
      const facts = stageFacts(stage);
      const acts = [
        facts.aboutRecord ? ["`deployment-id`"] : [],
        facts.takesReason ? ["`reason`"] : [],
        facts.takesTarget ? ["`to`"] : [],
      ];
      return [
        `\`${stage}\``,
        facts.needsGitHub ? "yes" : "no",
        facts.judges ? "yes" : "no",
        facts.decides.join(", ") || "nowhere",
        acts.flat().join(", "),
      ];
    });
    expect(rows("docs/stages.md", header)).toEqual(wanted);
  });

  test("in every environment one stage decides", () => {
    expect([true, false].map((production) => decidingStage({ production }))).toEqual([
      "verify",
      "smoke",
    ]);
    expect(decidesIn("smoke", { production: true })).toBe(false);
    expect(decidesIn("verify", { production: false })).toBe(true);
  });
});

describe("acts", () => {
  test.each(namesOf(ACTS))("%s has its files, its handler and its place in the schema", (kind) => {
    const files = [`src/receipts/${kind}.ts`, `src/acts/${kind}.ts`];
    expect({ missing: files.filter((path) => !existsSync(path)) }).toEqual({ missing: [] });
    expect(ACTS[kind].kind).toBe(kind);
    expect(Object.keys(HANDLERS[kind]).sort()).toEqual(["find", "perform", "repeatable"]);
    const common = { kind, key: "k", at: "2026-11-20T14:00:00Z", detail: "d" };
    expect(receipt.safeParse({ ...common, state: "recorded" }).success).toBe(true);
    expect(receipt.safeParse({ ...common, state: "refused", remedy: "r" }).success).toBe(true);
    expect(receipt.safeParse({ ...common, state: "done", result: {} }).success).toBe(false);
  });

  test("the handlers are those of the register", () => {
    expect(Object.keys(HANDLERS)).toEqual(namesOf(ACTS));
  });

  test("docs/report.md has a row for each, and for each state", () => {
    const acts = Object.values(ACTS).map(({ kind, says }) => [`\`${kind}\``, says]);
    const states = Object.entries(ACT_STATES).map(([state, { means }]) => [`\`${state}\``, means]);
    expect(rows("docs/report.md", "| Act | Means |")).toEqual(acts);
    expect(rows("docs/report.md", "| State | Means |")).toEqual(states);
  });
});

describe("words", () => {
  test("docs/report.md explains each, as the tables do", () => {
    const code = (table: Readonly<Record<string, { readonly means: string }>>) =>
      Object.entries(table).map(([name, { means }]) => [`\`${name}\``, means]);
    const wanted = [
      ...[...Object.values(OUTCOMES), WARN].map(({ word, means }) => [word, means]),
      ...code(TAGS),
      ...code(STRENGTHS),
    ];
    expect(rows("docs/report.md", "| Word | Means |")).toEqual(wanted);
  });

  test("docs/report.md explains each kind of finding", () => {
    const wanted = Object.entries(FINDING_KINDS).map(([kind, { means }]) => [
      expect.stringMatching(`^\`${kind}/[^\`]+\`$`),
      means,
    ]);
    expect(rows("docs/report.md", "| Id | Means |")).toEqual(wanted);
  });

  test("the outputs name every verdict and every end of a rollback", () => {
    for (const verdict of VERDICTS) expect(OUTPUTS.verdict).toContain(verdict);
    for (const end of Object.keys(ROLLED_BACK)) expect(OUTPUTS["rolled-back"]).toContain(end);
  });
});

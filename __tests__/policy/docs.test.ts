import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import { ROLE_KEYS, ROLES } from "../../src/core/roles.ts";
import { PERMISSIONS } from "../../src/policy/needs.ts";
import { EVALUATORS } from "../../src/requirements/index.ts";

const PAGE = readFileSync("docs/requirements.md", "utf8");

/** Rows of the table under a heading, as cells. */
function table(heading: string): readonly (readonly string[])[] {
  const text = PAGE.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = text.split("\n").filter((line) => line.startsWith("| `"));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

const SCRIPT = new URL("../../scripts/docs/requirements-table.mjs", import.meta.url).href;

const { requirementsPage }: { requirementsPage: (page: string, texts: object) => string } =
  await import(SCRIPT);

test("the tables of requirements are what the policy files say: `npm run docs` writes them", async () => {
  const shipped = await disk.policies();
  if (shipped.state !== "written") throw new Error("only a bundle has read them already");
  expect(PAGE).toBe(requirementsPage(PAGE, shipped.files));
});

test("every evaluator has a line that says when it passes", () => {
  const lines = table("How they are decided");
  expect(lines.map(([name]) => name)).toEqual(Object.keys(EVALUATORS).map((id) => `\`${id}\``));
  expect(lines.filter(([, words = ""]) => words === "")).toEqual([]);
});

test("every role stands there with its names and what it signs off", () => {
  expect(table("Who owns them")).toEqual(
    ROLE_KEYS.map((role) => [
      `\`${role}\``,
      ROLES[role].names.join(", "),
      ROLES[role].signs.map((id) => `\`${id}\``).join(", "),
    ]),
  );
});

test("every evaluator says what the token has to be allowed", () => {
  expect(Object.keys(PERMISSIONS)).toEqual(Object.keys(EVALUATORS));
});

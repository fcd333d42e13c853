// Writes docs/codes.md and the tables of docs/requirements.md from the sources and the policy files, and
// enters new codes among those that stay the same between versions; with --check compares instead.
import { readFileSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { codesPage } from "./docs/codes-page.mjs";
import { policyTexts } from "./policy-texts.mjs";

register("./ts-loader.mjs", import.meta.url);
const { requirementsPage } = await import("./docs/requirements-table.mjs");
const { CODE_SUBJECTS, CODE_CAUSES, CODES } = await import("../src/core/codes.ts");
const { PROBLEMS } = await import("../src/core/problem.ts");
const { OUTCOMES } = await import("../src/core/verdict.ts");

const PAGES = {
  "docs/codes.md": () =>
    codesPage({
      subjects: CODE_SUBJECTS,
      causes: CODE_CAUSES,
      problems: PROBLEMS,
      outcomes: OUTCOMES,
    }),
  "__tests__/laws/released-codes.json": (old) => {
    const released = JSON.parse(old);
    const added = CODES.filter((code) => !released.includes(code));
    return added.length === 0 ? old : `${JSON.stringify([...released, ...added], null, 2)}\n`;
  },
  "docs/requirements.md": (old) => requirementsPage(old, policyTexts()),
};

for (const [name, write] of Object.entries(PAGES)) {
  const page = new URL(`../${name}`, import.meta.url);
  const old = readFileSync(page, "utf8");
  const fresh = write(old);
  if (!process.argv.includes("--check")) {
    writeFileSync(page, fresh);
  } else if (old !== fresh) {
    console.error(`${name} is stale: run \`npm run docs\``);
    process.exitCode = 1;
  }
}

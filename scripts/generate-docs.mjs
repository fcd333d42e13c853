// Writes the tables of docs/requirements.md from the policy files; with --check compares instead.
import { readFileSync, writeFileSync } from "node:fs";
import { requirementsPage } from "./docs/requirements-table.mjs";
import { policyTexts } from "./policy-texts.mjs";

const page = new URL("../docs/requirements.md", import.meta.url);
const old = readFileSync(page, "utf8");
const fresh = requirementsPage(old, policyTexts());

if (!process.argv.includes("--check")) {
  writeFileSync(page, fresh);
} else if (old !== fresh) {
  console.error("docs/requirements.md is stale: run `npm run docs`");
  process.exitCode = 1;
}

// Writes schema/release.schema.json from the compiled code; with --check compares instead.
import { readFile, writeFile } from "node:fs/promises";
import { schema } from "../lib/commands/schema.js";
import { policyTexts } from "./policy-texts.mjs";

const target = new URL("../schema/release.schema.json", import.meta.url);

const text = await schema(async () => policyTexts());
if (process.argv.includes("--check")) {
  const current = await readFile(target, "utf8").catch(() => "");
  if (current !== text) {
    console.error("schema/release.schema.json is stale: run `node scripts/generate-schema.mjs`");
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}

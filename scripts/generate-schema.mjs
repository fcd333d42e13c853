// Writes schema/release.schema.json from the compiled code; with --check compares instead.
import { readFile, writeFile } from "node:fs/promises";
import { schema } from "../lib/commands/schema.js";

const target = new URL("../schema/release.schema.json", import.meta.url);
const policy = (name) => readFile(new URL(`../src/policy/${name}.yml`, import.meta.url), "utf8");

const text = await schema(policy);
if (process.argv.includes("--check")) {
  const current = await readFile(target, "utf8").catch(() => "");
  if (current !== text) {
    console.error("schema/release.schema.json is stale: run `node scripts/generate-schema.mjs`");
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}

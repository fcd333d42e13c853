// Writes schema/release.schema.json from the sources; with --check compares instead.
import { readFile, writeFile } from "node:fs/promises";
import { register } from "node:module";
import { policyTexts } from "./policy-texts.mjs";

register("./ts-loader.mjs", import.meta.url);
const { schema } = await import("../src/commands/schema.ts");

const target = new URL("../schema/release.schema.json", import.meta.url);

const text = await schema(async () => policyTexts());
if (process.argv.includes("--check")) {
  const current = await readFile(target, "utf8").catch(() => "");
  if (current !== text) {
    console.error("schema/release.schema.json is stale: run `npm run schemas`");
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}

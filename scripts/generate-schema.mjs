// Writes schema/release.schema.json from the sources; with --check compares instead.
import { readFile, writeFile } from "node:fs/promises";
import { register } from "node:module";

register("./ts-loader.mjs", import.meta.url);
const { disk } = await import("../src/adapters/disk.ts");
const { schema } = await import("../src/commands/schema.ts");

const target = new URL("../schema/release.schema.json", import.meta.url);

const text = await schema(disk.policies);
if (process.argv.includes("--check")) {
  const current = await readFile(target, "utf8").catch(() => "");
  if (current !== text) {
    console.error("schema/release.schema.json is stale: run `node scripts/generate-schema.mjs`");
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}

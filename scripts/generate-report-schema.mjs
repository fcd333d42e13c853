// Writes schema/report.schema.json from src/; with --check compares instead.
import { readFile, writeFile } from "node:fs/promises";
import { register } from "node:module";

register("./typescript-hooks.mjs", import.meta.url);
const { reportJsonSchema } = await import("../src/report/json-schema.ts");

const target = new URL("../schema/report.schema.json", import.meta.url);

const text = reportJsonSchema();
if (process.argv.includes("--check")) {
  const current = await readFile(target, "utf8").catch(() => "");
  if (current !== text) {
    console.error(
      "schema/report.schema.json is stale: run `node scripts/generate-report-schema.mjs`",
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}

// Writes schema/report.schema.json from the sources; with --check compares instead.
import { readFileSync, writeFileSync } from "node:fs";
import { register } from "node:module";

register("./ts-loader.mjs", import.meta.url);
const { reportJsonSchema } = await import("../src/report/json-schema.ts");

const file = new URL("../schema/report.schema.json", import.meta.url);
const fresh = reportJsonSchema();

if (!process.argv.includes("--check")) {
  writeFileSync(file, fresh);
} else if (readFileSync(file, "utf8") !== fresh) {
  console.error("schema/report.schema.json is stale: run `npm run schemas`");
  process.exitCode = 1;
}

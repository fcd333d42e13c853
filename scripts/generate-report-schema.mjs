// Writes schema/report.schema.json from the compiled sources in lib/; `--check` only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { reportJsonSchema } from "../lib/report/json-schema.js";

const file = new URL("../schema/report.schema.json", import.meta.url);
const fresh = reportJsonSchema();

if (!process.argv.includes("--check")) {
  writeFileSync(file, fresh);
} else if (readFileSync(file, "utf8") !== fresh) {
  console.error("schema/report.schema.json is old: run node scripts/generate-report-schema.mjs");
  process.exitCode = 1;
}

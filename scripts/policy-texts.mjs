import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../src/policy/", import.meta.url);

/** Texts of all policy files by their path below src/policy: `guide.yml`, `rows/plan.yml`. */
export function policyTexts() {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".yml"))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
  );
}

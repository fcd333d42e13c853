import { type PolicyTexts, readPolicies } from "../../src/policy/read-policies.ts";

/** A row that is as it should be, but for some keys; undefined leaves a key out. */
export function aRow(over: Readonly<Record<string, string | undefined>> = {}): string {
  const keys: Readonly<Record<string, string | undefined>> = {
    title: "Everything is tested",
    uses: "ci",
    phase: "readiness",
    due: "any",
    owner: "pm",
    effect: "{patch: block, minor: block, major: block}",
    sources: "[R1]",
    ...over,
  };
  const written = Object.entries(keys).filter(([, value]) => value !== undefined);
  return written.map(([key, value]) => `  ${key}: ${value}\n`).join("");
}

/** A policy of one row called `tested`, with other files or other texts. */
export function policyTexts(over: PolicyTexts = {}): PolicyTexts {
  return {
    "rows/all.yml": `tested:\n${aRow()}`,
    "house.yml": "defaults: {observe: 3m, every: 3s, stable-for: 3m}\nrequirements:\n  - tested\n",
    ...over,
  };
}

/** Problems as `file:line:column sentence (hint)`. */
export function saidOf(texts: PolicyTexts): readonly string[] {
  const read = readPolicies(texts);
  if (read.ok) return [];
  return read.problems.map(({ place, sentence, hint }) => {
    const tail = hint === undefined ? "" : ` (${hint})`;
    return `${place.file}:${place.line}:${place.column} ${sentence}${tail}`;
  });
}

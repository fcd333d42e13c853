import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { OUTPUTS, SETTINGS, type Setting } from "../../src/contract.ts";
import { VERSION } from "../../src/version.ts";

const settings: readonly Setting[] = Object.values(SETTINGS);
const action: {
  readonly inputs: Readonly<Record<string, { description: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
} = parse(readFileSync("action.yml", "utf8"));

/** Rows of the table under a heading: cells as text, code marks taken off the first. */
function table(path: string, heading: string): readonly (readonly string[])[] {
  const after = readFileSync(path, "utf8").split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return after
    .split("\n")
    .filter((row) => row.startsWith("| `"))
    .map((row) =>
      row
        .slice(1, -1)
        .split(" | ")
        .map((cell) => cell.trim()),
    );
}

describe("one contract", () => {
  test("action.yml has the inputs of the code, with their defaults and words", () => {
    const inputs = settings.flatMap(({ input, description, default: preset }) =>
      input === undefined
        ? []
        : [[input, preset === undefined ? { description } : { description, default: preset }]],
    );
    expect(action.inputs).toEqual(Object.fromEntries(inputs));
  });

  test("action.yml has the outputs of the code, with their words", () => {
    const outputs = Object.entries(OUTPUTS).map(([name, description]) => [name, { description }]);
    expect(action.outputs).toEqual(Object.fromEntries(outputs));
  });

  test("the action runs the committed bundle on node24", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/action/index.js" });
  });

  test("the docs' tables name every input, flag and output with the code's words", () => {
    const inputs = settings.flatMap((s) => (s.input ? [[`\`${s.input}\``, s.description]] : []));
    const flags = settings.flatMap((s) =>
      s.flag ? [[`\`${s.flag}\``, s.flagDescription ?? s.description]] : [],
    );
    const outputs = Object.entries(OUTPUTS).map(([name, words]) => [`\`${name}\``, words]);
    const first = (rows: readonly (readonly string[])[]) => rows.map((row) => row.slice(0, 2));
    expect(first(table("docs/action.md", "Inputs"))).toEqual(inputs);
    expect(first(table("docs/action.md", "Outputs"))).toEqual(outputs);
    expect(first(table("docs/command-line.md", "Flags"))).toEqual(flags);
  });

  test("the version is package.json's", () => {
    expect(VERSION).toBe(JSON.parse(readFileSync("package.json", "utf8")).version);
  });
});

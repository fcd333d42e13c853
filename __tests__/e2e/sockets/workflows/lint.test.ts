import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

const script = (name: string) => new URL(`../../../../scripts/workflows/${name}`, import.meta.url);

const CALL = `on: push
permissions: {}
jobs:
  release:
    permissions:
      contents: read
      checks: read
      issues: read
      actions: write
      deployments: write
      statuses: write
    uses: octoacme/release-gate/.github/workflows/gated-release.yml@v1
    with:
      INPUT: "1"
`;

/** What GitHub's own parser says of a workflow, in a process of its own as the lint script has it. */
function parserSays(text: string): readonly string[] {
  const program = `
    import { readFileSync } from "node:fs";
    import { register } from "node:module";
    register(${JSON.stringify(script("json-hook.mjs").href)});
    const { githubParser } = await import(${JSON.stringify(script("github-parser.mjs").href)});
    const text = readFileSync(0, "utf8");
    const sources = [{ from: "x", path: ".github/workflows/x.yml", text }];
    console.log(JSON.stringify(await githubParser(sources, (path) => readFileSync(path, "utf8"))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: fileURLToPath(new URL("../../../..", import.meta.url)),
    input: text,
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe("GitHub's own parser", () => {
  test("has nothing against a call with an input that exists", () => {
    expect(parserSays(CALL.replace("INPUT", "version"))).toEqual([]);
  });

  test("refuses a call with an input that does not exist", () => {
    expect(parserSays(CALL.replace("INPUT", "verison"))).toEqual([
      expect.stringContaining("verison"),
    ]);
  });
});

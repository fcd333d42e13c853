import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

const script = (name: string) => new URL(`../../scripts/workflows/${name}`, import.meta.url);

const { olderSyntax }: { olderSyntax: (text: string) => string } = await import(
  script("rewrite.mjs").href
);
const { fences }: { fences: (markdown: string, page: string) => readonly { text: string }[] } =
  await import(script("sources.mjs").href);

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
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
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

describe("the copy for act and actionlint", () => {
  test.each([
    ["takes the action of the same commit from the working tree", "  uses: $/", "  uses: ./"],
    [
      "takes our released action from the working tree",
      "- uses: octoacme/release-gate@v1",
      "- uses: ./",
    ],
    [
      "takes our released workflow from the working tree",
      "  uses: octoacme/release-gate/.github/workflows/gated-release.yml@v1",
      "  uses: ./.github/workflows/gated-release.yml",
    ],
    ["leaves other actions alone", "  uses: actions/checkout@v7", "  uses: actions/checkout@v7"],
    [
      "drops what they do not know, and keeps the count of lines",
      "a:\n  queue: max\nb: 1",
      "a:\n\nb: 1",
    ],
    ["drops that the runner writes no deployment", "  deployment: false", ""],
    ["leaves an output of that name alone", "  deployment-id: 1", "  deployment-id: 1"],
  ])("%s", (_, text, copy) => {
    expect(olderSyntax(text)).toBe(copy);
  });
});

describe("workflows in pages", () => {
  const FENCE = "```";
  test("are the fences of YAML with triggers and jobs, without their indentation", () => {
    const page = [
      `${FENCE}yaml`,
      "environments: {}",
      FENCE,
      `  ${FENCE}yaml`,
      "  on: push",
      "  jobs:",
      "    x: {}",
      `  ${FENCE}`,
    ].join("\n");
    expect(fences(page, "docs/x.md")).toEqual([
      {
        from: "docs/x.md:5",
        path: ".github/workflows/docs-x-md-5.yml",
        text: "on: push\njobs:\n  x: {}\n",
      },
    ]);
  });
});

import { describe, expect, test } from "@jest/globals";

const script = (name: string) => new URL(`../../scripts/workflows/${name}`, import.meta.url);

const { olderSyntax }: { olderSyntax: (text: string) => string } = await import(
  script("rewrite.mjs").href
);
const { fences }: { fences: (markdown: string, page: string) => readonly { text: string }[] } =
  await import(script("sources.mjs").href);

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

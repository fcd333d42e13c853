import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { disk } from "../src/adapters/disk.ts";
import { lint } from "../src/commands/lint.ts";

const PAGES = [
  "README.md",
  ...readdirSync("docs")
    .filter((f) => f.endsWith(".md"))
    .map((f) => `docs/${f}`),
];

/** Blocks of YAML on a page that are whole manifests. */
function manifests(page: string): readonly (readonly [string, string])[] {
  const blocks = readFileSync(page, "utf8").matchAll(/^```yaml\n([\s\S]*?)^```/gm);
  return [...blocks]
    .map(([, text = ""], index) => [`${page} block ${index + 1}`, text] as const)
    .filter(([, text]) => /^environments:/m.test(text) && /^deploy:/m.test(text));
}

describe("what the docs show", () => {
  test.each(PAGES.flatMap(manifests))("%s is a valid manifest", async (_, text) => {
    const { policies } = disk;
    const { lines, ok } = await lint({
      path: "release.yml",
      read: async () => text,
      policies,
      now: () => 0,
    });
    expect({ ok, lines: ok ? [] : lines }).toEqual({ ok: true, lines: [] });
  });

  test("the README's quick start is the example shop's workflow, without addresses that it has not", () => {
    const shop = readFileSync("examples/shop/.github/workflows/release.yml", "utf8");
    const start = shop.replace(/ {6}variables: \|\n(?: {8}.*\n)+/, "");
    expect(start).not.toBe(shop);
    expect(readFileSync("README.md", "utf8")).toContain(`\`\`\`yaml\n${start}\`\`\``);
  });

  test.each(PAGES)("%s links to files that are there", (page) => {
    const folder = page.startsWith("docs/") ? "docs/" : "";
    const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)];
    const broken = links
      .map(([, target = ""]) => `${folder}${target}`)
      .filter((path) => !existsSync(path));
    expect(broken).toEqual([]);
  });
});

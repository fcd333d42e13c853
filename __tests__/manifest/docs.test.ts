import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse, stringify } from "yaml";
import { CONTEXTS } from "../../src/expressions/contexts.ts";
import { manifestSchema } from "../../src/manifest/schema.ts";
import { problemsOf } from "./manifests.ts";

const examplesOf = (page: string): readonly string[] =>
  [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, block = ""]) => block)
    .filter((block) => parse(block) !== null);

const PAGE = readFileSync("docs/manifest.md", "utf8");
const EXAMPLES = examplesOf(PAGE);

/** Blocks that an example may need beside its own. */
const REST = {
  environments: {
    staging: { url: "https://s.example" },
    production: { url: "https://shop.example" },
  },
  deploy: { workflow: "deploy.yml" },
};

async function isValid(block: string): Promise<void> {
  const own: Record<string, unknown> = parse(block);
  const missing = Object.entries(REST).filter(([key]) => !(key in own));
  const rest = missing.length === 0 ? "" : stringify(Object.fromEntries(missing));
  expect(await problemsOf(`${block}${rest}`)).toEqual([]);
}

describe("the page about smoke checks", () => {
  const page = readFileSync("docs/smoke.md", "utf8");
  test.each(examplesOf(page))("shows what is valid: %s", isValid);

  test("shows every key of a check's request", () => {
    for (const key of ["query", "form", "headers", "auth", "redirects", "save", "needs", "tags"]) {
      expect(page).toContain(`\`${key}\``);
    }
  });
});

describe("the reference page", () => {
  test.each(EXAMPLES)("shows what is valid: %s", isValid);

  test("shows every key of the manifest", async () => {
    const shown = new Set(EXAMPLES.flatMap((block) => Object.keys(parse(block))));
    expect([...shown].toSorted()).toEqual(Object.keys(manifestSchema.shape).toSorted());
  });

  test("names every context of expressions", async () => {
    for (const context of Object.keys(CONTEXTS)) expect(PAGE).toContain(`| \`${context}\` |`);
  });
});

describe.each(["docs/notifications.md", "docs/incidents.md"])("%s", (path) => {
  test.each(examplesOf(readFileSync(path, "utf8")))("shows what is valid: %s", isValid);
});

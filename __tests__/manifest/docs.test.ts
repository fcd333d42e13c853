import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse, stringify } from "yaml";
import type { HttpReply } from "../../src/core/ports.ts";
import { CONTEXTS } from "../../src/expressions/contexts.ts";
import { manifestSchema } from "../../src/manifest/schema.ts";
import { smokeOptions } from "../../src/smoke/options.ts";
import { runChecks } from "../../src/smoke/run.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { never, someTools } from "../support/smoke-builders.ts";
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
    for (const key of [
      "query",
      "form",
      "headers",
      "auth",
      "redirects",
      "save",
      "needs",
      "tags",
      "run",
      "env",
      "results",
    ]) {
      expect(page).toContain(`\`${key}\``);
    }
  });
});

describe("the page about other tools", () => {
  test.each(examplesOf(readFileSync("docs/smoke-tools.md", "utf8")))(
    "shows what is valid: %s",
    isValid,
  );
});

describe("the check that other tools have, too", () => {
  const own = examplesOf(readFileSync("docs/smoke-tools.md", "utf8")).at(-1) ?? "";
  const health = (status: string, totalMs = 12) =>
    anAnswer({ body: JSON.stringify({ status }), totalMs });
  test.each<[string, readonly HttpReply[], readonly string[]]>([
    ["passes", [health("ok"), anAnswer({ status: 401 })], ["pass", "pass"]],
    [
      "fails by its body",
      [health("down"), anAnswer({ status: 401 }), health("down")],
      ["fail", "pass"],
    ],
    [
      "fails by its time",
      [health("ok", 900), anAnswer({ status: 401 }), health("ok", 900)],
      ["fail", "pass"],
    ],
    ["fails by who is let in", [health("ok"), anAnswer(), anAnswer()], ["pass", "fail"]],
  ])("%s", async (_, replies, outcomes) => {
    const { checks } = smokeOptions.parse(parse(own).smoke);
    const findings = await runChecks(checks, someTools({ http: fakeHttp(...replies) }), never);
    expect(findings.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});

describe("the page about what people vouch for", () => {
  const page = readFileSync("docs/attestations.md", "utf8");
  test.each(examplesOf(page))("shows what is valid: %s", isValid);
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

import { describe, expect, test } from "@jest/globals";
import { contextsOf } from "../../src/expressions/contexts.ts";
import { resolveTemplates } from "../../src/expressions/resolve.ts";

const SHA = "a".repeat(40);

const contexts = contextsOf({
  release: {
    name: "Shop",
    component: "",
    version: "2.4.0",
    versionFrom: "input",
    shaFrom: "the input",
    type: "minor",
    sha: SHA,
    previous: undefined,
  },
  target: { version: "2.3.7", sha: "b".repeat(40), kind: "rollback" },
  env: {
    HOST: "shop.example",
    EMPTY: "",
    TRICK: "${{ secrets.TOKEN }}",
    LIST: '["a","b"]',
    GITHUB_REPOSITORY: "octoacme/shop",
    GITHUB_TOKEN: "ghs_x",
    INPUT_TOKEN: "y",
  },
  secrets: { TOKEN: "s3cret", HOST: "hidden" },
});

describe("what an expression gives", () => {
  test.each([
    ["no expression at all", "plain $ { text", "plain $ { text"],
    ["a single expression", "${{ release.version }}", "2.4.0"],
    ["text around expressions", "v${{ release.version }}-${{ target.version }}!", "v2.4.0-2.3.7!"],
    ["names in any case", "${{ RELEASE.Version }} ${{ secrets.token }}", "2.4.0 s3cret"],
    ["an index for a name", "${{ env['HOST'] }}", "shop.example"],
    ["a secret line before the variable", "${{ secrets.HOST }}", "hidden"],
    ["GitHub's own context", "${{ github.repository }}", "octoacme/shop"],
    ["GitHub's functions", "${{ format('{0}/{1}', env.HOST, 'x') }}", "shop.example/x"],
    ["GitHub's operators", "${{ target.kind == 'rollback' && 'back' || 'on' }}", "back"],
    ["a boolean as text", "${{ release.type == 'minor' }}", "true"],
    ["a number as text", "${{ 1.5 }}", "1.5"],
    ["a part of JSON", "${{ fromJSON(env.LIST)[1] }}", "b"],
    ["JSON written out", "${{ toJSON(fromJSON('[1]')) }}", "[\n  1\n]"],
    ["braces inside a quoted word", "${{ '}}' }}", "}}"],
    ["a quoted word with a quote", "${{ 'it''s' }}", "it's"],
    [
      "what looks like an expression in a value, never evaluated",
      "${{ env.TRICK }}",
      "${{ secrets.TOKEN }}",
    ],
  ])("%s", (_rule, text, value) => {
    expect(resolveTemplates(text, contexts)).toEqual({ ok: true, value });
  });

  test("lists and maps are filled in to their depth; keys, numbers and the rest stay", () => {
    const value = { a: ["${{ release.name }}", 5], "${{ k }}": { b: null, c: undefined, d: true } };
    expect(resolveTemplates(value, contexts)).toEqual({
      ok: true,
      value: { a: ["Shop", 5], "${{ k }}": { b: null, c: undefined, d: true } },
    });
  });
});

describe("a look-up that finds nothing is an error at the look-up", () => {
  test.each([
    ["a secret", "${{ secrets.SMOKE_PASSWORD }}", "secrets.SMOKE_PASSWORD is not set"],
    ["a variable", "x${{ env.NOPE }}y", "env.NOPE is not set"],
    ["an empty variable", "${{ env.EMPTY }}", "env.EMPTY is not set"],
    ["also behind ||", "${{ env.NOPE || 'x' }}", "env.NOPE is not set"],
    ["also inside an index", "${{ fromJSON(env.LIST)[env.NOPE] }}", "env.NOPE is not set"],
    [
      "a context that is not known here",
      "${{ environment.name }}",
      "environment is not known here",
    ],
    ["a key of GitHub", "${{ github.sha }}", "github.sha is not known here"],
    ["an entry of a list", "${{ fromJSON(env.LIST)[7] }}", "….7 is not known here"],
    ["the token of the runner", "${{ env.GITHUB_TOKEN }}", "env.GITHUB_TOKEN is not set"],
    ["an input of the action", "${{ secrets.INPUT_TOKEN }}", "secrets.INPUT_TOKEN is not set"],
  ])("%s", (_rule, text, missing) => {
    expect(resolveTemplates({ deep: [text] }, contexts)).toEqual({
      ok: false,
      missing,
      remedy: expect.stringMatching(/\w/),
    });
  });

  test("the remedy names both ways to hand a secret in", () => {
    expect(resolveTemplates("${{ secrets.A }}", contexts)).toMatchObject({
      remedy: "add the line A=… to the action's input `secrets`, or set the environment variable A",
    });
  });
});

describe("what gives no text is an error", () => {
  test.each([
    ["a list", "${{ fromJSON(env.LIST) }}", /gives a list, not text/],
    ["a map", "a ${{ release }}", /gives a map of keys, not text/],
    ["null", "${{ null }}", /gives no value/],
    ["JSON that is none", "${{ fromJSON('{') }}", /Error parsing JSON/],
    ["an expression without an end", "${{ release.name", /no closing }}/],
    ["an empty expression", "${{ }}", /is empty/],
    ["an unknown context", "${{ nope.x }}", /nope/],
    ["an unknown function", "${{ hashFiles('x') }}", /hashFiles/],
  ])("%s", (_rule, text, missing) => {
    expect(resolveTemplates(text, contexts)).toEqual({
      ok: false,
      missing: expect.stringMatching(missing),
      remedy: "correct the expression in the manifest",
    });
  });
});

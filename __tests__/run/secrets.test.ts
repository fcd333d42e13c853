import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { redactor } from "../../src/core/redaction.ts";
import { secretsIn, shortSecretWarnings } from "../../src/run/secrets.ts";

const ENV = { TOKEN: "t-0815", OTHER: "o-4711", PATH: "/usr/bin", EMPTY: "" };

test.each<[string, string, readonly string[]]>([
  ["a look-up by name", "x: Bearer ${{ secrets.TOKEN }}", ["t-0815"]],
  ["a look-up by index", "x: ${{ secrets['TOKEN'] }}", ["t-0815"]],
  ["whatever its case", "x: ${{ SECRETS.token }}", ["t-0815"]],
  ["with blanks around the dot", "x: ${{ secrets . TOKEN }}", ["t-0815"]],
  [
    "inside a function",
    "x: ${{ format('{0}:{1}', secrets.TOKEN, secrets.OTHER) }}",
    ["t-0815", "o-4711"],
  ],
  ["as an index of something else", "x: ${{ fromJSON('{}')[secrets.TOKEN] }}", ["t-0815"]],
  ["deep in a list", "a: [{b: [1, {c: '${{ secrets.TOKEN }}'}]}]", ["t-0815"]],
  ["hidden behind YAML's escapes", 'x: "${{ \\x73ecrets.T\\u004fKEN }}"', ["t-0815"]],
  ["over several lines", "x: >-\n  ${{\n  secrets\n  .TOKEN }}", ["t-0815"]],
  ["twice", "a: ${{ secrets.TOKEN }}\nb: ${{ secrets.TOKEN }}", ["t-0815"]],
  ["of a variable that is empty", "x: ${{ secrets.EMPTY }}", []],
  ["of a variable that is not there", "x: ${{ secrets.NOBODY }}", []],
  ["of plain values", "x: ${{ env.TOKEN }} secrets.OTHER", []],
  ["that is no expression", "x: ${{ secrets. }}", []],
])("a secret is found: %s", (_how, yaml, expected) => {
  expect(secretsIn(parse(yaml), ENV, {})).toEqual(expected);
});

test("what is given as an input is secret, read or not", () => {
  expect(secretsIn({}, ENV, { KEY: "k-1", NONE: "" })).toEqual(["k-1"]);
});

test("the texts inside a secret that is JSON are secret: an expression can take them out", () => {
  const config = JSON.stringify({
    user: "smoke",
    nested: [{ password: "p-2718" }],
    port: 8080,
    on: true,
    a: "x",
  });
  const yaml = "x: ${{ fromJSON(secrets.CONFIG).nested[0].password }}";
  const secrets = secretsIn(parse(yaml), { CONFIG: config }, {});
  expect(secrets).toEqual([config, "smoke", "p-2718"]);
  expect(redactor(secrets)("password p-2718 refused")).toBe("password *** refused");
});

test("a secret that only looks like JSON is whole", () => {
  expect(secretsIn({}, {}, { KEY: "{not json" })).toEqual(["{not json"]);
});

describe("a secret that is too short to be hidden", () => {
  const warnings = (yaml: string, given: Readonly<Record<string, string>> = {}) =>
    shortSecretWarnings(parse(yaml), { PIN: "123", TOKEN: "t-0815" }, given);
  const words =
    "has fewer than four characters: it cannot be kept out of logs and reports; use a longer one";

  test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
    ["one that the manifest reads", "x: ${{ secrets.PIN }}", {}, [`the secret PIN ${words}`]],
    ["one that is given, read or not", "x: 1", { KEY: "ab" }, [`the secret KEY ${words}`]],
    ["each once", "a: ${{ secrets.PIN }}\nb: ${{ secrets.PIN }}", {}, [`the secret PIN ${words}`]],
    ["blanks do not count", "x: 1", { KEY: " a b " }, [`the secret KEY ${words}`]],
    ["a longer one", "x: ${{ secrets.TOKEN }}", { KEY: "abcd" }, []],
    ["one that is not set", "x: ${{ secrets.NOBODY }}", { KEY: "" }, []],
  ])("%s", (_case, yaml, given, expected) => {
    expect(warnings(yaml, given)).toEqual(expected);
  });

  test("no value is told", () => {
    expect(warnings("x: ${{ secrets.PIN }}", { KEY: "xyz" }).join()).not.toMatch(/123|xyz/);
  });
});

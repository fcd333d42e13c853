import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { redactor } from "../../src/core/redaction.ts";
import { secretsIn } from "../../src/run/secrets.ts";

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

import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { Problem } from "../../src/core/problem.ts";
import { masksOf, parseSecrets } from "../../src/run/secret-lines.ts";

describe("the input secrets", () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    ["nothing", "", {}],
    ["blank lines", "\n \n\t\n", {}],
    ["one a line", "A=one\nB_2=two\n", { A: "one", B_2: "two" }],
    ["lines of Windows", "A=one\r\nB=two\r\n", { A: "one", B: "two" }],
    ["a byte order mark", "\ufeffA=one", { A: "one" }],
    ["an indented line", "  A=one", { A: "one" }],
    ["a value with = and <<", "A=a=b<<c==", { A: "a=b<<c==" }],
    ["a value with blanks inside", "A=correct horse", { A: "correct horse" }],
    ["a value with one quote", `A="one\nB=two'`, { A: '"one', B: "two'" }],
    ["a value that is not set", "A=\nB=two\nC=  ", { B: "two" }],
    ["several lines", "A<<END\none\n two \n\nEND\nB=x", { A: "one\n two \n", B: "x" }],
    ["several lines of Windows", "A<<END\r\none\r\ntwo\r\nEND\r\n", { A: "one\ntwo" }],
    ["no line at all", "A<<END\nEND\nB=x", { B: "x" }],
    ["what is refused elsewhere", 'A<<E\n "one" \nB = c\n==\nE', { A: ' "one" \nB = c\n==' }],
    ["an end that is only part of a line", "A<<E\nE1\n E\nE", { A: "E1\n E" }],
    ["a blank behind the end's name", "A<<END \none\nEND", { A: "one" }],
    ["a name that every object has", "constructor=one", { constructor: "one" }],
  ])("%s", (_rule, text, expected) => {
    expect(parseSecrets(text)).toEqual(expected);
  });

  test.each<[string, string, number, string]>([
    ["a value alone", "A=one\nhunter2-hunter2", 2, "is not NAME=value"],
    ["a name that begins with a digit", "2A=hunter2", 1, "is not NAME=value"],
    ["a name with a dash", "A-B=hunter2", 1, "is not NAME=value"],
    ["no name", "=hunter2", 1, "is not NAME=value"],
    ["a comment", "# hunter2", 1, "is not NAME=value"],
    ["another way of naming", "export A=hunter2", 1, "is not NAME=value"],
    ["a colon", "A: hunter2", 1, "is not NAME=value"],
    ["base64 that nobody has named", "aHVudGVyMi1odW50ZXIy==", 1, "is not NAME=value"],
    ["a blank before =", "A =hunter2", 1, "has a space before ="],
    ["blanks on both sides", "A = hunter2", 1, "has a space before ="],
    ["a blank after =", "A= hunter2", 1, "has a space after ="],
    ["a blank at the end", "A=hunter2 \nB=x", 1, "ends with a space"],
    ["quotes", 'A="hunter2"', 1, "has quotes around its value"],
    ["single quotes", "\nA='hunter2'", 2, "has quotes around its value"],
    ["a name for the second time", "A=one\n\nA=hunter2", 3, "sets A again"],
    ["a name in another case", "A=one\na=hunter2", 2, "sets a again"],
    ["again after several lines", "A<<E\none\nE\nA=hunter2", 4, "sets A again"],
    ["a value without its end", "A=x\nB<<END\nhunter2", 2, "begins a value that no line END ends"],
    ["a value without a word for its end", "A<<\nhunter2", 1, "names no word that ends the value"],
    ["two words for its end", "A<<END OF IT\nhunter2", 1, "names no word that ends the value"],
  ])("refuses %s by its line, without showing it", (_rule, text, line, what) => {
    const problem = thrownBy(() => parseSecrets(text));
    expect(problem.message).toBe(`line ${line} of the input secrets ${what}`);
    expect(problem.remedy).toContain("NAME=value");
    expect(`${problem.message}${problem.remedy}`).not.toMatch(/hunter2|aHVudGVy/);
  });
});

function thrownBy(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("nothing was refused");
}

test("each line of a value is masked, but for what is too short to be hidden", () => {
  const key = "-----BEGIN KEY-----\nMIIEvQ\n}\n\n-----END KEY-----";
  expect(masksOf({ KEY: key, TOKEN: "t-0815", SAME: "MIIEvQ", PIN: "123" })).toEqual([
    "-----BEGIN KEY-----",
    "MIIEvQ",
    "-----END KEY-----",
    "t-0815",
  ]);
});

test("what the docs show can be read", () => {
  const page = readFileSync("docs/action.md", "utf8");
  const [, block = ""] = /```yaml\n( +with:\n +secrets: \|\n[^`]+)```/.exec(page) ?? [];
  expect(parseSecrets(parse(block).with.secrets)).toEqual({
    SMOKE_PASSWORD: "${{ secrets.SMOKE_PASSWORD }}",
    CLIENT_KEY: "${{ secrets.CLIENT_KEY }}",
  });
});

import { describe, expect, test } from "@jest/globals";
import { parseSecrets } from "../../src/action/secrets.ts";

describe("the input secrets", () => {
  test.each<[string, string, Record<string, string>]>([
    ["nothing", "", {}],
    ["blank lines", "\n \n\t\n", {}],
    ["one a line", "A=one\nB_2=two\n", { A: "one", B_2: "two" }],
    ["lines of Windows", "A=one\r\nB=two\r\n", { A: "one", B: "two" }],
    ["an indented line", "  A=one", { A: "one" }],
    ["a value with = and <<", "A=a=b<<c==", { A: "a=b<<c==" }],
    ["a value with blanks inside", "A=correct horse", { A: "correct horse" }],
    ["a value with one quote", `A="one\nB=two'`, { A: '"one', B: "two'" }],
    ["a value that is not set", "A=\nB=two", { B: "two" }],
    ["a value of several lines", "A<<END\none\n two \nEND\nB=x", { A: "one\n two ", B: "x" }],
    ["a value in quotes between its ends", 'A<<E\n"one"\nE', { A: '"one"' }],
    ["a name that every object has", "constructor=one", { constructor: "one" }],
  ])("%s", (_, text, expected) => {
    expect(parseSecrets(text)).toEqual(expected);
  });

  test.each([
    ["a value alone", "A=one\nhunter2-hunter2", 2, "is not NAME=value"],
    ["a name that begins with a digit", "2A=hunter2", 1, "is not NAME=value"],
    ["a name with a dash", "A-B=hunter2", 1, "is not NAME=value"],
    ["no name", "=hunter2", 1, "is not NAME=value"],
    ["a comment", "# hunter2", 1, "is not NAME=value"],
    ["a blank before the =", "A =hunter2", 1, "is not NAME=value"],
    ["a blank after the =", "A= hunter2", 1, "has a blank after the ="],
    ["a value in quotes", 'A="hunter2"', 1, "has quotes around the value"],
    ["a value in single quotes", "A='hunter2'", 1, "has quotes around the value"],
    ["a name for the second time", "A=one\n\nA=hunter2", 3, "gives A a second time"],
    ["a value without its end", "A=one\nB<<END\nhunter2", 2, "opens a value that no line closes"],
  ])("refuses %s by its line, without showing it", (_, text, line, what) => {
    const read = () => parseSecrets(text);
    expect(read).toThrow(`line ${line} of the input secrets ${what}`);
    expect(read).not.toThrow("hunter2");
  });
});

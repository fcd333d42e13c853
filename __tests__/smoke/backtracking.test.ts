import { expect, test } from "@jest/globals";
import { backtracks } from "../../src/smoke/backtracking.ts";
import fc from "../support/property.ts";

test.each([
  "(a+)+$",
  "^(a*)*b",
  "(a|a)*$",
  "(a|aa)+$",
  "(\\w|\\d)+!",
  "^(\\w+\\s?)*$",
  "(a?a?)*b",
  "([a-z]+)*x",
  "(?:.*)*y",
  "(?<name>[^x]+){2,}z",
  "x(?=(a+)+b)",
  "((ab)*|(ab)*)*c",
  "(a{1,20}){1,20}b",
  "([\\]a]+[\\]b]*)+c",
  "(\\u0061|a)*b",
  "(\\x61+)+b",
  "(a\\1?|a)+b".replace("\\1", "a"),
])("%s can take for ever", (source) => {
  expect(backtracks(source)).toBe(true);
});

test.each([
  "",
  "ok",
  "^v?\\d+\\.\\d+\\.\\d+$",
  "^(\\d+\\.)+\\d+$",
  "^\\d{1,3}(\\.\\d{1,3}){3}$",
  "(foo|far)+",
  "^(?:[a-z0-9-]+\\.)*example\\.com$",
  "\\b(GET|POST)\\b.*HTTP/[12]",
  "(a+){3}",
  "^.*ok.*$",
  '"status"\\s*:\\s*"(ok|up)"',
  "[*+(]+",
  "a{,3}+".replace("+", ""),
  "(?!x)(?:ab|cd)*",
  "^text/.*utf-8$",
  "([0-9a-f]{40}\\n)+",
])("%s does not double its time", (source) => {
  expect(backtracks(source)).toBe(false);
});

test("whatever can be read is judged, and soon", () => {
  const source = fc.string({
    unit: fc.constantFrom(
      ...["a", "b", "\\d", ".", "(", ")", "(?:", "|", "*", "+", "?", "{2,}", "[ab]", "^"],
    ),
    maxLength: 25,
  });
  fc.assert(
    fc.property(source, (text) => {
      fc.pre(isRegExp(text));
      expect(typeof backtracks(text)).toBe("boolean");
    }),
  );
});

function isRegExp(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

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
  "(a(?:|)b?)*c",
  "(a(?:b?|c?))+d",
  "(a{1,3})*b",
  "(a{2,3}|b)+c",
  "(a+){10}b",
  "(\\w{3}|\\w{5})*c",
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
  "(?:[0-9a-f]{12})+-",
  "(?:\\d{4}){20}",
  "(\\w{3})*c",
  "(?:|)(?:a|)b",
  "(a?|b)*c",
  "(?!x)(?:ab|cd)*",
  "^text/.*utf-8$",
  "([0-9a-f]{40}\\n)+",
])("%s does not double its time", (source) => {
  expect(backtracks(source)).toBe(false);
});

test.each([
  ["words", `(?:${Array.from({ length: 300 }, (_, i) => `word${i}`).join("|")})*x`],
  ["brackets", `${"(".repeat(30_000)}a${")".repeat(30_000)}`],
  ["classes", "[a-z]".repeat(2000)],
])("many %s are left to the limit of time", (_what, source) => {
  const started = performance.now();
  expect(backtracks(source)).toBe(false);
  expect(performance.now() - started).toBeLessThan(5000);
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

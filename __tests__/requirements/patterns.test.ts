import { expect, test } from "@jest/globals";
import { matches } from "../../src/requirements/patterns.ts";

test.each<[string, string, boolean]>([
  ["test", "test", true],
  ["test", "test 2", false],
  ["test", "Test", false],
  ["test*", "test", true],
  ["test*", "test (20, ubuntu)", true],
  ["test*", "a test", false],
  ["*test", "unit test", true],
  ["*test", "tests", false],
  ["*", "", true],
  ["*", "anything / at all", true],
  ["a*a", "a", false],
  ["a*a", "aa", true],
  ["a*b*c", "a-b-c", true],
  ["a*b*c", "a-c-b", false],
  ["a**c", "abc", true],
  ["*ab*ab*", "ab", false],
  ["*ab*ab*", "xababx", true],
  ["a.c", "abc", false],
  ["(a|b)+", "a", false],
  ["[a-z]", "a", false],
  ["te?t", "test", false],
  ["te*", "te*", true],
  ["\\d*", "7", false],
  ["\\d*", "\\d7", true],
  ["a\nb*", "a\nbc", true],
  ["", "", true],
  ["", "a", false],
])("%j names %j: %j", (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});

test("many stars take no longer than the name is long, for each", () => {
  expect(matches(`${"*a".repeat(200)}b`, "a".repeat(20_000))).toBe(false);
});

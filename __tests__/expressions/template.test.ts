import { expect, test } from "@jest/globals";
import { holdsExpression } from "../../src/expressions/template.ts";

test.each<[unknown, boolean]>([
  ["plain", false],
  ["a ${{ b }}", true],
  [{ a: [1, null, { b: "x ${{ y" }] }, true],
  [{ "${{ key }}": "plain" }, false],
  [[undefined, 3, true, {}], false],
])("%j holds an expression: %j", (value, holds) => {
  expect(holdsExpression(value)).toBe(holds);
});

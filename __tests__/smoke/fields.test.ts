import { describe, expect, test } from "@jest/globals";
import { isPlainPath } from "../../src/smoke/fields.ts";
import { pathProblem } from "../../src/smoke/json-path.ts";
import fc from "../support/property.ts";

describe("plain JSON paths", () => {
  test.each([
    "$",
    "$.status",
    "$._links.self",
    "$.orders[0].id",
    "$.*",
    "$[*].id",
    "$['x']",
    "$['content-type: a/b@1.0']",
    "$['']",
  ])("%s is plain", (path) => {
    expect(isPlainPath(path)).toBe(true);
  });

  test.each([
    "status",
    "$.",
    "$[",
    "$[01]",
    "$[-1]",
    "$.a b",
    "$.1a",
    "$..a",
    "$['it\\'s']",
    "$['a','b']",
    "$[?@.a]",
    "$.a\n",
    " $.a",
  ])("%j is left to the parser", (path) => {
    expect(isPlainPath(path)).toBe(false);
  });

  test("are all read by the parser", () => {
    const name = fc.stringMatching(/^\.[A-Za-z_]\w*$/);
    const index = fc.nat(999_999_999).map((n) => `[${n}]`);
    const quoted = fc.stringMatching(/^\['[\w .:@/-]*'\]$/);
    const part = fc.oneof(name, index, quoted, fc.constantFrom(".*", "[*]"));
    const path = fc.array(part).map((parts) => `$${parts.join("")}`);
    fc.assert(
      fc.property(path, (text) => {
        expect([isPlainPath(text), pathProblem(text)]).toEqual([true, undefined]);
      }),
    );
  });

  test("are never ones that the parser refuses", () => {
    const noise = fc.string({ unit: fc.constantFrom(..."$.[]'*0123ab_ -\\\n") });
    fc.assert(
      fc.property(noise, (text) => {
        const path = `$${text}`;
        if (isPlainPath(path)) expect(pathProblem(path)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});

import { describe, expect, test } from "@jest/globals";
import { withNonce } from "../../src/core/dispatch.ts";
import { nonceOf, showsNonce } from "../../src/core/nonce.ts";

const KEY = "rg:octoacme/shop::production:1be07d4:4711:deploy";
const nonce = (id: number, key = KEY) => nonceOf({ id, payload: { key } });

describe("the nonce of a record", () => {
  test("is always the same", () => expect(nonce(12)).toBe(nonce(12)));

  // Test vectors of FNV-1a: http://www.isthe.com/chongo/src/fnv/test_fnv.c
  test.each([
    ["", "811c9dc5"],
    ["a", "e40c292c"],
    ["foobar", "bf9cf968"],
  ])("ends with the hash of its key %j", (key, hash) => {
    expect(nonce(12, key)).toBe(`rg-12-${hash}`);
  });

  test("is no part of that of another record", () => {
    const all = [1, 2, 11, 12, 112, 121].map((id) => nonce(id));
    for (const one of all) expect(all.filter((other) => other.includes(one))).toEqual([one]);
  });
});

describe("a run-name shows it", () => {
  test.each([
    ["${{ inputs.release-gate }}", true],
    ["Deploy ${{ inputs.version }} (${{inputs.release-gate}})", true],
    ["${{ inputs['release-gate'] }}", true],
    ["${{ github.event.inputs.release-gate }}", true],
    ["${{ inputs.release-gate || 'by hand' }}", true],
    ["Deploy ${{ inputs.version }}", false],
    ["inputs.release-gate", false],
    ["${{ inputs.release-gate-mode }}", false],
    ["${{ inputs.release-gate && 'gated' }}", false],
    ["${{ inputs.version || inputs.release-gate }}", false],
    [undefined, false],
    [7, false],
  ])("%j: %j", (name, shown) => expect(showsNonce(name)).toBe(shown));
});

describe("a dispatch carries it", () => {
  const declared = [{ name: "release-gate", required: false, hasDefault: false }];
  test.each([
    ["where the workflow takes it", "rg-1-ab", declared, { sha: "1", "release-gate": "rg-1-ab" }],
    ["nowhere else", "rg-1-ab", [], { sha: "1" }],
    ["and not where there is none", undefined, declared, { sha: "1" }],
  ])("%s", (_where, given, inputs, sent) => {
    expect(withNonce({ sha: "1" }, given, inputs)).toEqual(sent);
  });
});

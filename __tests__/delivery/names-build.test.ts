import { describe, expect, test } from "@jest/globals";
import { namesBuild } from "../../src/delivery/names-build.ts";
import type { CheckOptions } from "../../src/smoke/options.ts";
import { aCheck } from "../support/smoke-builders.ts";

const OK = { status: 200 } as const;

describe("what only a known build can be asked", () => {
  const VERSION = "${{ release.version }}";
  test.each<[string, Partial<CheckOptions>, boolean]>([
    ["nothing of that", {}, false],
    [
      "its version in what is expected",
      { expect: { ...OK, body: { contains: `v${VERSION}` } } },
      true,
    ],
    ["its commit in the path", { path: "/assets/${{ release.SHA }}/app.js" }, true],
    ["any of it", { text: "${{ toJSON(release) }}" }, true],
    ["a comparison of the version", { expect: { ...OK, version: { json: "$.version" } } }, true],
    ["a name and a secret", { text: "${{ release.name }} ${{ secrets.KEY }}" }, false],
  ])("%s", (_what, over, expected) => {
    expect(namesBuild(aCheck(over))).toBe(expected);
  });
});

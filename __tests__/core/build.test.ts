import { describe, expect, test } from "@jest/globals";
import { type Answered, compareBuild, isSameCommit, provenBy } from "../../src/core/build.ts";

const SHA = "9f3c2ab0000000000000000000000000000000aa";
const build = { version: "2.4.0", sha: SHA };

const compared = (answered: Answered, before?: Answered): string => {
  const result = compareBuild(answered, { build, before });
  return result.same === true ? result.proof : String(result.same);
};

describe("how an answer proves that a build is live", () => {
  test.each<[string, Answered | undefined, Answered | undefined, string]>([
    ["its commit, whatever answered before", { commit: "9f3c2ab" }, undefined, "commit"],
    ["a version that is new here", { version: "2.4.0" }, { version: "2.3.7" }, "version"],
    ["a version, where nothing told one before", { version: "2.4.0" }, {}, "version"],
    ["a version, where nobody knows what answered before", { version: "2.4.0" }, undefined, "none"],
    ["the version that answered before", { version: "2.4.0" }, { version: "v2.4.0" }, "none"],
    ["another commit of its version", { commit: "1be07d4", version: "2.4.0" }, {}, "none"],
    ["nothing that tells", {}, {}, "none"],
    ["no answer", undefined, {}, "none"],
  ])("%s", (_what, answered, before, expected) => {
    expect(provenBy(answered, build, before)).toBe(expected);
  });
});

describe("which build answers", () => {
  const rows: readonly [string, string, ...Answered[]][] = [
    ["the commit in full", "commit", { commit: SHA }],
    ["seven digits of the commit", "commit", { commit: "9f3c2ab" }],
    ["the commit in capitals", "commit", { commit: "9F3C2AB" }],
    ["another commit", "false", { commit: "1be07d4" }],
    ["another commit under the same version", "false", { commit: "1be07d4", version: "2.4.0" }],
    ["the commit under another version", "commit", { commit: SHA, version: "0.0.0-dev" }],
    ["a version that is new here", "version", { version: "2.4.0" }, { version: "2.3.7" }],
    ["a version where nothing answered before", "version", { version: "v2.4.0" }],
    ["the same version as before", "none", { version: "2.4.0" }, { version: "2.4.0+build.7" }],
    ["another version", "false", { version: "2.3.7" }, { version: "2.3.7" }],
    ["nothing that tells", "undefined", {}],
  ];

  test.each(rows)("%s: %s", (_what, expected, ...[answered = {}, before]) => {
    expect(compared(answered, before)).toBe(expected);
  });

  test.each([
    ["9f3c2ab", SHA, true],
    [SHA, "9f3c2ab", true],
    ["9f3c2a", SHA, false],
    ["9f3c2ax", SHA, false],
    ["", "", false],
  ])("%s and %s are the same commit: %s", (one, other, expected) => {
    expect(isSameCommit(one, other)).toBe(expected);
  });
});

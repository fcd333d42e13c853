import { describe, expect, test } from "@jest/globals";
import { TAG_PATTERN, tagNames, versionInTag } from "../../src/core/tag.ts";

const VERSION = "${{ release.version }}";

describe("the tag of a version", () => {
  test.each<[string | undefined, readonly string[]]>([
    [undefined, ["v2.4.0", "2.4.0"]],
    [VERSION, ["2.4.0"]],
    [`api-v${VERSION}`, ["api-v2.4.0"]],
    ["api/${{release.version}}-final", ["api/2.4.0-final"]],
    [`@octoacme/api@${VERSION}`, ["@octoacme/api@2.4.0"]],
  ])("%s", (tag, names) => {
    expect(tagNames(tag, "2.4.0")).toEqual(names);
    for (const name of names) expect(versionInTag(tag, name)).toBe("2.4.0");
  });

  test.each([
    ["another service's", `api-v${VERSION}`, "web-v2.4.0", undefined],
    ["one without a version", `api-v${VERSION}`, "api-v", undefined],
    ["one that is all text around it", `ab${VERSION}ba`, "aba", undefined],
    ["one that goes on", `api-v${VERSION}`, "api-v2.4.0-web", "2.4.0-web"],
    ["one with more before it", VERSION, "v2.4.0", undefined],
    ["one with more before it than is written", `api-${VERSION}`, "api-v2.4.0", undefined],
    ["one of another name", undefined, "nightly", "nightly"],
  ])("%s", (_what, tag, name, version) => {
    expect(versionInTag(tag, name)).toBe(version);
  });

  test.each([
    "api",
    `v${VERSION}-${VERSION}`,
    "v${{ release.sha }}",
    "${{ github.ref_name }}",
    `a b ${VERSION}`,
    `-v${VERSION}`,
    `a..b${VERSION}`,
    `v${VERSION}.`,
    `v${VERSION} || 1`,
    `v~${VERSION}`,
    `v@{${VERSION}`,
    "",
  ])("cannot be %j", (tag) => {
    expect(TAG_PATTERN.test(tag)).toBe(false);
  });
});

import { describe, expect, test } from "@jest/globals";
import { loadManifest } from "../../src/manifest/load.ts";
import { loadPlain } from "../../src/manifest/load-plain.ts";
import { POLICIES, SMALLEST } from "./manifests.ts";

const WINDOWS = `health: {observe: 12s, every: 200ms}
rollback: {stable-for: 12s}
`;
const PLAIN = `${SMALLEST}${WINDOWS}`;

const outcomeOf = (loaded: ReturnType<typeof loadPlain>) =>
  loaded?.ok === true ? loaded.manifest : loaded?.problems;

describe("a manifest that needs no policy and no parser of paths", () => {
  test.each([
    ["is valid", PLAIN],
    ["has plain JSON paths", `${PLAIN}smoke: {checks: [{get: /, expect: {json: {$.a: 1}}}]}\n`],
    ["has a wrong window", `${PLAIN.replace("12s, every", "1s, every")}`],
    ["has an unknown key", `${PLAIN}polcy: guide\n`],
    ["is no YAML", "a: [\n"],
    ["is empty", ""],
  ])("and %s is read as by loadManifest", (_rule, text) => {
    const parts = { path: "release.yml", text };
    const plain = outcomeOf(loadPlain(parts));
    expect(plain).toBeDefined();
    expect(plain).toEqual(outcomeOf(loadManifest({ ...parts, policies: POLICIES })));
  });
});

describe("what is not decided without them", () => {
  test.each([
    ["windows that the policy completes", SMALLEST],
    ["lines of the policy", `${PLAIN}requirements: {ci-passing: {checks: [a]}}\n`],
    [
      "a JSON path that is not plain",
      `${PLAIN}smoke: {checks: [{get: /, expect: {json: {"$..a": 1}}}]}\n`,
    ],
    [
      "a wrong JSON path beside other problems",
      `${PLAIN}polcy: guide\nsmoke: {checks: [{get: /, expect: {json: {"$[": 1}}}]}\n`,
    ],
    [
      "a path of the version that is not plain",
      `${PLAIN}smoke: {ready: {get: /v, version: {json: "$['a','b']"}}}\n`,
    ],
  ])("%s", (_rule, text) => {
    expect(loadPlain({ path: "release.yml", text })).toBeUndefined();
  });
});

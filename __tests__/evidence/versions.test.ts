import { describe, expect, test } from "@jest/globals";
import { versionIn } from "../../src/evidence/versions.ts";
import { versions } from "../../src/questions/versions.ts";
import { askOne, knownValue } from "./collect.ts";

describe("the version that a file names", () => {
  test.each<[string, string, string | undefined]>([
    ["package.json", '{"name": "shop", "version": "2.4.0"}', "2.4.0"],
    ["web/package.json", '{"version": "2.4.0"}', "2.4.0"],
    ["package.json", '{"version": 2}', undefined],
    ["package.json", "{", undefined],
    ["package.json", "null", undefined],
    ["pyproject.toml", '[project]\nname = "shop"\nversion = "2.4.0"\n', "2.4.0"],
    ["pyproject.toml", "[tool.poetry]\nversion='2.4.0'\n", "2.4.0"],
    ["pyproject.toml", '[tool.other]\nversion = "1"\n[project]\nname = "shop"\n', undefined],
    ["Cargo.toml", '[package]\nversion = "2.4.0"\n[dependencies.a]\nversion = "1"\n', "2.4.0"],
    ["Cargo.toml", '[dependencies.a]\nversion = "1"\n', undefined],
    ["Chart.yaml", 'version: 1.0.0\nappVersion: "2.4.0"\n', "2.4.0"],
    ["Chart.yaml", "version: 1.0.0\nappVersion: 2.4.0 # shop\n", "2.4.0"],
    ["Chart.yaml", "version: 1.0.0\n", undefined],
    ["VERSION", "2.4.0\n", "2.4.0"],
  ])("%s: %j", (path, text, version) => {
    expect(versionIn(path, text)).toBe(version);
  });
});

test("files that are there, by the release's commit", async () => {
  const source = async (path: string) => ({
    ...{ state: "read" as const, origin: "commit 9f3c2ab" },
    text: path === "package.json" ? '{"version": "2.4.0"}' : undefined,
  });
  const asked = versions(["package.json", "Cargo.toml"]);
  expect(await knownValue(asked, undefined, { source })).toEqual({
    files: [{ path: "package.json", version: "2.4.0" }],
  });
});

test("a file that could not be read is no answer", async () => {
  const source = async () => ({ state: "missing" as const, reason: "x", remedy: "y" });
  expect(await askOne(versions(["package.json"]), undefined, { source })).toMatchObject({
    state: "missing",
  });
});

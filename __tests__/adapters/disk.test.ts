import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "disk-test-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("reading", () => {
  test.each(["nowhere.txt", "no/folder/x.txt", "file.txt/x"])("%s is not there", async (path) => {
    await disk.write(join(folder, "file.txt"), "x");
    expect(await disk.read(join(folder, path))).toBeUndefined();
  });

  test("a folder is a problem, not an absent file", async () => {
    await expect(disk.read(folder)).rejects.toMatchObject({
      name: "Problem",
      message: `${folder} is a folder, not a file`,
    });
  });

  test.each([
    ["a loop of links", "loop", "ELOOP"],
    ["a name that no file can have", "a\0b", "ERR_INVALID_ARG_VALUE"],
  ])("%s is a problem", async (_, name, code) => {
    symlinkSync("loop", join(folder, "loop"));
    await expect(disk.read(join(folder, name))).rejects.toMatchObject({
      name: "Problem",
      message: `${join(folder, name)} cannot be read: ${code}`,
    });
  });
});

describe("writing", () => {
  test("makes folders, replaces the whole file and leaves nothing beside it", async () => {
    const path = join(folder, "production-verify", "report.json");
    await disk.write(path, "a long first text");
    await disk.write(path, "ä");
    expect(await disk.read(path)).toBe("ä");
    expect(readdirSync(join(folder, "production-verify"))).toEqual(["report.json"]);
  });

  test("that fails leaves nothing behind", async () => {
    await disk.write(join(folder, "taken", "x"), "x");
    await expect(disk.write(join(folder, "taken"), "y")).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["taken"]);
  });

  test("two at once leave one of the two texts", async () => {
    const path = join(folder, "report.json");
    const texts = ["a".repeat(100_000), "b".repeat(100_000)];
    await Promise.all(texts.map((text) => disk.write(path, text)));
    expect(texts).toContain(readFileSync(path, "utf8"));
  });
});

test("every file of the policies ships with the product", async () => {
  const files = readdirSync("src/policy", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml"))
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(join("src/policy", name), "utf8")]);
  expect(await disk.policies()).toEqual({ state: "written", files: Object.fromEntries(files) });
});

describe("the repository around a file", () => {
  test.each([
    ["a folder", (path: string) => mkdirSync(path)],
    ["a file, as in a work tree", (path: string) => writeFileSync(path, "gitdir: x")],
  ])("begins where .git is %s", async (_how, make) => {
    make(join(folder, ".git"));
    mkdirSync(join(folder, "services/api"), { recursive: true });
    const root = folder.replaceAll("\\", "/");
    expect(await disk.repository(join(folder, "services/api/release.yml"))).toEqual({
      root,
      inside: "services/api",
    });
    expect(await disk.repository(join(folder, "release.yml"))).toEqual({ root, inside: "" });
  });

  test("is none outside of any", async () => {
    expect(await disk.repository(join(folder, "release.yml"))).toBeUndefined();
  });
});

import { beforeEach, expect, test } from "@jest/globals";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { paths } from "../../src/questions/paths.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub } from "../support/fake-github.ts";
import { askWorld, valueIn } from "./ask-world.ts";
import { knownValue } from "./collect.ts";

let world: World;
let base: string;

beforeEach(() => {
  world = createWorld();
  base = addCommit(world, { files: { "a.txt": "1", "b.txt": "1", "docs/c.md": "1" } }).sha;
});

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`src/${i}.ts`, "1"]));

test("those that were changed, added and removed", async () => {
  const { sha } = addCommit(world, { files: { "a.txt": "2", "b.txt": null, "d.txt": "1" } });
  expect(await valueIn(world, paths(base, sha))).toEqual({
    ...{ base, head: sha },
    paths: ["a.txt", "b.txt", "d.txt"],
  });
  expect(world.requests).toBe(1);
});

test("all of more than a comparison shows", async () => {
  const { sha } = addCommit(world, { files: many(301) });
  expect((await valueIn(world, paths(base, sha))).paths).toHaveLength(301);
  expect(world.requests).toBe(3);
});

test("all that differ between two branches, not only what one of them changed", async () => {
  const main = addCommit(world, { files: { "a.txt": "2" } }).sha;
  const { sha } = addCommit(world, { branch: "other", parents: [base], files: { "b.txt": "2" } });
  expect((await valueIn(world, paths(main, sha))).paths).toEqual(["a.txt", "b.txt"]);
});

test("all that there are on a first release, and none between a commit and itself", async () => {
  expect((await valueIn(world, paths(undefined, base))).paths).toHaveLength(3);
  expect((await valueIn(world, paths(base, base))).paths).toEqual([]);
});

test("a file that was moved is at both places", async () => {
  const files = [{ filename: "new.md", previous_filename: "old.md" }];
  const github = fakeGitHub({
    [`GET /compare/${PREVIOUS_SHA}...${SHA}`]: { status: "ahead", files },
  });
  const value = await knownValue(paths(PREVIOUS_SHA, SHA), github);
  expect(value.paths).toEqual(["new.md", "old.md"]);
});

test("a tree that is cut is no answer", async () => {
  const { sha } = addCommit(world, { files: many(301) });
  world.mostPaths = 100;
  expect(await askWorld(world, paths(base, sha))).toMatchObject({
    state: "missing",
    reason:
      "what this release changes could not be read: the repository has more paths than GitHub lists at once",
  });
});

test("without the right to read contents the line is named", async () => {
  Object.assign(world.permissions, { contents: "none" });
  expect(await askWorld(world, paths(base, base.replace(/^./, "f")))).toMatchObject({
    state: "missing",
    permission: "contents: read",
  });
});

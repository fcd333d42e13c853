import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { git } from "../../../../src/adapters/git.ts";

const signal = new AbortController().signal;

let root: string;

const run = (...parameters: readonly string[]) =>
  execFileSync(
    "git",
    ["-C", root, "-c", "user.name=t", "-c", "user.email=t@shop.example", ...parameters],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  ).trim();

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "git-test-")));
});

afterAll(() => rmSync(root, { recursive: true }));

test("a folder without a checkout, and one that is not there, are none", async () => {
  expect(await git(root, signal)).toBeUndefined();
  expect(await git(join(root, "nowhere"), signal)).toBeUndefined();
});

test("a repository without a commit is none", async () => {
  run("init", "--quiet");
  expect(await git(root, signal)).toBeUndefined();
});

test("commit, tags and root are read from any folder of a clean checkout", async () => {
  await mkdir(join(root, "shop"));
  await writeFile(join(root, "shop", "release.yml"), "deploy: x\n");
  run("add", ".");
  run("commit", "--quiet", "-m", "one", "--no-gpg-sign");
  run("tag", "v2.4.0");
  run("tag", "--no-sign", "-a", "shop-2.4.0", "-m", "two");
  expect(await git(join(root, "shop"), signal)).toEqual({
    sha: run("rev-parse", "HEAD"),
    clean: true,
    tags: ["shop-2.4.0", "v2.4.0"],
    root,
  });
});

test("a changed file and an untracked one make it unclean, also where the user hides those", async () => {
  run("config", "status.showUntrackedFiles", "no");
  await writeFile(join(root, "new.txt"), "x");
  expect(await git(join(root, "shop"), signal)).toMatchObject({ clean: false });
  rmSync(join(root, "new.txt"));
  await writeFile(join(root, "shop", "release.yml"), "deploy: y\n");
  expect(await git(root, signal)).toMatchObject({ clean: false });
});

test("an aborted signal reads nothing", async () => {
  expect(await git(root, AbortSignal.abort())).toBeUndefined();
});

import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, jest, test } from "@jest/globals";
import * as z from "zod";
import { action } from "../support/action-run.ts";
import { execute, inFolder, ROOT } from "../support/child.ts";
import { demo } from "../support/demo-run.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

/** Bytes that a run of the action downloads at most. */
const LIMIT = 1_000_000;

const git = (...words: readonly string[]) =>
  execFileSync("git", words, { cwd: ROOT, maxBuffer: 2 ** 27 });

/** The commit as GitHub archives it for runs of the action, for npx and for "Download ZIP". */
const archive = git("archive", "--worktree-attributes", "HEAD");

function inArchive<T>(use: (folder: string) => Promise<T>): Promise<T> {
  return inFolder((folder) => {
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    return use(folder);
  });
}

const manifest = z.object({ files: z.array(z.string()) });
const packed = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);

/** Paths that npm takes into the package of a folder, sorted. */
function packedFrom(cwd: string): readonly string[] {
  const npm = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"], {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [{ files }] = packed.parse(JSON.parse(npm.stdout));
  return files.map(({ path }) => path).sort();
}

/** Paths of the commit that `files` of its package.json names, and those that npm always takes. */
function packageOfCommit(): readonly string[] {
  const { files } = manifest.parse(JSON.parse(git("show", "HEAD:package.json").toString()));
  const paths = ["LICENSE", "README.md", "package.json", ...files];
  const tree = git("ls-tree", "-r", "--name-only", "HEAD", ...paths).toString();
  return tree.trim().split("\n").sort();
}

describe("the archive of a commit", () => {
  test("is under a megabyte", () => {
    expect(gzipSync(archive, { level: 9 }).length).toBeLessThan(LIMIT);
  });

  test.concurrent("holds what users need, and no more", () =>
    inArchive(async (folder) => {
      expect(readdirSync(folder).sort()).toEqual([
        ...["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "action.yml"],
        ...["dist", "examples", "package.json", "schema", "workflows-templates"],
      ]);
    }));

  test.concurrent("holds the npm package, whole", () =>
    inArchive(async (folder) => {
      const paths = packedFrom(folder);
      expect(paths).toContain("dist/cli/index.js");
      expect(paths).toEqual(packageOfCommit());
    }));

  test.concurrent("runs: the action, the command line and the demo", () =>
    inArchive(async (folder) => {
      const cli = join(folder, "dist/cli/index.js");
      const shop = join(folder, "examples/shop");
      expect(await execute(cli, ["lint"], { cwd: shop })).toMatchObject({ code: 0, stderr: "" });
      expect(await execute(cli, ["schema"], { cwd: folder })).toMatchObject({ code: 0 });
      const script = join(folder, "dist/action/index.js");
      expect(await action({ workspace: shop, inputs: { stage: "lint" }, script })).toMatchObject({
        code: 0,
        outputs: { verdict: "pass" },
      });
      expect(await demo(["--blocked"], { script: cli })).toMatchObject({ code: 0, left: [] });
    }));
});

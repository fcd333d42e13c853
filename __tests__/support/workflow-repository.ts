import { execFileSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { World } from "../../src/demo/github/world.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const UPLOAD = join(ROOT, "__tests__/support/upload-artifact");

/** Changes to files before they are committed, by path in the repository; a new one is empty before. */
export type Edits = Readonly<Record<string, (text: string) => string>>;

/**
 * Lays the action and all our workflows into a folder, as act has to see them: a reusable workflow
 * and its action are those of the repository that it runs in. Starter workflows keep their names.
 */
export async function addWorkflows(folder: string, example = "examples/shop"): Promise<void> {
  // a path that TypeScript does not follow: the lint script shares it, and runs without a compiler
  const rewrite = new URL("../../scripts/workflows/rewrite.mjs", import.meta.url).href;
  const { olderSyntax }: { olderSyntax: (text: string) => string } = await import(rewrite);
  await cp(join(ROOT, "action.yml"), join(folder, "action.yml"));
  for (const part of ["dist/action", "dist/main"]) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  }
  const target = join(folder, ".github/workflows");
  await mkdir(target, { recursive: true });
  for (const from of ["workflows-templates", `${example}/.github/workflows`, ".github/workflows"]) {
    const prefix = from === "workflows-templates" ? "template-" : "";
    for (const name of await readdir(join(ROOT, from))) {
      if (!name.endsWith(".yml")) continue;
      const text = await readFile(join(ROOT, from, name), "utf8");
      const instantiated = text.replaceAll("$default-branch", "main");
      await writeFile(join(target, prefix + name), olderSyntax(instantiated));
    }
  }
  await writeFile(join(folder, ".gitignore"), ".shop/\nrelease-gate-report/\n");
}

/**
 * What stands in for GitHub's storage on this machine, by each `actions/upload-artifact@<commit>`
 * that the workflows of a folder name.
 */
export async function uploadStandIns(folder: string): Promise<Readonly<Record<string, string>>> {
  const workflows = join(folder, ".github/workflows");
  const names = await readdir(workflows);
  const texts = await Promise.all(names.map((name) => readFile(join(workflows, name), "utf8")));
  const uses = texts.flatMap((text) => text.match(/actions\/upload-artifact@[\w.-]+/g) ?? []);
  return Object.fromEntries(uses.map((use) => [use, UPLOAD]));
}

export async function edit(folder: string, edits: Edits): Promise<void> {
  for (const [path, change] of Object.entries(edits)) {
    const at = join(folder, path);
    const text = await readFile(at, "utf8").catch(() => "");
    const changed = change(text);
    if (changed === text) throw new Error(`the edit of ${path} changes nothing`);
    await mkdir(dirname(at), { recursive: true });
    await writeFile(at, changed);
  }
}

/** Commits a folder as the repository `octoacme/shop` and gives the commit. */
export function commitAll(folder: string): string {
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "remote", "add", "origin", "https://github.com/octoacme/shop.git");
  return commitMore(folder);
}

/** Commits what has changed since, and gives the commit. */
export function commitMore(folder: string): string {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=Prepare the release");
  return git(folder, "rev-parse", "HEAD");
}

function git(cwd: string, ...flags: readonly string[]): string {
  const who = ["-c", "user.name=mona", "-c", "user.email=mona@example"];
  return execFileSync("git", [...who, ...flags], { cwd, encoding: "utf8" }).trim();
}

/** Calls a commit of the emulated GitHub by the name that git has given it. */
export function renameCommit(world: World, from: string, to: string): void {
  const commit = world.commits.get(from);
  if (commit === undefined) throw new Error(`there is no commit ${from}`);
  world.commits.delete(from);
  world.commits.set(to, { ...commit, sha: to });
  for (const [branch, head] of world.branches) if (head === from) world.branches.set(branch, to);
  const runs = world.checkRuns.map((run) => (run.sha === from ? { ...run, sha: to } : run));
  world.checkRuns.splice(0, runs.length, ...runs);
  for (const { comments } of world.issues) {
    for (const comment of comments) comment.body = comment.body.replaceAll(from, to);
  }
}

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes files into a temporary git repository, hands it to `use`, and takes it away again. */
export function inRepository(files, use) {
  const folder = mkdtempSync(join(tmpdir(), "release-gate-lint-"));
  try {
    for (const { path, text } of files) {
      const at = join(folder, path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    }
    execFileSync("git", ["init", "--quiet", folder]);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a linter; undefined when it is not on this machine. */
export function runTool(name, flags, folder) {
  const result = spawnSync(name, flags, { cwd: folder, encoding: "utf8" });
  if (result.error?.code === "ENOENT") return undefined;
  if (result.error !== undefined) throw result.error;
  return { status: result.status, output: `${result.stdout}${result.stderr}`.trim() };
}

/** Says in a tool's output where the files really stand. */
export function inOurWords(output, sources) {
  const longestFirst = sources.toSorted((a, b) => b.path.length - a.path.length);
  return longestFirst.reduce((text, { path, from }) => text.replaceAll(path, from), output);
}

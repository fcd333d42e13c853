import type { Git } from "../core/ports.ts";

/** Reads the checkout that a folder lies in; `@actions/exec` starts git without a shell. */
export const git: Git = async (folder, signal) => {
  const ask = await asker(folder, signal);
  const both = await ask("rev-parse", "--show-toplevel", "HEAD^{commit}");
  const [, root, sha] = /^(.+)\n([0-9a-f]{40,64})$/s.exec(both ?? "") ?? [];
  if (root === undefined || sha === undefined) return undefined;
  const [status, tags] = await Promise.all([
    // The user's own settings must not hide a file that no commit holds.
    ask("status", "--porcelain", "--untracked-files=normal", "--", ":/"),
    ask("tag", "--points-at", sha),
  ]);
  if (status === undefined || tags === undefined) return undefined;
  return { sha, clean: status === "", tags: tags.split("\n").filter((tag) => tag !== ""), root };
};

/** A function that gives what a git command prints; undefined when it fails. */
async function asker(folder: string, signal: AbortSignal) {
  const { getExecOutput } = await import("@actions/exec");
  return async (...parameters: readonly string[]): Promise<string | undefined> => {
    if (signal.aborted) return undefined;
    try {
      const all = ["--no-optional-locks", "-c", "core.fsmonitor=false", ...parameters];
      const options = { cwd: folder, silent: true, ignoreReturnCode: true };
      const { exitCode, stdout } = await getExecOutput("git", all, options);
      return exitCode === 0 ? stdout.replaceAll("\r\n", "\n").trimEnd() : undefined;
    } catch {
      // No git on this machine, or no such folder: the same as no checkout.
      return undefined;
    }
  };
}

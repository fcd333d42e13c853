import { type Missing, missing } from "../core/lack.ts";
import type { Checkout, Files, GitHub } from "../core/ports.ts";
import { shortSha } from "../core/units.ts";
import { type FileText, readContent } from "./content.ts";

/** A file with where it was read: `commit 9f3c2ab`, or `working tree` where that was all there is. */
type SourceFile = FileText & { readonly origin: string };

/** Reads a file of the release's commit by its path beside the manifest. */
export type ReadFile = (path: string, signal: AbortSignal) => Promise<SourceFile | Missing>;

interface Sources {
  readonly github: GitHub | undefined;
  readonly files: Files;
  /** Undefined: the folder is no checkout. */
  readonly checkout: Checkout | undefined;
  /** The release's commit; empty where it is not known. */
  readonly sha: string;
  /** Folder of the repository on disk. */
  readonly root: string;
  /** Folder of the manifest inside the repository, with `/`; empty for the root. */
  readonly folder: string;
}

/**
 * The release's own files: from disk only where the checkout is clean and at that commit, else
 * from GitHub at that commit; without GitHub or a commit the working tree as it is.
 */
export function repositoryFiles({ github, files, checkout, sha, root, folder }: Sources): ReadFile {
  const isCommit = checkout?.clean === true && checkout.sha === sha;
  const isLocal = isCommit || github === undefined || sha === "";
  const origin = isCommit || !isLocal ? `commit ${shortSha(sha)}` : "working tree";
  return async (path, signal) => {
    const inside = resolvePath(folder, path);
    if (inside === undefined) {
      return missing(`${path} lies outside the repository`, "name a file of this repository");
    }
    if (isLocal) {
      return { state: "read", text: await files.read(`${root}/${inside}`), origin };
    }
    const found = await readContent({ github, signal }, inside, sha);
    return found.state === "missing" ? found : { ...found, origin };
  };
}

/** A path from the repository's root; undefined where it leads out. */
function resolvePath(folder: string, path: string): string | undefined {
  if (/^[/\\]|^[a-z]:|\\/i.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join("/");
}

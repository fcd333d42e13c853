import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Files, Surroundings } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { policyFiles } from "./policies.ts";

/** No file of that name, or a folder on the way is a file. */
const ABSENT = new Set(["ENOENT", "ENOTDIR"]);

/** The working tree and the report folder. */
export const disk: Files = {
  read,
  write,
  repository,
  policies: policyFiles,
};

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = codeOf(error);
    if (ABSENT.has(code)) return undefined;
    throw unreadable(path, code, error);
  }
}

/** Git keeps `.git` at the root of a repository, a folder or, in a work tree, a file. */
async function repository(path: string): Promise<Surroundings | undefined> {
  const own = dirname(resolve(path));
  for (let folder = own; ; folder = dirname(folder)) {
    const isRoot = await stat(join(folder, ".git")).then(
      () => true,
      () => false,
    );
    const slashed = (text: string) => text.replaceAll(sep, "/");
    if (isRoot) return { root: slashed(folder), inside: slashed(relative(folder, own)) };
    if (dirname(folder) === folder) return undefined;
  }
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? `${error.code}` : "";
}

function unreadable(path: string, code: string, cause: unknown): Problem {
  const why: Readonly<Record<string, string>> = {
    EISDIR: "is a folder, not a file",
    EACCES: "cannot be read: permission denied",
    EPERM: "cannot be read: permission denied",
  };
  return new Problem({
    code: "usage",
    sentence: `${path} ${why[code] ?? `cannot be read: ${code || String(cause)}`}`,
    remedy: "name a file that this process may read",
    cause,
  });
}

/** Readers see the old text or the new one, never half of it, also when we are killed. */
async function write(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${crypto.randomUUID()}.part`);
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

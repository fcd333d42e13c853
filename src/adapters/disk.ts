import { existsSync, readFileSync, statSync } from "node:fs";
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

async function read(path: string, most?: number): Promise<string | undefined> {
  try {
    return most === undefined ? await whole(path) : await beginning(path, most);
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
    const isRoot = existsSync(join(folder, ".git"));
    const slashed = (text: string) => text.replaceAll(sep, "/");
    if (isRoot) return { root: slashed(folder), inside: slashed(relative(folder, own)) };
    if (dirname(folder) === folder) return undefined;
  }
}

/** A file is read at once, without loading what a pipe needs: it is waited for while other things go on. */
async function whole(path: string): Promise<string> {
  if (statSync(path).isFile()) return readFileSync(path, "utf8");
  const { readFile } = await import("node:fs/promises");
  return readFile(path, "utf8");
}

async function beginning(path: string, most: number): Promise<string> {
  const { open } = await import("node:fs/promises");
  // A pipe would be waited for without an end.
  if (!statSync(path).isFile()) throw Object.assign(new Error(), { code: "EISDIR" });
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(most);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, most - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === most) return buffer.toString("utf8", 0, length);
    }
  } finally {
    await file.close();
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
  const { mkdir, rename, rm, writeFile } = await import("node:fs/promises");
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

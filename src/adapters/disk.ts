import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "../core/ports.ts";

/** Written out one by one: the bundler copies only what such a literal names. */
const POLICIES: ReadonlyMap<string, URL> = new Map([
  ["essentials", new URL("../policy/essentials.yml", import.meta.url)],
  ["guide", new URL("../policy/guide.yml", import.meta.url)],
]);

/** No file of that name, or a folder on the way is a file. */
const ABSENT = new Set(["ENOENT", "ENOTDIR"]);

/** The working tree and the report folder. */
export const disk: Files = {
  read,
  write,
  policy: async (name) => {
    const url = POLICIES.get(name);
    return url === undefined ? undefined : await readFile(url, "utf8");
  },
};

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && ABSENT.has(`${error.code}`)
  );
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

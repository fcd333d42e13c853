import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "../core/ports.ts";

/** Written out one by one: the bundler copies only what such a literal names. */
const POLICIES: Readonly<Record<string, URL>> = {
  "essentials.yml": new URL("../policy/essentials.yml", import.meta.url),
  "guide.yml": new URL("../policy/guide.yml", import.meta.url),
  "rows/calendar.yml": new URL("../policy/rows/calendar.yml", import.meta.url),
  "rows/code.yml": new URL("../policy/rows/code.yml", import.meta.url),
  "rows/deploy.yml": new URL("../policy/rows/deploy.yml", import.meta.url),
  "rows/guards.yml": new URL("../policy/rows/guards.yml", import.meta.url),
  "rows/notes.yml": new URL("../policy/rows/notes.yml", import.meta.url),
  "rows/plan.yml": new URL("../policy/rows/plan.yml", import.meta.url),
  "rows/rollback.yml": new URL("../policy/rows/rollback.yml", import.meta.url),
  "rows/sign-offs.yml": new URL("../policy/rows/sign-offs.yml", import.meta.url),
  "rows/staging.yml": new URL("../policy/rows/staging.yml", import.meta.url),
  "rows/verify.yml": new URL("../policy/rows/verify.yml", import.meta.url),
};

/** No file of that name, or a folder on the way is a file. */
const ABSENT = new Set(["ENOENT", "ENOTDIR"]);

/** The working tree and the report folder. */
export const disk: Files = {
  read,
  write,
  policies: async () => {
    const files = Object.entries(POLICIES).map(async ([name, url]) => [
      name,
      await readFile(url, "utf8"),
    ]);
    return Object.fromEntries(await Promise.all(files));
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

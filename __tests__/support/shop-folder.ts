import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow, inFolder, ROOT } from "./child.ts";

/** Commit of a release that no repository holds. */
export const SOME_SHA = "9f3c2ab0c0ffee0000000000000000000000a240";

/** The example shop as a newcomer has it: a folder of files, no checkout, no process. */
export interface ShopFolder {
  readonly path: string;
  /** Texts of the files by path, as a commit holds them. */
  readonly files: Readonly<Record<string, string>>;
}

/** Changes to files by path; a text replaces the file or makes it. */
export type Edits = Readonly<Record<string, string | ((text: string) => string)>>;

/** Calls with a copy of the example shop in a folder of its own, and takes it away again. */
export function inShop<T>(edits: Edits, use: (shop: ShopFolder) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const path = join(folder, "shop");
    await mkdir(path);
    await cp(join(ROOT, "examples/shop"), path, { recursive: true });
    for (const [name, change] of Object.entries(edits)) await edit(join(path, name), change);
    const names = await filesBelow(path);
    const texts = names.map(async (name) => [name, await readFile(join(path, name), "utf8")]);
    return use({ path, files: Object.fromEntries(await Promise.all(texts)) });
  });
}

async function edit(path: string, change: string | ((text: string) => string)): Promise<void> {
  if (typeof change === "string") return writeFile(path, change);
  const text = await readFile(path, "utf8");
  const changed = change(text);
  if (changed === text) throw new Error(`the edit of ${path} changes nothing`);
  await writeFile(path, changed);
}

/** A manifest with one environment and one check that looks at its front page. */
export const SMALL_MANIFEST = `environments:
  production: {url: "\${{ env.SHOP_URL }}"}
deploy: {command: [node, deploy.mjs]}
`;

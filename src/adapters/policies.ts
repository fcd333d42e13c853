import { readdir, readFile } from "node:fs/promises";
import type { ShippedPolicies } from "../core/ports.ts";

const FOLDER = new URL("../policy/", import.meta.url);

/**
 * The policies that ship with the product, as the files that they are written in. A bundle has what
 * was read from them instead of this module: scripts/bundle.mjs.
 */
export async function policyFiles(): Promise<ShippedPolicies> {
  const names = await readdir(FOLDER, { recursive: true });
  const files = names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".yml"))
    .sort()
    .map(async (name) => [name, await readFile(new URL(name, FOLDER), "utf8")] as const);
  return { state: "written", files: Object.fromEntries(await Promise.all(files)) };
}

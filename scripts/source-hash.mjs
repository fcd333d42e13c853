// What dist/ was built from: one hash over every file of src/. Line ends do not count, so that a
// checkout on Windows has the same.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

/** SHA-256, in hexadecimal, over the relative paths and contents of all files below a folder. */
export function sourceHash(folder = SRC) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
  const hash = createHash("sha256");
  for (const path of paths) {
    const text = readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n");
    hash.update(`${path}\0${text.length}\0${text}`);
  }
  return hash.digest("hex");
}

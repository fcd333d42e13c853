import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Hash of everything that lies in `src/`: `dist/source.json` holds the one of the sources that
 * `dist/` was made from. Paths and line ends count as they are in the repository, on every system.
 */
export function sourceHash(root = ROOT) {
  const hash = createHash("sha256");
  for (const path of filesBelow(join(root, "src"))) {
    const text = readFileSync(join(root, "src", path), "utf8").replaceAll("\r\n", "\n");
    hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`);
  }
  return hash.digest("hex");
}

/** Paths of all files below a folder with `/`, in an order that no system changes. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Below this many bytes a file that points to another one saves nothing. */
const WORTH_IT = 1000;

/**
 * Keeps a part that two bundles have in common once: in the second one it points to the first one's.
 * Every user of the action downloads all bundles.
 */
export function shareParts(folder, [first, second]) {
  for (const name of readdirSync(join(folder, first))) {
    if (!name.endsWith(".js") || name === "index.js") continue;
    const kept = readFileSync(join(folder, first, name), "utf8");
    const twin = join(folder, second, name);
    if (kept.length < WORTH_IT || textOf(twin) !== kept) continue;
    writeFileSync(twin, `module.exports=require("../${first}/${name}");\n`);
  }
}

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

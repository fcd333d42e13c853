import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** Folder `dist/` of the running bundle. Read at run time, so that the bundler copies nothing for it. */
function distFolder(): string {
  return dirname(dirname(realpathSync(process.argv[1] ?? ".")));
}

/** A file of another bundle beside this one. */
export function bundlePath(...parts: readonly string[]): string {
  return join(distFolder(), ...parts);
}

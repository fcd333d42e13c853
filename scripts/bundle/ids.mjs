import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Numbers that modules can have. */
const RANGE = 1_000_000;

/** Where webpack writes the number of a module: where it stands, and where it is asked for. */
const IDS =
  /(^\/\*{3}\/ |__(?:webpack|nccwpck)_require__\(|\.bind\(__(?:webpack|nccwpck)_require__, )(\d+)(?=[:),])/gm;

/**
 * Numbers the modules of a bundle after their names alone. Webpack's own numbers grow longer with the
 * count of modules, so that parts which two bundles have in common would differ in nothing else.
 */
export function nameIds(folder, { modules }) {
  const ids = idsOf(modules);
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    const file = join(folder, name);
    const text = readFileSync(file, "utf8").replace(IDS, (_all, before, id) => {
      const own = ids.get(id);
      if (own === undefined)
        throw new Error(`${name} asks for the module ${id}, which has no name`);
      return `${before}${own}`;
    });
    writeFileSync(file, text);
  }
}

/** Numbers by webpack's, as text; of two modules that would have the same, the second gets the next. */
export function idsOf(modules) {
  const named = modules
    .filter(({ id }) => typeof id === "number" || /^\d+$/.test(id ?? ""))
    .map(({ id, name }) => [name.replace(/ \+ \d+ modules$/, ""), `${id}`])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const taken = new Set();
  const ids = new Map();
  for (const [name, id] of named) {
    if (ids.has(id)) continue;
    let own = createHash("sha256").update(name).digest().readUInt32BE() % RANGE;
    while (taken.has(own)) own = (own + 1) % RANGE;
    taken.add(own);
    ids.set(id, own);
  }
  return ids;
}

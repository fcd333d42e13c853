import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";

/** What webpack writes to find the file of a chunk. */
const FILE_OF_CHUNK = 'return "" + chunkId + ".index.js";';

/**
 * Names the chunks of a bundle after what is in them, so that a change of a line does not rename
 * files: webpack's numbers follow from all modules of a chunk.
 */
export function nameChunks(folder, stats) {
  const names = chunkNames(stats.chunks.filter((chunk) => !chunk.initial));
  if (names.size === 0) return;
  const index = join(folder, "index.js");
  const [before, after, ...more] = readFileSync(index, "utf8").split(FILE_OF_CHUNK);
  if (after === undefined || more.length > 0)
    throw new Error(`${index} finds its chunks otherwise`);
  const files = JSON.stringify(Object.fromEntries(names));
  writeFileSync(index, `${before}return ${files}[chunkId] + ".js";${after}`);
  for (const [id, name] of names) {
    renameSync(join(folder, `${id}.index.js`), join(folder, `${name}.js`));
  }
}

/** A name for each chunk, by its id. */
function chunkNames(chunks) {
  const names = new Map();
  for (const chunk of chunks) {
    const name = nameOf(chunk);
    if ([...names.values()].includes(name)) throw new Error(`two chunks would be called ${name}`);
    names.set(chunk.id, name);
  }
  return names;
}

/** The packages in a chunk, else the module that is imported with it, else those that share it. */
function nameOf({ id, modules, origins }) {
  const packages = modules.flatMap(({ name }) => PACKAGE.exec(name)?.[1] ?? []);
  if (packages.length === modules.length) return packageName(packages, origins);
  const wanted = [...new Set(origins.map(targetOf))];
  const own = wanted.filter((path) => modules.some(({ name }) => name.split(" ")[0] === path));
  const [only] = own;
  if (own.length === 1) return words(only.replace(/^\.\/lib\/|\.js$/g, ""));
  if (wanted.length === 0) throw new Error(`nothing asks for chunk ${id}`);
  return words(
    `shared-${wanted
      .map((path) => posix.basename(path, ".js"))
      .sort()
      .join("-")}`,
  );
}

const PACKAGE = /^\.\/node_modules\/((?:@[^/]+\/)?[^/ ]+)/;

function packageName(packages, origins) {
  const asked = origins.map(({ request }) => /^(?:@[^/]+\/)?[^./][^/]*/.exec(request)?.[0]);
  const named = packages.filter((name) => asked.includes(name));
  return words([...new Set(named.length > 0 ? named : packages)].sort().join("-"));
}

/** Path of the module that an import asks for. */
function targetOf({ moduleName, request }) {
  return `./${posix.join(posix.dirname(moduleName), request)}`;
}

const words = (text) =>
  text
    .replaceAll(/[^\w.]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 80);

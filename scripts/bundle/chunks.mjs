import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";

/** What webpack writes to find the file of a chunk. */
const FILE_OF_CHUNK = 'return "" + chunkId + ".index.js";';

/** Where webpack writes the number of a chunk: in the chunk, and where it is asked for. */
const CHUNK_IDS =
  /((?:^exports\.ids? = \[?)|(?:__(?:webpack|nccwpck)_require__\.e\((?:\/\* import\(\) \*\/ ?)?))(\d+)(?=[;\])])/gm;

/** Numbers that chunks can have: more than webpack gives to the first one, which has no name. */
const RANGE = { from: 10_000, to: 1_000_000 };

/**
 * Names and numbers the chunks of a bundle after what is in them, so that a change of a line does not
 * rename files, and parts that two bundles have in common stay the same: webpack's numbers follow from
 * all modules of a chunk, and from how many chunks there are.
 */
export function nameChunks(folder, stats) {
  const names = chunkNames(stats.chunks.filter((chunk) => !chunk.initial));
  if (names.size === 0) return;
  const index = join(folder, "index.js");
  const ids = chunkIds(names);
  const [before, after, ...more] = renumbered(index, ids).split(FILE_OF_CHUNK);
  if (after === undefined || more.length > 0)
    throw new Error(`${index} finds its chunks otherwise`);
  const files = JSON.stringify(
    Object.fromEntries([...names].map(([id, name]) => [ids.get(`${id}`), name])),
  );
  writeFileSync(index, `${before}return ${files}[chunkId] + ".js";${after}`);
  for (const [id, name] of names) {
    const file = join(folder, `${id}.index.js`);
    writeFileSync(file, renumbered(file, ids));
    renameSync(file, join(folder, `${name}.js`));
  }
}

/** Numbers of chunks by webpack's, as text; each follows from the name alone. */
export function chunkIds(names) {
  const ids = new Map();
  for (const [id, name] of names) {
    const hash = createHash("sha256").update(name).digest().readUInt32BE();
    const own = RANGE.from + (hash % (RANGE.to - RANGE.from));
    if ([...ids.values()].includes(own)) throw new Error(`two chunks get the number ${own}`);
    ids.set(`${id}`, own);
  }
  return ids;
}

function renumbered(file, ids) {
  return readFileSync(file, "utf8").replace(CHUNK_IDS, (_all, before, id) => {
    const own = ids.get(id);
    if (own === undefined) throw new Error(`${file} asks for the chunk ${id}, which has no name`);
    return `${before}${own}`;
  });
}

/** A name for each chunk, by its id; where two would have the same, who asks for them tells them apart. */
export function chunkNames(chunks) {
  const wanted = chunks.map((chunk) => ({ chunk, name: nameOf(chunk) }));
  const told = wanted.map(({ chunk, name }) => {
    const isShared = wanted.some((other) => other.chunk !== chunk && other.name === name);
    return { chunk, name: isShared ? `${name}-for-${askersOf(chunk)}` : name };
  });
  const inOrder = told.toSorted((a, b) => (modulesOf(a.chunk) < modulesOf(b.chunk) ? -1 : 1));
  const names = new Map();
  for (const { chunk, name } of inOrder) {
    const taken = [...names.values()].filter(
      (other) => other === name || other.startsWith(`${name}.`),
    );
    names.set(chunk.id, taken.length === 0 ? name : `${name}.${taken.length + 1}`);
  }
  return names;
}

const modulesOf = ({ modules }) => modules.map(({ name }) => name).join(" ");

function askersOf({ origins }) {
  const askers = origins.map(({ moduleName }) => posix.basename(moduleName.split(" ")[0], ".js"));
  return [...new Set(askers)].sort().join("-");
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

// Random histories of releases, in which things go wrong: `npm run walk -- --histories 1000 --seed 1`.
// The sources are compiled first, since hooks that compile them on the way make each import slow.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => resolve(root, ...parts);
const out = at("node_modules/.cache/walk");

const { values } = parseArgs({
  options: {
    histories: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    kill: { type: "boolean", default: false },
    most: { type: "string", default: "10" },
  },
});

/** A number from the command line; anything else ends it. */
function whole(name, text) {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number, not "${text}"`);
  process.exit(2);
}

function policies() {
  const folder = at("src/policy");
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const files = names.filter((name) => name.endsWith(".yml")).sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const compiled = spawnSync(
  process.execPath,
  [
    ...[at("node_modules/typescript/bin/tsc"), "-p", at("tsconfig.json")],
    ...["--noEmit", "false", "--outDir", out],
  ],
  { stdio: "inherit" },
);
if (compiled.status !== 0) process.exit(2);
const { walk } = await import(join(out, "__tests__/walk/main.js"));
const start = performance.now();
const good = await walk({
  seed: whole("seed", values.seed),
  histories: whole("histories", values.histories),
  only: values.only?.split(",").map((text) => whole("only", text)),
  kill: values.kill,
  most: whole("most", values.most),
  print: (text) => console.log(text),
  policies: { state: "written", files: policies() },
});
console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
process.exitCode = good ? 0 : 1;

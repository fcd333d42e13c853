// Random histories of releases, in which things go wrong: `npm run walk -- --histories 1000 --seed 1`;
// with `--processes 30` histories in which the built command line is killed.
// The sources are compiled first, since hooks that compile them on the way make each import slow.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import freshDist from "../__tests__/e2e/fresh-dist.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => resolve(root, ...parts);
const out = at("node_modules/.cache/walk");

const { values } = parseArgs({
  options: {
    histories: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    kill: { type: "boolean", default: false },
    most: { type: "string" },
    processes: { type: "string" },
    at: { type: "string" },
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

const ofProcesses = values.processes !== undefined || values.at !== undefined;
const others = ["kill", "only", "seed", "histories"].filter((name) => values[name]);
if (ofProcesses && others.length > 0) {
  console.error(`--${others[0]} says nothing of killed processes: not with --processes or --at`);
  process.exit(2);
}
if (values.at !== undefined && (values.processes ?? values.most) !== undefined) {
  console.error("--at plays one history, and shows it: not with --processes or --most");
  process.exit(2);
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
const start = performance.now();
const most = whole("most", values.most ?? "10");
const print = (text) => console.log(text);
const good = await (ofProcesses ? processes() : emulated());
console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
process.exitCode = good ? 0 : 1;

async function emulated() {
  const { walk } = await import(join(out, "__tests__/walk/main.js"));
  return walk({
    seed: whole("seed", values.seed ?? "1"),
    histories: whole("histories", values.histories ?? "300"),
    only: values.only?.split(",").map((text) => whole("only", text)),
    kill: values.kill,
    most,
    print,
    policies: { state: "written", files: policies() },
  });
}

async function processes() {
  await freshDist();
  const { walkProcesses } = await import(join(out, "__tests__/walk/processes/main.js"));
  const [, build, step, signal] =
    /^(good|bad),(\d{1,9}),(SIGKILL|SIGINT|SIGTERM)$/.exec(values.at ?? "") ?? [];
  if (values.at !== undefined && build === undefined) {
    console.error(`--at takes build, step and signal, such as bad,60,SIGTERM, not "${values.at}"`);
    process.exit(2);
  }
  return walkProcesses({
    root,
    processes: whole("processes", values.processes ?? "1"),
    only: build && { build, at: Number(step), signal },
    most,
    print,
  });
}

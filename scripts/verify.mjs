// Everything that must hold before a change lands, on this machine: `npm run verify`. The cheapest
// first; the first step that fails ends it. A tool that is missing (act, actionlint, zizmor) is
// skipped with a word, or a failure with RELEASE_GATE_ALL_TOOLS=1, as `.ci/run` sets it. With
// --tested the tests are left out: `.ci/run` has just run them as the README does.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const isTested = process.argv.includes("--tested");
const work = mkdtempSync(join(tmpdir(), "release-gate-verify-"));
const reports = join(work, "reports");
const changes = () => execFileSync("git", ["status", "--porcelain"], { cwd: root }).toString();
const before = changes();

/** Runs a program in the repository; what it prints is seen. */
function run(program, ...args) {
  const shell = process.platform === "win32" && program === "npm";
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", shell });
  if (status !== 0)
    throw error ?? new Error(`${[program, ...args].join(" ")} ended with ${status}`);
}
const script = (name, ...args) => run("npm", "run", "--silent", name, "--", ...args);
const node = (...args) => run(process.execPath, ...args);

/** Bytes of all files below a folder, by path. */
function contents(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path, "latin1")]));
}

function distIsFresh() {
  script("bundle", join(work, "dist"));
  const built = contents(join(work, "dist"));
  const committed = contents(join(root, "dist"));
  const stale = [...new Set([...built.keys(), ...committed.keys()])].filter(
    (path) => built.get(path) !== committed.get(path),
  );
  if (stale.length > 0)
    throw new Error(`run \`npm run bundle\`, which changes ${stale.join(", ")}`);
}

function demos() {
  for (const [story, flags] of [
    ["regression", []],
    ["healthy", ["--healthy"]],
    ["blocked", ["--blocked"]],
  ]) {
    node("dist/cli/index.js", "demo", ...flags, "--report-dir", join(reports, story));
  }
}

function treeIsAsItWas() {
  const after = changes();
  if (after !== before) throw new Error(`the checks have changed the working tree:\n${after}`);
}

const STEPS = [
  ["Lint", () => script("check")],
  ["Types", () => script("types")],
  ["The manifest's schema is fresh", () => node("scripts/generate-schema.mjs", "--check")],
  ["The report's schema is fresh", () => node("scripts/generate-report-schema.mjs", "--check")],
  ["The generated pages are fresh", () => node("scripts/generate-docs.mjs", "--check")],
  ["Workflows: GitHub's parser, actionlint, zizmor", () => script("lint:workflows")],
  ...(isTested ? [] : [["Unit tests", () => script("unit")]]),
  ["300 random histories of releases", () => script("walk", "--histories", "300")],
  [
    "100 histories of processes that end early",
    () => script("walk", "--kill", "--histories", "100"),
  ],
  ["dist/ is what src/ builds to", distIsFresh],
  ...(isTested ? [] : [["End-to-end tests", () => script("e2e")]]),
  ["Start-up is within its limits", () => node("bench/startup.mjs", "--check")],
  ["The three stories", demos],
  [
    "The pictures show what the demo reports",
    () => script("pictures", "--check", "--reports", reports),
  ],
  ["The working tree is as it was", treeIsAsItWas],
];

function verify() {
  const times = [];
  for (const [name, step] of STEPS) {
    console.log(`\n=== ${name}`);
    const start = performance.now();
    try {
      step();
    } catch (error) {
      console.error(`\nFAILED: ${name}: ${error.message}`);
      return 1;
    } finally {
      times.push(`${((performance.now() - start) / 1000).toFixed(1).padStart(7)} s  ${name}`);
    }
  }
  console.log(`\n${times.join("\n")}\n\nAll of it holds.`);
  return 0;
}

try {
  process.exitCode = verify();
} finally {
  rmSync(work, { recursive: true, force: true });
}

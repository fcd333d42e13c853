// What starting costs, as ratios to `node -e 0` in the same run: machines are noisy, ratios are not.
// Limits: --version 1.4, lint of the example shop 2.2. Prints the ratios; --check exits 1 above them.
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

const ROUNDS = Number(process.env.ROUNDS ?? 25);
const CASES = {
  "node -e 0": { args: ["-e", "0"], limit: 1 },
  "--version": { args: ["dist/cli/index.js", "--version"], limit: 1.4 },
  "lint of the shop": {
    args: ["dist/cli/index.js", "lint", "--manifest", "examples/shop/release.yml"],
    limit: 2.2,
  },
};

const times = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (let round = -2; round < ROUNDS; round += 1) {
  for (const [name, { args }] of Object.entries(CASES)) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
    if (round >= 0) times[name].push(performance.now() - start);
  }
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
const base = median(times["node -e 0"]);
let failed = false;
for (const [name, { limit }] of Object.entries(CASES)) {
  const ms = median(times[name]);
  const ratio = ms / base;
  failed ||= ratio > limit;
  console.log(
    `${name.padEnd(18)} ${ms.toFixed(0).padStart(5)} ms  ${ratio.toFixed(2)} × (limit ${limit})`,
  );
}
if (failed && process.argv.includes("--check")) process.exitCode = 1;

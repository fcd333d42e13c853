// What starting costs, as ratios to `node -e 0` in alternating rounds: machines are noisy, ratios are
// not. Measures dist/ on Node 20, the oldest that the command line supports, and Node 24, which runs
// the action:
//   node bench/startup.mjs [--check]
// ROUNDS sets how often (25). --check exits 1 above a limit. A Node version that is not here
// is installed from npm into a scratch folder.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { nodeOf } from "./startup/node-versions.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CLI = join(ROOT, "dist/cli/index.js");
const ROUNDS = Number(process.env.ROUNDS ?? 25);

/** Ratios to `node -e 0`, with some room for noise above what is aimed at: 1.3, 3.4, 5.8. */
const LIMITS = { version: 1.4, lint: 3.9, smoke: 6.6 };
/** The same where node itself takes longer: Node 20 reads NODE_EXTRA_CA_CERTS at every start. */
const LIMITS_WITH_CERTIFICATES = { version: 1.4, lint: 2.2, smoke: 3.6 };

/** Without what a runner says of its own event, on which a stage might be refused. */
const ENV = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(GITHUB|INPUT|ACTIONS)_/.test(name)),
);

const scratch = mkdtempSync(join(tmpdir(), "release-gate-startup-"));
const server = createServer((_, response) => response.end("ok"));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
try {
  const cases = casesIn(scratch, server.address().port);
  let failed = false;
  for (const major of [20, 24]) {
    const node = nodeOf(major);
    if (node.path === undefined) {
      console.log(`Node ${major}: skipped, ${node.why}`);
      failed ||= process.env.RELEASE_GATE_ALL_TOOLS === "1";
    } else failed = (await measure(node.path, major, cases)) || failed;
  }
  if (failed && process.argv.includes("--check")) process.exitCode = 1;
} finally {
  server.close();
  rmSync(scratch, { recursive: true });
}

/** Command lines by what they do; each with the name of its limit. */
function casesIn(folder, port) {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const quickStart = /^```yaml\n(environments:[\s\S]*?)^```/m.exec(readme)?.[1];
  if (quickStart === undefined) throw new Error("the README shows no manifest");
  const manifest = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return ["--manifest", path];
  };
  // Where it lies it is not at the root of its repository, which is this one.
  const shop = readFileSync(join(ROOT, "examples/shop/release.yml"), "utf8");
  const requirements = "requirements: {ci-passing: {checks: [build, test]}}\n";
  const local = `environments: {production: {url: "http://127.0.0.1:${port}"}}\ndeploy: {workflow: deploy.yml}\n`;
  const smoke = [
    ...manifest("smoke.yml", local),
    ...["--allow-private-network", "--release-version", "1.0.0", "--sha", "0".repeat(40)],
    ...["--report-dir", join(folder, "reports")],
  ];
  return {
    "--version": { words: ["--version"], limit: "version" },
    "lint of the README's quick start": {
      words: ["lint", ...manifest("quick-start.yml", quickStart)],
      limit: "lint",
    },
    "lint of examples/shop": {
      words: ["lint", ...manifest("shop.yml", shop)],
      limit: "lint",
    },
    "lint of one with requirements": {
      words: ["lint", ...manifest("requirements.yml", `${quickStart}${requirements}`)],
      limit: "lint",
    },
    "smoke of one check": { words: ["smoke", ...smoke], limit: "smoke" },
  };
}

/** Prints what each case costs; true where one is above its limit. */
async function measure(node, major, cases) {
  const certificates = major === 20 && Boolean(process.env.NODE_EXTRA_CA_CERTS);
  const limits = certificates ? LIMITS_WITH_CERTIFICATES : LIMITS;
  const base = { name: "node -e 0", all: ["-e", "0"], times: [] };
  const rows = Object.entries(cases).map(([name, { words, limit }]) => {
    return { name, all: [CLI, ...words], limit: limits[limit], times: [] };
  });
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const { all, times } of [base, ...rows]) {
      const ms = await timeOf(node, all);
      if (round >= 0) times.push(ms);
    }
  }
  const note = certificates ? "; NODE_EXTRA_CA_CERTS is set, which it reads at every start" : "";
  console.log(`Node ${major} (${node}, ${ROUNDS} rounds${note})`);
  console.log(line(base.name, median(base.times)));
  return (
    rows.filter(({ name, limit, times }) => {
      const ratio = median(times) / median(base.times);
      const isAbove = ratio > limit;
      const end = `${ratio.toFixed(2)} × (limit ${limit})${isAbove ? " ABOVE" : ""}`;
      console.log(`${line(name, median(times))}  ${end}`);
      return isAbove;
    }).length > 0
  );
}

/** Milliseconds of a process from its start to its end. */
function timeOf(node, all) {
  const start = performance.now();
  const child = spawn(node, all, { stdio: ["ignore", "pipe", "pipe"], cwd: scratch, env: ENV });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => said.push(text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(performance.now() - start);
      else reject(new Error(`${all.join(" ")} ended with ${code}: ${said.join("")}`));
    });
  });
}

function median(all) {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
}

function line(name, ms) {
  return `  ${name.padEnd(34)} ${ms.toFixed(0).padStart(5)} ms`;
}

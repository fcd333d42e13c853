// What smoke checks cost against a local server, as ratios to a bare loop of node:http with the same number of
// requests at once, in alternating rounds: CPU time and peak memory of whole processes, as medians. Other
// tools are measured where they are on PATH, and named where they are not:
//   node bench/smoke.mjs [--check]
// At last, what one process holds after each tenth of 100,000 probes: after the last no more than after the first.
// CLI is the bundle that is measured (dist/cli/index.js), ROUNDS how often (9), PROBES how many (100000). --check
// exits 1 above a limit.
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeOf } from "./startup/node-versions.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CLI = process.env.CLI ?? join(ROOT, "dist/cli/index.js");
const METER = join(ROOT, "bench/smoke/meter.cjs");
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const COUNTS = [1, 20, 200];

/** Ratios to the bare loop, by the number of checks and the version of Node. */
const CPU_LIMITS = { 1: { 20: 2.6, 24: 4.5 }, 200: { 20: 3.4, 24: 3.6 } };
const MEMORY_LIMITS = { 200: { 20: 1.6, 24: 1.6 } };

const PROBES = Number(process.env.PROBES ?? 100_000);

/** What is held after the last tenth of the probes, to what is held after the first. */
const HELD_LIMITS = { heap: 1.1, resident: 1.2 };

/** Without what a runner says of its own event, on which a stage might be refused. */
const ENV = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(GITHUB|INPUT|ACTIONS)_/.test(name)),
);

const scratch = mkdtempSync(join(tmpdir(), "release-gate-smoke-"));
const server = createServer((_, response) => response.end("ok"));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}`;
let failed = false;
try {
  const peers = peersIn(scratch);
  for (const major of [20, 24]) {
    const node = nodeOf(major);
    if (node.path === undefined) console.log(`Node ${major}: skipped, ${node.why}`);
    else {
      await measure(node.path, major, peers);
      await measureHeld(node.path, major);
    }
  }
  if (failed && process.argv.includes("--check")) process.exitCode = 1;
} finally {
  server.close();
  rmSync(scratch, { recursive: true });
}

async function measure(node, major, peers) {
  console.log(`\nNode ${major}, medians of ${ROUNDS} rounds, ratios to the bare loop`);
  console.log("| checks | tool | CPU | memory | limit |");
  console.log("|--:|---|--:|--:|---|");
  for (const count of COUNTS) {
    const tools = [bare(node, count), ours(node, count), ...peers.map((peer) => peer(count))];
    const used = new Map(tools.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const tool of tools) used.get(tool.name).push(await run(tool));
    }
    const [loop] = tools;
    const of = (name, key) => median(used.get(name).map((one) => one[key]));
    for (const { name } of tools) {
      const cpu = of(name, "cpuMs") / of(loop.name, "cpuMs");
      const memory = of(name, "memoryMb") / of(loop.name, "memoryMb");
      const isOurs = name === "release-gate";
      const limits = isOurs ? [CPU_LIMITS, MEMORY_LIMITS].map((all) => all[count]?.[major]) : [];
      const over = [cpu, memory].some(
        (value, i) => value > (limits[i] ?? Number.POSITIVE_INFINITY),
      );
      failed ||= over;
      const said = limits.some((limit) => limit !== undefined)
        ? `${limits.map((limit) => limit ?? "none").join(" and ")}${over ? ", above it" : ""}`
        : "";
      console.log(`| ${count} | ${name} | ${cpu.toFixed(2)} | ${memory.toFixed(2)} | ${said} |`);
    }
  }
}

async function measureHeld(node, major) {
  const words = ["--expose-gc", join(ROOT, "bench/smoke/memory.mjs"), String(PROBES)];
  const held = await new Promise((resolve, reject) => {
    execFile(node, words, { env: ENV }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout));
      else reject(error);
    });
  });
  console.log(`\nNode ${major}, ${PROBES} probes in one process, MB after each tenth`);
  console.log("| held | first | last | ratio | limit |");
  console.log("|---|--:|--:|--:|---|");
  for (const [what, limit] of Object.entries(HELD_LIMITS)) {
    const [first, last] = [held.at(0)[what], held.at(-1)[what]];
    const ratio = last / first;
    failed ||= ratio > limit;
    const said = `${limit}${ratio > limit ? ", above it" : ""}`;
    console.log(
      `| ${what} | ${first.toFixed(1)} | ${last.toFixed(1)} | ${ratio.toFixed(2)} | ${said} |`,
    );
  }
}

function bare(node, count) {
  const loop = join(ROOT, "bench/smoke/loop.mjs");
  return { name: "bare node:http", words: [node, loop, url, String(count)] };
}

function ours(node, count) {
  const checks = Array.from(
    { length: count },
    (_, i) => `    - {get: /${i}, expect: {body: {contains: ok}}}`,
  );
  const manifest = join(scratch, `smoke-${count}.yml`);
  writeFileSync(
    manifest,
    `environments: {local: {url: "${url}"}}\nsmoke:\n  checks:\n${checks.join("\n")}\n`,
  );
  const flags = ["--allow-private-network", "--release-version", "1.0.0", "--sha", "0".repeat(40)];
  const words = [
    node,
    CLI,
    "smoke",
    "--manifest",
    manifest,
    ...flags,
    "--report-dir",
    join(scratch, "reports"),
  ];
  return { name: "release-gate", words };
}

/** Tools of others that are on PATH; each makes its own file of so many checks. */
function peersIn(folder) {
  mkdirSync(folder, { recursive: true });
  const numbers = (count) => Array.from({ length: count }, (_, i) => i);
  const file = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const all = {
    hurl: (count) => {
      const text = numbers(count).map(
        (i) => `GET ${url}/${i}\nHTTP 200\n[Asserts]\nbody contains "ok"\n`,
      );
      return ["--test", file(`${count}.hurl`, text.join("\n"))];
    },
    newman: (count) => {
      const exec = [
        "pm.test('ok', () => { pm.response.to.have.status(200); pm.expect(pm.response.text()).to.include('ok'); })",
      ];
      const item = numbers(count).map((i) => ({
        name: `${i}`,
        request: `${url}/${i}`,
        event: [{ listen: "test", script: { exec } }],
      }));
      const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
      return [
        "run",
        file(`${count}.json`, JSON.stringify({ info: { name: "smoke", schema }, item })),
        "--reporters",
        "json",
        "--reporter-json-export",
        join(folder, "newman.json"),
      ];
    },
    httpyac: (count) => {
      const text = numbers(count).map(
        (i) => `GET ${url}/${i}\n?? status == 200\n?? body includes ok\n`,
      );
      return ["send", "--all", "--silent", file(`${count}.http`, text.join("\n###\n"))];
    },
    stepci: (count) => {
      const steps = numbers(count).map(
        (i) =>
          `      - {name: "${i}", http: {url: "${url}/${i}", method: GET, check: {status: 200, body: /ok/}}}`,
      );
      return [
        "run",
        file(`${count}.yml`, `version: "1.1"\ntests:\n  smoke:\n    steps:\n${steps.join("\n")}\n`),
      ];
    },
  };
  const there = Object.keys(all).filter(
    (name) => spawnSync(name, ["--version"]).error === undefined,
  );
  const missing = Object.keys(all).filter((name) => !there.includes(name));
  console.log(`Not on PATH, so not measured: ${missing.join(", ") || "none"}`);
  return there.map((name) => (count) => ({ name, words: [name, ...all[name](count)] }));
}

/** CPU time and peak memory of a process of Node and what it starts, or of any other by GNU time. */
async function run({ name, words: [program, ...parameters] }) {
  const meter = join(scratch, "meter");
  writeFileSync(meter, "");
  const isNative = name === "hurl";
  const timed = ["/usr/bin/time", "-f", '{"user": %U, "system": %S, "kb": %M}', "-o", meter];
  const [first, ...rest] = isNative ? [...timed, program, ...parameters] : [program, ...parameters];
  const env = isNative
    ? ENV
    : { ...ENV, NODE_OPTIONS: `--require ${METER}`, RELEASE_GATE_METER: meter };
  await new Promise((resolve, reject) => {
    execFile(first, rest, { env, cwd: scratch, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`${name} has failed: ${error.message}\n${stdout}${stderr}`));
    });
  });
  const lines = readFileSync(meter, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  if (isNative) {
    const [{ user, system, kb }] = lines;
    return { cpuMs: (user + system) * 1000, memoryMb: kb / 1024 };
  }
  return {
    cpuMs: lines.reduce((sum, one) => sum + one.cpuMs, 0),
    memoryMb: Math.max(...lines.map((one) => one.memoryMb)),
  };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

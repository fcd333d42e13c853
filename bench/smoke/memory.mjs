// Whether memory stays flat over many probes: one process sends and judges so many, eight at once, to a server in
// another one, and says after each tenth what it holds once collected, in MB.
//   node --expose-gc bench/smoke/memory.mjs [probes]
import { fork } from "node:child_process";
import { register } from "node:module";
import { fileURLToPath } from "node:url";

register("../../scripts/ts-loader.mjs", import.meta.url);
const { makeHttp } = await import("../../src/adapters/http/client.ts");
const { systemClock } = await import("../../src/adapters/clock.ts");
const { checkOptions } = await import("../../src/smoke/check-options.ts");
const { probe } = await import("../../src/smoke/probe.ts");
const { isGood } = await import("../../src/smoke/judge.ts");

const count = Number(process.argv[2] ?? 100_000);
const server = fork(fileURLToPath(new URL("server.mjs", import.meta.url)));
const port = await new Promise((resolve) => server.once("message", resolve));

const http = makeHttp({ version: "0.0.0", allowPrivateNetwork: true });
const check = checkOptions.parse({ get: "/", expect: { json: { "$.status": "ok" } } });
const signal = new AbortController().signal;
const build = { version: "1.0.0", sha: "0".repeat(40) };
// More addresses, more pairs of ports: what was closed keeps its own for a minute.
const hosts = Array.from({ length: 50 }, (_, i) => `http://127.0.0.${i + 1}:${port}`);

let sent = 0;
async function worker(until) {
  while (sent < until) {
    const baseUrl = hosts[sent++ % hosts.length];
    const tools = { baseUrl, build, http, clock: systemClock, redact: (text) => text };
    const tried = await probe(check, tools, signal);
    if (!isGood(tried)) throw new Error(`${baseUrl}: ${JSON.stringify(tried)}`);
  }
}

const held = [];
for (let part = 1; part <= 10; part++) {
  await Promise.all(Array.from({ length: 8 }, () => worker((count / 10) * part)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  held.push({ heap: (heapUsed + external) / 1e6, resident: rss / 1e6 });
}
server.kill();
console.log(JSON.stringify(held));

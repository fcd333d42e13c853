// How long release metrics of a large repository (5,000 deployments, 2,000 pull requests) take where
// every answer of GitHub takes 100 ms, and how many requests that is:
//   node bench/github.mjs [--check]
// LATENCY sets the milliseconds (100). --check exits 1 above 20 s or 120 requests. Needs no dist/.
import { register } from "node:module";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";

register("../scripts/ts-loader.mjs", import.meta.url);
const from = (path) => import(new URL(`../${path}`, import.meta.url).href);
const { largeRepository } = await from("__tests__/support/large-repository.ts");
const { emulatedFetch } = await from("__tests__/support/emulated-fetch.ts");
const { emulate } = await from("src/demo/github/emulation.ts");
const { makeGitHub } = await from("src/adapters/github/client.ts");
const { systemClock } = await from("src/adapters/clock.ts");
const { readPast } = await from("src/evidence/past/read.ts");
const { metricsOf } = await from("src/metrics/metrics.ts");

const LATENCY_MS = Number(process.env.LATENCY ?? 100);
const LIMITS = { seconds: 20, requests: 120 };
const DAY_MS = 86_400_000;

const now = Date.parse("2026-11-28T00:00:00Z");
const world = largeRepository(now);
const { respond, token } = emulate(world);
const answer = emulatedFetch(respond);
const github = makeGitHub({
  token,
  apiUrl: world.url,
  owner: world.owner,
  repo: world.repo,
  clock: systemClock,
  onWait: console.log,
  fetch: async (...asked) => {
    await delay(LATENCY_MS);
    return await answer(...asked);
  },
});

const begun = performance.now();
const read = await readPast(
  { github, signal: new AbortController().signal },
  {
    environment: "production",
    component: "",
    from: now - 56 * DAY_MS,
    pages: "https://github.com/octoacme/shop",
  },
);
if (read.state === "missing") throw new Error(`${read.reason}: ${read.remedy}`);
const about = { repository: "octoacme/shop", environment: "production", component: "" };
const { figures } = metricsOf(read.data, { ...about, now, lengthMs: 28 * DAY_MS });
const seconds = (performance.now() - begun) / 1000;
const requests = world.requests + world.queries;

console.log(`metrics of ${read.data.deployments.length} deployments, ${figures.length} numbers:`);
console.log(`  ${seconds.toFixed(1)} s (limit ${LIMITS.seconds} s at ${LATENCY_MS} ms an answer)`);
console.log(`  ${requests} requests (limit ${LIMITS.requests})`);
const isOver = seconds > LIMITS.seconds || requests > LIMITS.requests;
if (isOver && process.argv.includes("--check")) process.exitCode = 1;

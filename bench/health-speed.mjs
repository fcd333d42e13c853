// How long 20 signals of 10,000 looks take, and how much memory: decided look by look as in a window, and judged
// with their sentences as a report is judged again. Of two arms every look has other traffic, which costs most.
//   node bench/health-speed.mjs [--check]
// --check exits 1 where deciding takes a second of this processor or more, or the looks 200 MB.
import { register } from "node:module";

register("../scripts/ts-loader.mjs", import.meta.url);
const { decide } = await import("../src/health/decide.ts");
const { judgeSignal } = await import("../src/health/judge.ts");
const { seeded } = await import("../__tests__/health/looks.ts");

const MEGABYTE = 2 ** 20;
const before = process.memoryUsage().rss / MEGABYTE;
const [SIGNALS, LOOKS] = [20, 10_000];
const BAD = 0.015;

const rule = (parts) => {
  const looks = { observeLooks: LOOKS - 1000, plannedLooks: LOOKS };
  return { id: "signal/shop/error-rate", alphaFail: 0.0005, persistMs: 30_000, ...looks, ...parts };
};

const KINDS = {
  probes: { rule: rule({ ratio: 0, allowance: 0.1 }), one: true, arms: 1 },
  "counts, fixed limit": { rule: rule({ ratio: 0, allowance: 0.1 }), arms: 1 },
  "counts, two arms": {
    rule: rule({ ratio: 1.05, allowance: 0.005, passAllowance: 0.01 }),
    arms: 2,
  },
};

function looksOf({ one = false, arms }, random) {
  const requests = () => (one ? 1 : 50 + Math.floor(random() * 100));
  const badOf = (n) => {
    let bad = 0;
    for (let i = 0; i < n; i += 1) if (random() < BAD) bad += 1;
    return bad;
  };
  return Array.from({ length: LOOKS }, (_, i) => {
    const [n, m] = [requests(), arms === 2 ? requests() : 0];
    const at = new Date(1_764_000_000_000 + i * 1000).toISOString();
    return { at, requests: n, bad: badOf(n), baselineRequests: m, baselineBad: badOf(m) };
  });
}

/** Seconds of the processor, the collector's threads too. */
function seconds(work) {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

console.log(`| ${SIGNALS} signals of ${LOOKS} looks | decided | judged with sentences |`);
console.log("|---|--:|--:|");
let slowest = 0;
for (const [name, kind] of Object.entries(KINDS)) {
  const all = Array.from({ length: SIGNALS }, (_, i) => looksOf(kind, seeded(i + 1)));
  const decided = seconds(() => all.map((looks) => decide(kind.rule, looks)));
  const judged = seconds(() => all.map((looks) => judgeSignal(kind.rule, looks)));
  slowest = Math.max(slowest, decided);
  console.log(`| ${name} | ${decided.toFixed(2)} s | ${judged.toFixed(2)} s |`);
}
const most = process.resourceUsage().maxRSS / 1024;
const more = Math.round(most - before);
console.log(
  `\nat most ${more} MB of memory for them, besides ${Math.round(before)} MB of this script`,
);
if ((slowest >= 1 || more >= 200) && process.argv.includes("--check")) process.exitCode = 1;

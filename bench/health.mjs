// How the health verdict ends in simulated windows, seeded. First of single probes with the limit 10%: for each
// course of a service the shares of windows that fail, hold and pass, and the middle sample of the fails; beside
// it the share of fails where trouble need not last. Then of counted requests of two arms, beside small
// implementations of what other tools decide on the same streams. docs/health.md quotes the tables.
//   node bench/health.mjs [--counts] [--check]
// RUNS sets how many windows of each kind (2000); Kayenta's judge sees a tenth of them. --counts leaves the probes
// out. --check exits 1 where a cell is not what is aimed at.
import { register } from "node:module";

register("../scripts/ts-loader.mjs", import.meta.url);
const { testOf } = await import("../src/health/decide.ts");
const { seeded } = await import("../__tests__/health/looks.ts");
const { CELLS, checkKayenta, JUDGES, LIMITS, outcome } = await import("./health/counts.mjs");
const { silentPasses } = await import("./health/no-data.mjs");
const { bursts, coldStart, onset, outage, ruleOf, simulate, steady, WINDOWS } = await import(
  "../__tests__/health/streams.ts"
);

const RUNS = Number(process.env.RUNS ?? 2000);

const COURSES = {
  "no request bad": steady(0),
  "0.5% bad": steady(0.005),
  "1% bad": steady(0.01),
  "10% bad, the limit": steady(0.1),
  "outage of 6s": outage(6000),
  "outage of 12s": outage(12_000),
  "outage of 18s": outage(18_000),
  "outage of 24s": outage(24_000),
  "outage of 40s": outage(40_000),
  "bad for the first 12s": coldStart(12_000),
  "bad for the first 24s": coldStart(24_000),
  "2% bad, in bursts of three": bursts(0.02),
  "5% bad, in bursts of three": bursts(0.05),
  "10% bad, in bursts of three": bursts(0.1),
  "30% bad": steady(0.3),
  "50% bad": steady(0.5),
  "all bad": steady(1),
  "50% bad from some time on": onset(0.5),
  "all bad from some time on": onset(1),
};

const percent = (share) => `${Number((share * 100).toFixed(1))}%`;

function probes() {
  for (const name of ["essentials", "guide"]) {
    const window = WINDOWS[name];
    const before = { ...ruleOf(window), persistMs: undefined };
    console.log(
      `\n| ${name}, ${RUNS} windows each | fails | holds | passes | failed with | failed before |`,
    );
    console.log("|---|--:|--:|--:|--:|--:|");
    for (const [what, course] of Object.entries(COURSES)) {
      const { fail, hold, pass, failAt } = simulate(course, window, { runs: RUNS });
      const old = simulate(course, window, { runs: RUNS, rule: before });
      const at = failAt === undefined ? "" : `sample ${failAt}`;
      console.log(
        `| ${what} | ${percent(fail)} | ${percent(hold)} | ${percent(pass)} | ${at} | ${percent(old.fail)} |`,
      );
    }
  }
}

/** The test of a limit on counted looks of ten seconds; undefined: it does not fail. */
function ours(looks, { ratio, plus }, persistMs) {
  const test = testOf(countRule({ ratio, plus }, persistMs));
  for (const [i, look] of looks.entries()) {
    test.add(lookOf(look, i));
    if (test.standing === "fail") return i + 1;
  }
  return undefined;
}

function countRule({ ratio, plus }, persistMs) {
  const looks = { observeLooks: 120, plannedLooks: 120 };
  const passAllowance = plus + 0.005;
  const rest = { allowance: plus, passAllowance, alphaFail: 0.01, persistMs };
  return { id: "signal/shop/error-increase", ratio, ...rest, ...looks };
}

function lookOf({ n, e, m, b }, i) {
  const at = new Date(1_764_000_000_000 + i * 10_000).toISOString();
  return { at, requests: n, bad: e, baselineRequests: m, baselineBad: b };
}

/** Prints the table of counted requests; gives the cells that miss what is aimed at. */
function counted() {
  checkKayenta();
  const judges = {
    "release-gate": (looks, limit) => ours(looks, limit, 30_000),
    "without lasting": (looks, limit) => ours(looks, limit, 0),
    ...JUDGES,
  };
  console.log(`\n| counted requests, ${RUNS} windows each | ${Object.keys(judges).join(" | ")} |`);
  console.log(`|---|${"--:|".repeat(Object.keys(judges).length)}`);
  const misses = [];
  for (const cell of CELLS) {
    const ends = Object.entries(judges).map(([name, judge]) => {
      const runs = name === "Kayenta's judge" ? Math.max(20, Math.round(RUNS / 10)) : RUNS;
      return outcome(cell, judge, { runs, seeded });
    });
    console.log(`| ${nameOf(cell)} | ${ends.map((end) => wordsOf(end, cell)).join(" | ")} |`);
    // How soon and how often is aimed at for the test itself: that trouble has to last comes on top of it.
    const { kind } = cell;
    const missed = missedBy(cell, ends[1]) ?? missedBy({ kind }, ends[0]);
    if (missed !== undefined) misses.push(`${nameOf(cell)}: ${missed}`);
  }
  const passes = silentPasses((looks) => {
    const test = testOf(countRule(LIMITS["+5%"], 30_000));
    for (const [i, look] of looks.entries()) test.add(lookOf(look, i));
    return test.decision.decision;
  });
  console.log(
    `\nPasses in ${passes.of} situations without data: release-gate ${passes.ours}, Kayenta ${passes.kayenta}, Argo ${passes.argo}`,
  );
  return passes.ours === 0 ? misses : [...misses, `${passes.ours} passes without data`];
}

function nameOf({ base, rate, limit, n, from, burst, kind }) {
  const share = (value) => `${Number((value * 100).toFixed(2))}%`;
  const what =
    kind === "same" || kind === "bursts"
      ? `stays at ${share(base)}`
      : `${share(base)} to ${share(rate)}`;
  const when = from === undefined ? "" : ", from the middle";
  const bursts = burst === undefined ? "" : `, in bursts of ${burst}`;
  const edge = kind === "limit" ? ", on the limit" : "";
  return `${what}${edge}${when}${bursts}; limit ${limit}; ${n / 10} a second`;
}

const wordsOf = ({ share, middle }, { kind }) =>
  kind === undefined && middle !== undefined ? `${percent(share)}, ${middle}` : percent(share);

/** Chance of a wrong fail that is allowed, with room for three deviations of the simulation. */
const withRoom = (alpha) => alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / RUNS);

function missedBy({ kind, within, least }, { share, middle }) {
  const most = { same: withRoom(0.003), limit: withRoom(0.01), bursts: withRoom(0.02) }[kind];
  if (most !== undefined && share > most) return `${percent(share)} fail wrongly`;
  if (within !== undefined && !(middle <= within)) return `${middle} requests, aimed at ${within}`;
  if (least !== undefined && share < least)
    return `${percent(share)} found, aimed at ${percent(least)}`;
  return undefined;
}

if (!process.argv.includes("--counts")) probes();
const missed = counted();
for (const cell of missed) console.log(`missed: ${cell}`);
if (missed.length > 0 && process.argv.includes("--check")) process.exitCode = 1;

// How the health verdict ends in simulated windows of single probes with the limit 10%: for each course of
// a service the shares of windows that fail, hold and pass, and the middle sample of the fails. Beside it
// the share of fails where trouble need not last, as it was judged before. docs/health.md quotes the table.
//   node bench/health.mjs
// RUNS sets how many windows of each kind (2000).
import { register } from "node:module";

register("../scripts/ts-loader.mjs", import.meta.url);
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

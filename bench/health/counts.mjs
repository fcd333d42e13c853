// Windows of counted requests, and what release-gate and others decide in them.
import { argo, flagger, kayenta, kayentaOn, once, peeking } from "./peers.mjs";

/** Draws how many of `n` requests are bad, by the cumulated chances of a binomial. */
function binomial(n, p) {
  if (p <= 0) return () => 0;
  if (p >= 1) return () => n;
  const cumulated = [];
  let chance = (1 - p) ** n;
  for (let k = 0, all = 0; k <= n; k += 1) {
    all += chance;
    cumulated.push(all);
    chance *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return (random) => {
    const drawn = random();
    const found = cumulated.findIndex((all) => drawn < all);
    return found < 0 ? n : found;
  };
}

/** Bad requests in bursts: a geometric number of them with this mean, at the same share in all. */
function inBursts(n, p, mean) {
  const begins = binomial(n, p / mean);
  let left = 0;
  return (random) => {
    for (let i = begins(random); i > 0; i -= 1) {
      left += 1;
      while (random() < 1 - 1 / mean) left += 1;
    }
    const bad = Math.min(n, left);
    left -= bad;
    return bad;
  };
}

/** Cells of shared/health §6.7: bad shares before and after, traffic, and what is aimed at. */
export const LIMITS = {
  "+5%": { ratio: 1.05, plus: 0 },
  "+5% +0.5pp": { ratio: 1.05, plus: 0.005 },
  "+5pp": { ratio: 1, plus: 0.05 },
};

const HIGH = { n: 100, looks: 120 };
const LOW = { n: 10, looks: 120 };

export const CELLS = [
  ...[0.001, 0.01, 0.05].flatMap((p) =>
    Object.keys(LIMITS).map((limit) => ({ ...HIGH, limit, base: p, rate: p, kind: "same" })),
  ),
  { ...HIGH, limit: "+5%", base: 0.01, rate: 0.0105, kind: "limit" },
  { ...HIGH, limit: "+5%", base: 0.05, rate: 0.0525, kind: "limit" },
  { ...HIGH, limit: "+5pp", base: 0.01, rate: 0.06, kind: "limit" },
  { ...HIGH, limit: "+5% +0.5pp", base: 0.01, rate: 0.0155, kind: "limit" },
  { ...HIGH, limit: "+5%", base: 0.01, rate: 0.01, burst: 10, kind: "bursts" },
  { ...HIGH, limit: "+5%", base: 0.001, rate: 0.001, burst: 10, kind: "bursts" },
  { ...HIGH, limit: "+5%", base: 0.001, rate: 0.01, within: 1900 },
  { ...HIGH, limit: "+5%", base: 0.01, rate: 0.05, within: 650 },
  { ...HIGH, limit: "+5%", base: 0, rate: 0.05, within: 300 },
  { ...HIGH, limit: "+5%", base: 0.01, rate: 0.0601, within: 500 },
  { ...HIGH, limit: "+5%", base: 0.01, rate: 0.02, within: 4800 },
  { ...HIGH, limit: "+5%", base: 0.01, rate: 0.5, from: 60, within: 300 },
  { ...HIGH, limit: "+5%", base: 0.01, rate: 1, from: 60, within: 300 },
  { ...LOW, limit: "+5%", base: 0, rate: 0.01, least: 0.6 },
  { ...LOW, limit: "+5%", base: 0.01, rate: 0.05, least: 0.97 },
];

/** One window of a cell; `from`: the look with which the release becomes worse. */
export function windowOf({ n, looks, base, rate, from = 0, burst }, random) {
  const draw = (p) => (burst === undefined ? binomial(n, p) : inBursts(n, p, burst));
  const [good, bad, baseline] = [draw(base), draw(rate), draw(base)];
  return Array.from({ length: looks }, (_, i) => {
    return { n, m: n, e: (i < from ? good : bad)(random), b: baseline(random) };
  });
}

/**
 * Who decides, each by the look at which it fails, or undefined. Looks are of ten seconds: three are Argo's
 * interval, six a minute of Flagger and Kayenta. Flagger knows no baseline: it is told the true one's limit.
 */
export const JUDGES = {
  "Kayenta's judge": (looks, limit) => kayentaOn(looks, limit, 6),
  "Argo, limit 0": (looks, limit) => argo(looks, limit, { failureLimit: 0, size: 3 }),
  "Argo, limit 3": (looks, limit) => argo(looks, limit, { failureLimit: 3, size: 3 }),
  Flagger: (looks, limit, { base }) =>
    flagger(looks, limit.ratio * base + limit.plus, { threshold: 5, size: 6 }),
  "z, peeking": (looks, limit) => peeking(looks, limit, 0.01),
  "z, once": (looks, limit) => once(looks, limit, 0.01),
};

/** Share of windows that fail, and the middle number of requests of the release until then. */
export function outcome(cell, judge, { runs, seeded }) {
  const limit = LIMITS[cell.limit];
  const at = [];
  for (let run = 1; run <= runs; run += 1) {
    const look = judge(windowOf(cell, seeded(run)), limit, cell);
    if (look !== undefined) at.push((look - (cell.from ?? 0)) * cell.n);
  }
  at.sort((a, b) => a - b);
  // Of all windows, not of those that fail: half of them have to.
  const middle = at.length * 2 > runs ? at[Math.floor(runs / 2)] : undefined;
  return { share: at.length / runs, middle };
}

/** Kayenta's published cases: so many of so many minutes at 100%, the baseline at 0%. */
export function checkKayenta() {
  for (const [bad, of] of [
    [5, 5],
    [8, 10],
    [14, 20],
    [23, 50],
  ]) {
    const minutes = (count) => Array.from({ length: of }, (_, i) => (i < count ? 100 : 0));
    const said = [bad - 1, bad].map((count) => kayenta(minutes(count), minutes(0)));
    if (said.join() !== "Pass,High") throw new Error(`Kayenta: ${bad} of ${of} gave ${said}`);
  }
}

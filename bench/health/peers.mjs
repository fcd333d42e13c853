// What other tools decide on the same streams, each as small as its own description allows. Looks are
// `{n, e, m, b}`: requests and bad ones of the release, then of the baseline. A limit is `{ratio, plus}`.

const sum = (looks, key) => looks.reduce((all, look) => all + look[key], 0);

/** Looks put together so many at a time. */
function grouped(looks, size) {
  const groups = [];
  for (let i = 0; i + size <= looks.length; i += size) groups.push(looks.slice(i, i + size));
  return groups;
}

/** True where the counted share is above the limit, without any statistics. */
function isAbove(looks, { ratio, plus }) {
  return sum(looks, "e") / sum(looks, "n") > (ratio * sum(looks, "b")) / sum(looks, "m") + plus;
}

/** Argo Rollouts (utils/evaluate, analysis): each 30s judged alone, a fail above `failureLimit`. */
export function argo(looks, limit, { failureLimit, size }) {
  let failed = 0;
  for (const [i, group] of grouped(looks, size).entries()) {
    failed += isAbove(group, limit) ? 1 : 0;
    if (failed > failureLimit) return (i + 1) * size;
  }
  return undefined;
}

/** Flagger (pkg/controller/scheduler.go): checks of a minute against a fixed range, a fail at `threshold` of them. */
export function flagger(looks, max, { threshold, size }) {
  let failed = 0;
  for (const [i, group] of grouped(looks, size).entries()) {
    failed += sum(group, "e") / sum(group, "n") > max ? 1 : 0;
    if (failed >= threshold) return (i + 1) * size;
  }
  return undefined;
}

/** 99% and 95% of the normal distribution, one side. */
const Z = { 0.01: 2.3263479, 0.05: 1.6448536 };

/** One-sided z-test of two shares for a linear limit, unpooled. */
function isSignificant({ n, e, m, b }, { ratio, plus }, alpha) {
  const [p, q] = [e / n, b / m];
  const variance = (p * (1 - p)) / n + (ratio * ratio * q * (1 - q)) / m;
  return variance > 0 && (p - ratio * q - plus) / Math.sqrt(variance) > Z[alpha];
}

const totals = (looks) => ({
  ...{ n: sum(looks, "n"), e: sum(looks, "e") },
  ...{ m: sum(looks, "m"), b: sum(looks, "b") },
});

/** The z-test at every look, as who watches a dashboard does. */
export function peeking(looks, limit, alpha) {
  const all = { n: 0, e: 0, m: 0, b: 0 };
  for (const [i, look] of looks.entries()) {
    for (const key of ["n", "e", "m", "b"]) all[key] += look[key];
    if (isSignificant(all, limit, alpha)) return i + 1;
  }
  return undefined;
}

/** The z-test once, at the end: valid, and late. */
export function once(looks, limit, alpha) {
  return isSignificant(totals(looks), limit, alpha) ? looks.length : undefined;
}

function ranks(values) {
  const order = values.map((value, i) => [value, i]).sort((a, b) => a[0] - b[0]);
  const result = new Array(values.length);
  let ties = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to][0] === order[from][0]) to += 1;
    for (let i = from; i < to; i += 1) result[order[i][1]] = (from + to + 1) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks: result, ties };
}

/** 99% of the normal distribution: both sides of Kayenta's confidence of 98%. */
const KAYENTA_Z = 2.3263479;

/** Kayenta's MannWhitney: the shift at which the rank sum is `z` deviations from its mean. */
function shiftAt(x, y, z) {
  const [n, m] = [x.length, y.length];
  const difference = (shift) => {
    const { ranks: all, ties } = ranks([...x.map((value) => value - shift), ...y]);
    const w = all.slice(0, n).reduce((a, b) => a + b, 0);
    const centred = w - (n * (n + 1)) / 2 - (n * m) / 2;
    const sigma = Math.sqrt(((n * m) / 12) * (n + m + 1 - ties / ((n + m) * (n + m - 1))));
    if (sigma === 0) throw new Error("all observations are tied");
    return (centred - 0.5 * Math.sign(centred)) / sigma - z;
  };
  return rootOf(difference, Math.min(...x) - Math.max(...y), Math.max(...x) - Math.min(...y));
}

/**
 * Brent's zeroin to 1e-4, as R and Kayenta have it. The difference is a step function: where its steps are
 * crossed decides Kayenta's answer, so that no other search will do.
 */
function rootOf(f, from, to) {
  let [a, b] = [from, to];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  // Kayenta takes an end where the sign does not change.
  if (fa > 0 === fb > 0) return fa < 0 ? a : b;
  let [c, fc] = [a, fa];
  for (let left = 1000; left > 0; left -= 1) {
    const before = b - a;
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + 0.5e-4;
    let step = (c - b) / 2;
    if (Math.abs(step) <= tolerance || fb === 0) return b;
    if (Math.abs(before) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
      step = interpolated({ a, b, c, fa, fb, fc, before, tolerance }) ?? step;
    }
    if (Math.abs(step) < tolerance) step = step > 0 ? tolerance : -tolerance;
    [a, fa] = [b, fb];
    b += step;
    fb = f(b);
    if (fb > 0 === fc > 0) [c, fc] = [a, fa];
  }
  return b;
}

/** The step by interpolation; undefined where halving is better. */
function interpolated({ a, b, c, fa, fb, fc, before, tolerance }) {
  const width = c - b;
  let [p, q] = [0, 0];
  if (a === c) {
    const t = fb / fa;
    [p, q] = [width * t, 1 - t];
  } else {
    const [r, s, t] = [fa / fc, fb / fc, fb / fa];
    p = t * (width * r * (r - s) - (b - a) * (s - 1));
    q = (r - 1) * (s - 1) * (t - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const isNear = p < 0.75 * width * q - Math.abs(tolerance * q) / 2;
  return isNear && p < Math.abs((before * q) / 2) ? p / q : undefined;
}

/**
 * Kayenta's NetflixACAJudge for one metric, direction increase: `High`, `Pass`, `Nodata` or `Error`. Its
 * score counts neither of the last two, and a group without a counted metric as 100.
 */
export function kayenta(x, y, allowedIncrease = 1) {
  const clean = (values) => values.filter((value) => !Number.isNaN(value));
  const [a, b] = [clean(x), clean(y)];
  if (a.length === 0 || b.length === 0) return "Nodata";
  const same = [...a].sort().join() === [...b].sort().join();
  if (same || new Set([...a, ...b]).size === 1) return "Pass";
  const mean = (values) => values.reduce((all, value) => all + value, 0) / values.length;
  try {
    const low = shiftAt(...jittered(a, b), KAYENTA_Z);
    const estimate = shiftAt(...jittered(a, b), 0);
    const effect = mean(a) === 0 || mean(b) === 0 ? Number.NaN : mean(a) / mean(b);
    const isLarge = Number.isNaN(effect) || effect >= allowedIncrease;
    return low > 0.25 * Math.abs(estimate) && isLarge ? "High" : "Pass";
  } catch {
    return "Error";
  }
}

/** Two constant arms get a little noise of their own, of a hundred-thousandth. */
function jittered(a, b) {
  if (a.length < 2 || new Set(a).size > 1 || new Set(b).size > 1) return [a, b];
  const noise = (values) => values.map((value, i) => value * (1 + 1e-5 * Math.sin(i + 1)));
  return [noise(a), noise(b)];
}

/** Kayenta on the shares of each minute, at the end of the window. */
export function kayentaOn(looks, { ratio }, size) {
  const groups = grouped(looks, size);
  const x = groups.map((group) => (100 * sum(group, "e")) / sum(group, "n"));
  const y = groups.map((group) => (100 * sum(group, "b")) / sum(group, "m"));
  return kayenta(x, y, ratio) === "High" ? looks.length : undefined;
}

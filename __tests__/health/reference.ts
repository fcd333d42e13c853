import type { Look, SignalRule } from "../../src/core/look.ts";

// A second implementation, written from the description of the statistics and not from the product's
// code: plain, quadratic and without any shortcut. Tests hold the two against each other.

const GUESSES = [0, 0.01, 0.04, 0.15, 0.4];

interface Block {
  readonly at: number;
  readonly ec: number;
  readonly nc: number;
  readonly eb: number;
  readonly nb: number;
}

const lse = (logs: readonly number[]): number => {
  const top = logs.reduce((a, b) => (a > b ? a : b), Number.NEGATIVE_INFINITY);
  return top + Math.log(logs.reduce((sum, x) => sum + Math.exp(x - top), 0));
};

function largest(rule: SignalRule, fail: boolean, traffic: number, q: number): number {
  const c = rule.ratio * q + rule.allowance;
  const bounds = fail
    ? [1 / c, 1 / (rule.ratio * traffic * (1 - q))]
    : [1 / (1 - c), 1 / (rule.ratio * traffic * q)];
  return Math.min(1e9, ...bounds.filter((bound) => !Number.isNaN(bound)));
}

/** Log evidence of the blocks in one direction. */
function evidence(rule: SignalRule, fail: boolean, blocks: readonly Block[], phi: number): number {
  const first = blocks[0];
  if (first === undefined) return 0;
  const planned = Math.max(rule.plannedLooks, blocks.length);
  const sign = fail ? 1 : -1;
  const terms: { readonly weight: number; readonly log: number }[] = [];
  for (const q of GUESSES) {
    const c = rule.ratio * q + rule.allowance;
    if (c >= 1 || (rule.ratio === 0 && q > 0)) continue;
    const reach = largest(rule, fail, rule.ratio > 0 ? first.nc / first.nb : 1, q) * (1 - c);
    const sizes: number[] = [];
    for (let b = 0.15 * Math.min(1, reach); b < 0.6 * reach; b *= 2.2) sizes.push(b / reach);
    sizes.push(0.7, 0.95);
    for (const t of sizes) {
      const path = [0];
      for (const { ec, nc, eb, nb } of blocks) {
        const traffic = rule.ratio > 0 ? nc / nb : 1;
        const bc = t * largest(rule, fail, traffic, q);
        const bb = rule.ratio * bc * traffic;
        const candidate =
          ec * Math.log1p(sign * bc * (1 - c)) + (nc - ec) * Math.log1p(-sign * bc * c);
        const baseline =
          rule.ratio === 0
            ? 0
            : eb * Math.log1p(-sign * bb * (1 - q)) + (nb - eb) * Math.log1p(sign * bb * q);
        path.push((path.at(-1) ?? 0) + candidate + baseline);
      }
      const end = path.at(-1) ?? 0;
      const starts = path.slice(0, -1).map((start) => (end - start) / phi - Math.log(planned));
      if (planned > blocks.length) starts.push(Math.log((planned - blocks.length) / planned));
      const log = fail ? lse([end / phi, lse(starts)]) - Math.LN2 : end / phi;
      terms.push({ weight: (q === 0 ? 0.5 : 0.125) / sizes.length, log });
    }
  }
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  return lse(terms.map(({ weight, log }) => Math.log(weight / whole) + log));
}

function dispersion(rule: SignalRule, blocks: readonly Block[]): number {
  const single = blocks.every(({ nc, nb }) => nc === 1 && nb <= 1);
  const pooled: Block[] = [];
  for (let i = 0; single && i + 5 <= blocks.length; i += 5) {
    const five = blocks.slice(i, i + 5);
    const sum = (key: "ec" | "nc" | "eb" | "nb") => five.reduce((all, one) => all + one[key], 0);
    pooled.push({ at: 0, ec: sum("ec"), nc: sum("nc"), eb: sum("eb"), nb: sum("nb") });
  }
  if (single && blocks.filter(({ ec, eb }) => ec + eb > 0).length < 3) return 1;
  const used = single ? pooled : blocks;
  const parts: number[] = [];
  const arms = [["ec", "nc"], ...(rule.ratio > 0 ? [["eb", "nb"]] : [])] as ["ec", "nc"][];
  for (const [bad, all] of arms) {
    for (let i = 1; i < used.length; i += 1) {
      const [one, two] = [used[i], used[i - 1]];
      if (one === undefined || two === undefined || one[bad] + two[bad] === 0) continue;
      const n = one[all] + two[all];
      const p = (one[bad] + two[bad]) / n;
      const v = p * (1 - p) * (1 / one[all] + 1 / two[all]);
      parts.push(
        v > 0 ? ((one[bad] / one[all] - two[bad] / two[all]) ** 2 / v) * ((n - 1) / n) : 1,
      );
    }
  }
  return parts.length === 0 ? 1 : Math.max(1, parts.reduce((a, b) => a + b, 0) / parts.length);
}

const isBad = (rule: SignalRule, { ec, nc, eb, nb }: Block): boolean =>
  ec > 0 && ec > allowedIn(rule, { at: 0, ec, nc, eb, nb });

const allowedIn = (rule: SignalRule, { nc, eb, nb }: Block): number =>
  (rule.allowance + (rule.ratio > 0 ? (rule.ratio * eb) / nb : 0)) * nc;

const isCounted = (blocks: readonly Block[]): boolean => blocks.some(({ nc }) => nc > 1);

/** Since when bad looks follow one another with fewer than three good ones between. */
function troubleSince(rule: SignalRule, blocks: readonly Block[]): number | undefined {
  let since: number | undefined;
  for (let i = blocks.length - 1, good = 0; i >= 0 && good < 3; i -= 1) {
    const block = blocks[i];
    if (block !== undefined && isBad(rule, block)) [since, good] = [block.at, 0];
    else good += 1;
  }
  return since;
}

function proven(rule: SignalRule, blocks: readonly Block[]): boolean {
  const phi = blocks.length === 1 ? 2 : dispersion(rule, blocks);
  const enough = -Math.log(rule.alphaFail ?? 0.01);
  return (
    blocks.filter(({ ec }) => ec > 0).length >= 3 && evidence(rule, true, blocks, phi) >= enough
  );
}

function provenWithoutWorst(rule: SignalRule, blocks: readonly Block[], persist: number): boolean {
  let best = { from: 0, to: 0, bad: 0 };
  // A count covers the time since the look before: trouble of `persist` reaches into one look more.
  const ends = (blocks.at(-1)?.at ?? 0) - (blocks[0]?.at ?? 0);
  const reach = isCounted(blocks) ? persist + Math.max(0, ends / (blocks.length - 1) - 1) : persist;
  for (let from = 0; from < blocks.length; from += 1) {
    for (let to = from; to < blocks.length; to += 1) {
      if ((blocks[to]?.at ?? 0) - (blocks[from]?.at ?? 0) > reach) break;
      const wrong = blocks.slice(from, to + 1).filter((block) => isBad(rule, block));
      const bad = wrong.reduce((all, block) => all + block.ec - allowedIn(rule, block), 0);
      if (bad > best.bad) best = { from, to: to + 1, bad };
    }
  }
  return proven(rule, [...blocks.slice(0, best.from), ...blocks.slice(best.to)]);
}

/** Decision and look by the second implementation; every look of the list can be counted. */
export function referenceDecision(
  rule: SignalRule,
  looks: readonly Look[],
): { readonly decision: string; readonly at: number | undefined } {
  const blocks = looks.map((look) => ({
    at: Date.parse(look.at),
    ec: look.bad,
    nc: look.requests,
    eb: look.baselineBad,
    nb: look.baselineRequests,
  }));
  const persist = rule.persistMs ?? 0;
  let passedAt: number | undefined;
  for (let n = 1; n <= Math.min(blocks.length, rule.plannedLooks); n += 1) {
    const now = blocks.slice(0, n);
    const last = now[n - 1];
    const since = troubleSince(rule, now);
    const lasts =
      persist === 0 ||
      (last !== undefined &&
        isBad(rule, last) &&
        since !== undefined &&
        last.at - since >= persist);
    const blip = persist > 0 && lasts && isCounted(now) && !provenWithoutWorst(rule, now, persist);
    if (lasts && !blip && proven(rule, now)) return { decision: "fail", at: n };
    if (n < rule.observeLooks) continue;
    const isQuiet = now.slice(-3).every((block) => !isBad(rule, block));
    const phi = n === 1 ? 2 : dispersion(rule, now);
    const excluded = evidence(rule, false, now, phi) >= Math.log(20);
    if (passedAt !== undefined && isQuiet) continue;
    passedAt = excluded && isQuiet ? n : undefined;
    if (passedAt === undefined && n === rule.plannedLooks) {
      const fails = persist > 0 && proven(rule, now) && provenWithoutWorst(rule, now, persist);
      return { decision: fails ? "fail" : "inconclusive", at: n };
    }
  }
  return passedAt === undefined
    ? { decision: "undecided", at: undefined }
    : { decision: "pass", at: passedAt };
}

import { describe, expect, test } from "@jest/globals";
import type { Look } from "../../src/core/look.ts";
import { Dispersion } from "../../src/health/dispersion.ts";
import { Evidence } from "../../src/health/evidence.ts";
import { bets, type Direction } from "../../src/health/grid.ts";
import { Stake } from "../../src/health/stake.ts";
import type { Limit } from "../../src/health/usable.ts";
import fc from "../support/property.ts";
import { aLook, probes, seeded } from "./looks.ts";

const SEED = { seed: 20261120 };

const limits = fc.record({
  ratio: fc.constantFrom(0, 1, 1.05, 1.5, 2),
  allowance: fc.constantFrom(0.001, 0.005, 0.02, 0.1, 0.3),
});

/** Even over 0 to 1; fast-check's doubles are even over their exponents, so nearly all are tiny. */
const shareOf = (steps: number) => fc.integer({ min: 0, max: steps }).map((n) => n / steps);

const arm = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), shareOf(1000))
    .map(([requests, share]) => ({ requests, bad: Math.round(requests * share) }));

const look = (most: number) =>
  fc
    .tuple(arm(most), arm(most))
    .map(([candidate, baseline]) =>
      aLook({ ...candidate, baselineRequests: baseline.requests, baselineBad: baseline.bad }),
    );

function evidence(limit: Limit, direction: Direction, looks: readonly Look[], dispersion = 1) {
  const all = new Evidence(limit, direction, Math.max(60, looks.length));
  for (const one of looks) all.add(one);
  return all.log(dispersion);
}

describe("the evidence is an e-value", () => {
  const points = fc.record({
    limit: limits,
    direction: fc.constantFrom<Direction>("fail", "pass"),
    traffic: fc.constantFrom(0.0001, 0.01, 0.1, 1, 9, 100, 10_000),
    baselineShare: shareOf(1000),
    within: shareOf(1000),
  });

  test("no bet has an expected factor above 1 anywhere in the hypothesis it speaks against", () => {
    fc.assert(
      fc.property(points, ({ limit, direction, traffic, baselineShare, within }) => {
        const edge = Math.min(1, limit.ratio * baselineShare + limit.allowance);
        const share = direction === "fail" ? edge * within : edge + (1 - edge) * within;
        fc.pre(direction === "fail" || limit.ratio * baselineShare + limit.allowance <= 1);
        const expected = bets(limit, direction, traffic).map((bet) => {
          const f = new Stake(limit, direction, bet).at(traffic);
          const mean = (p: number, bad: number, good: number) =>
            Math.log1p(p * Math.expm1(bad) + (1 - p) * Math.expm1(good));
          // Per candidate request; a baseline request comes `1 / traffic` times as often.
          const candidate = mean(share, f.bad, f.good);
          const baseline =
            limit.ratio === 0 ? 0 : mean(baselineShare, f.baselineBad, f.baselineGood) / traffic;
          const size = Math.max(1, Math.abs(candidate), Math.abs(baseline));
          return (candidate + baseline) / size;
        });
        expect(Math.max(...expected)).toBeLessThanOrEqual(1e-12);
      }),
      { ...SEED, numRuns: 1000 },
    );
  });

  test("the weights of a grid sum to 1", () => {
    fc.assert(
      fc.property(points, ({ limit, direction, traffic }) => {
        const sum = bets(limit, direction, traffic).reduce((all, bet) => all + bet.weight, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
      SEED,
    );
  });
});

describe("the evidence moves the right way", () => {
  const cases = fc.record({
    limit: limits,
    looks: fc.array(look(200), { minLength: 1, maxLength: 12 }),
    at: fc.nat(),
  });

  test("one more bad candidate request never lowers fail nor raises pass evidence", () => {
    fc.assert(
      fc.property(cases, ({ limit, looks, at }) => {
        const one = looks[at % looks.length] ?? aLook();
        fc.pre(one.bad < one.requests);
        const worse = looks.map((it) => (it === one ? { ...it, bad: it.bad + 1 } : it));
        expect(evidence(limit, "fail", worse)).toBeGreaterThanOrEqual(
          evidence(limit, "fail", looks) - 1e-9,
        );
        expect(evidence(limit, "pass", worse)).toBeLessThanOrEqual(
          evidence(limit, "pass", looks) + 1e-9,
        );
      }),
      { ...SEED, numRuns: 150 },
    );
  });

  // Only at the level of proof: the grid changes with the limit, and with it the exact number.
  test("a wider limit keeps a pass that is proven, a narrower one a fail that is proven", () => {
    const more = fc.constantFrom(0.001, 0.05, 0.2);
    const parts = fc.constantFrom({ bad: 0.02, baseline: 1 }, { bad: 1, baseline: 0.05 });
    const proofs = { pass: 0, fail: 0 };
    const isProven = { pass: Math.log(20), fail: Math.log(100) };
    fc.assert(
      fc.property(cases, more, parts, ({ limit, looks: drawn }, more, part) => {
        const looks = drawn.map((one) => ({
          ...one,
          bad: Math.floor(one.bad * part.bad),
          baselineBad: Math.floor(one.baselineBad * part.baseline),
        }));
        const wider = { ...limit, allowance: limit.allowance + more };
        for (const [direction, strict, loose] of [
          ["pass", limit, wider],
          ["fail", wider, limit],
        ] as const) {
          if (evidence(strict, direction, looks) < isProven[direction]) continue;
          proofs[direction] += 1;
          expect(evidence(loose, direction, looks)).toBeGreaterThanOrEqual(isProven[direction]);
        }
      }),
      { ...SEED, numRuns: 150 },
    );
    expect(Math.min(proofs.pass, proofs.fail)).toBeGreaterThan(20);
  });

  test("evidence asked at every look equals evidence asked once at the end", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(1, 1.7), ({ limit, looks }, last) => {
        const asked = new Evidence(limit, "fail", 60);
        looks.forEach((one, number) => {
          asked.add(one);
          asked.log(1 + (number % 3) / 2);
        });
        const once = evidence(limit, "fail", looks, last);
        expect(Math.abs(asked.log(last) - once)).toBeLessThan(1e-9 * Math.max(1, Math.abs(once)));
      }),
      { ...SEED, numRuns: 150 },
    );
  });
});

describe("the evidence stays finite", () => {
  const counts = fc.constantFrom(1, 10_000, 1_000_000_000);
  const shares = fc.constantFrom(0, 1e-9, 0.5, 1);
  const extremes = fc
    .tuple(counts, shares, counts, shares)
    .map(([requests, bad, baselineRequests, baselineBad]) =>
      aLook({
        requests,
        bad: Math.floor(requests * bad),
        baselineRequests,
        baselineBad: Math.floor(baselineRequests * baselineBad),
      }),
    );

  test.each(["fail", "pass"] as const)("%s, for all counts and splits of traffic", (direction) => {
    const looks = fc.array(extremes, { minLength: 1, maxLength: 6 });
    const wide = fc.record({
      ratio: fc.constantFrom(0, 1, 3),
      allowance: fc.constantFrom(0, 0.01, 0.99, 1),
    });
    fc.assert(
      fc.property(wide, looks, (limit, all) => {
        const dispersion = new Dispersion(limit);
        all.forEach((one) => void dispersion.add(one));
        expect(Number.isFinite(dispersion.value)).toBe(true);
        expect(Number.isFinite(evidence(limit, direction, all, dispersion.value))).toBe(true);
      }),
      { ...SEED, numRuns: 150 },
    );
  });
});

describe("dispersion", () => {
  const of = (looks: readonly Look[]) => {
    const dispersion = new Dispersion({ ratio: 0, allowance: 0.1 });
    for (const one of looks) dispersion.add(one);
    return dispersion.value;
  };

  test("is 1 without anything bad", () => {
    expect(of(Array.from({ length: 20 }, () => aLook()))).toBe(1);
  });

  test("stays near 1 for independent requests", () => {
    const random = seeded(7);
    const count = () => Array.from({ length: 100 }, random).filter((u) => u < 0.05).length;
    const looks = Array.from({ length: 200 }, () => aLook({ requests: 100, bad: count() }));
    expect(of(looks)).toBeLessThan(1.3);
  });

  test("is about the size of the bursts in which bad requests come", () => {
    const random = seeded(7);
    const looks = Array.from({ length: 200 }, () =>
      aLook({ requests: 100, bad: random() < 0.3 ? 10 : 0 }),
    );
    expect(of(looks)).toBeGreaterThan(5);
  });
});

test("the late onset is seen: a service that goes down after 60 good probes is proven in 8", () => {
  const looks = probes(`${".".repeat(60)}${"x".repeat(8)}`).flatMap((one) => one ?? []);
  const all = new Evidence({ ratio: 0, allowance: 0.05 }, "fail", 120);
  for (const one of looks) all.add(one);
  expect(all.log(1)).toBeGreaterThan(Math.log(100));
});

import { describe, expect, test } from "@jest/globals";
import type { Look } from "../../src/core/look.ts";
import { decide } from "../../src/health/decide.ts";
import fc from "../support/property.ts";
import { aLook, aRule, seeded } from "./looks.ts";
import { referenceDecision } from "./reference.ts";

const EVERY_MS = 3000;

const at = (number: number): string =>
  new Date(1_764_000_000_000 + number * EVERY_MS).toISOString();

/** Probes that fail by chance, with one stretch in which they fail by another chance. */
function probing(seed: number, parts: { rate: number; from: number; length: number; in: number }) {
  const random = seeded(seed);
  return Array.from({ length: 120 }, (_, i): Look => {
    const rate = i >= parts.from && i < parts.from + parts.length ? parts.in : parts.rate;
    return aLook({ at: at(i), bad: random() < rate ? 1 : 0 });
  });
}

/** Counts of two arms, uneven traffic included. */
function counting(seed: number, { base, candidate }: { base: number; candidate: number }) {
  const random = seeded(seed);
  const draw = (n: number, p: number) =>
    Array.from({ length: n }, random).filter((x) => x < p).length;
  return Array.from({ length: 40 }, (_, i): Look => {
    const requests = 20 + Math.floor(random() * 40);
    const baselineRequests = 20 + Math.floor(random() * 40);
    return aLook({
      at: at(i),
      requests,
      bad: draw(requests, candidate),
      baselineRequests,
      baselineBad: draw(baselineRequests, base),
    });
  });
}

describe("a second implementation decides the same, at the same look", () => {
  const share = fc.constantFrom(0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.6, 1);
  const persist = fc.constantFrom(0, 15_000, 30_000, 60_000);

  test("probes", () => {
    const stretch = fc.record({
      rate: fc.constantFrom(0, 0.005, 0.02, 0.1),
      from: fc.nat(100),
      length: fc.nat(60),
      in: share,
    });
    fc.assert(
      fc.property(fc.integer(), stretch, persist, (seed, parts, persistMs) => {
        const rule = aRule({ observeLooks: 60, plannedLooks: 120, persistMs });
        const looks = probing(seed, parts);
        const { decision, at: look } = decide(rule, looks);
        expect({ decision, at: look }).toEqual(referenceDecision(rule, looks));
      }),
      { numRuns: 20, seed: 7 },
    );
  });

  test("counts of two arms", () => {
    const rates = fc.record({ base: fc.constantFrom(0, 0.01, 0.1), candidate: share });
    fc.assert(
      fc.property(fc.integer(), rates, persist, (seed, parts, persistMs) => {
        const window = { observeLooks: 20, plannedLooks: 40, persistMs };
        const rule = aRule({ ratio: 1.05, allowance: 0.05, ...window });
        const looks = counting(seed, parts);
        const { decision, at: look } = decide(rule, looks);
        expect({ decision, at: look }).toEqual(referenceDecision(rule, looks));
      }),
      { numRuns: 20, seed: 7 },
    );
  });
});

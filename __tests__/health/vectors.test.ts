import { describe, expect, test } from "@jest/globals";
import type { Look } from "../../src/core/look.ts";
import { decide } from "../../src/health/decide.ts";
import { Dispersion } from "../../src/health/dispersion.ts";
import { Evidence } from "../../src/health/evidence.ts";
import { aLook, aRule } from "./looks.ts";
import anytime from "./vectors/anytime.json" with { type: "json" };
import decisions from "./vectors/decisions.json" with { type: "json" };

interface Block {
  readonly eb: number;
  readonly nb: number;
  readonly ec: number;
  readonly nc: number;
}

function fromBlock({ eb, nb, ec, nc }: Block): Look {
  return aLook({ requests: nc, bad: ec, baselineRequests: nb, baselineBad: eb });
}

describe("log evidence and dispersion agree with the reference to 1e-9", () => {
  test.each(anytime.cases.map((vector, number) => ({ number, vector })))(
    "case $number",
    ({ vector: { r, d, planned, blocks, logFail, logPass, phi } }) => {
      const limit = { ratio: r, allowance: d };
      const dispersion = new Dispersion(limit);
      const horizon = planned ?? blocks.length;
      const fail = new Evidence(limit, "fail", horizon);
      const pass = new Evidence(limit, "pass", horizon);
      for (const look of blocks.map(fromBlock)) {
        dispersion.add(look);
        fail.add(look);
        pass.add(look);
      }
      expect(Math.abs(dispersion.value - phi)).toBeLessThan(1e-9);
      expect(Math.abs(fail.log(dispersion.value) - logFail)).toBeLessThan(1e-9);
      expect(Math.abs(pass.log(dispersion.value) - logPass)).toBeLessThan(1e-9);
    },
  );

  test("there are cases", () => expect(anytime.cases.length).toBe(60));
});

describe("every case is decided as the reference decides it, at the same look", () => {
  test.each(decisions.cases)("$name", (vector) => {
    const rule = aRule({
      ratio: vector.r,
      allowance: vector.d,
      observeLooks: vector.observe,
      plannedLooks: vector.planned,
      persistMs: undefined,
    });
    const looks = vector.looks.map((block) => (block === null ? undefined : fromBlock(block)));
    const { decision, reason, at } = decide(rule, looks);
    expect({ decision, reason, at: at ?? null }).toEqual({
      decision: vector.decision,
      reason: vector.reason,
      at: vector.at,
    });
  });

  test("there are cases", () => expect(decisions.cases.length).toBe(37));
});

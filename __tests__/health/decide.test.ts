import { describe, expect, test } from "@jest/globals";
import type { Look, SignalRule } from "../../src/core/look.ts";
import { decide } from "../../src/health/decide.ts";
import { failThreshold, PASS_THRESHOLD } from "../../src/health/decision.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import fc from "../support/property.ts";
import { aLook, aRule, probes, seeded } from "./looks.ts";

const times = (count: number, look: Partial<Look> = {}) =>
  Array.from({ length: count }, () => aLook(look));

const twoArms = aRule({ ratio: 1.05, allowance: 0.02 });
const both = { requests: 100, baselineRequests: 100 };

describe("without data nothing passes", () => {
  const situations: readonly {
    situation: string;
    rule?: SignalRule;
    looks: readonly (Look | undefined)[];
    reason: string;
  }[] = [
    { situation: "no look was taken", looks: [], reason: "window-not-over" },
    { situation: "every look is missing", looks: probes("?".repeat(60)), reason: "no-data" },
    { situation: "counts are not numbers", looks: times(60, { requests: NaN }), reason: "no-data" },
    { situation: "bad ones are not a number", looks: times(60, { bad: NaN }), reason: "no-data" },
    {
      situation: "requests are infinite",
      looks: times(60, { requests: Infinity }),
      reason: "no-data",
    },
    { situation: "requests are negative", looks: times(60, { requests: -1 }), reason: "no-data" },
    { situation: "bad ones are negative", looks: times(60, { bad: -1 }), reason: "no-data" },
    { situation: "more bad ones than requests", looks: times(60, { bad: 2 }), reason: "no-data" },
    {
      situation: "the candidate has no traffic",
      looks: times(60, { requests: 0 }),
      reason: "no-traffic",
    },
    {
      situation: "the baseline has no traffic",
      rule: twoArms,
      looks: times(60, { requests: 100 }),
      reason: "no-baseline",
    },
    {
      situation: "the baseline's counts are impossible",
      rule: twoArms,
      looks: times(60, { ...both, baselineBad: 101 }),
      reason: "no-data",
    },
    {
      situation: "more than a fifth is missing",
      looks: probes("...?".repeat(15)),
      reason: "coverage",
    },
    {
      situation: "the source went away at the end",
      looks: probes(`${".".repeat(59)}?`),
      reason: "last-look-missing",
    },
    { situation: "the window was too short", looks: probes("."), reason: "window-not-over" },
    {
      situation: "neither arm has errors and nothing is allowed",
      rule: aRule({ ratio: 1.05, allowance: 0 }),
      looks: times(60, both),
      reason: "not-proven",
    },
  ];

  test.each(situations)("$situation", ({ rule = aRule(), looks, reason }) => {
    expect(decide(rule, looks).reason).toBe(reason);
    const { outcome, remedy } = judgeSignal(rule, looks);
    expect({ outcome, hasRemedy: (remedy ?? "").length > 0 }).toEqual({
      outcome: "inconclusive",
      hasRemedy: true,
    });
  });

  test("whatever is mixed of missing and impossible looks", () => {
    const nothing = fc.constantFrom(
      undefined,
      aLook({ requests: 0 }),
      aLook({ bad: 3 }),
      aLook({ requests: NaN, bad: NaN }),
    );
    fc.assert(
      fc.property(fc.array(nothing, { maxLength: 70 }), (looks) => {
        expect(judgeSignal(aRule(), looks).outcome).toBe("inconclusive");
      }),
      { seed: 1 },
    );
  });
});

describe("decisions stand", () => {
  const pictures = fc
    .array(fc.constantFrom(".", ".", ".", ".", "x", "?"), { maxLength: 100 })
    .map((marks) => probes(marks.join("")));

  test("a fail of some looks is the fail of any longer list", () => {
    fc.assert(
      fc.property(pictures, pictures, (start, more) => {
        const rule = aRule({ plannedLooks: 300 });
        const looks = [...start, ...probes("x".repeat(60))];
        const early = decide(rule, looks);
        expect(early.decision).toBe("fail");
        expect(decide(rule, [...looks, ...more])).toEqual(early);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test.each([
    { title: "a pass stands with good and missing looks after it", after: "..??", at: 60 },
    { title: "a bad look after it takes it back", after: `${".".repeat(30)}x..`, at: undefined },
    { title: "until three good ones follow", after: `${".".repeat(30)}x...`, at: 94 },
    { title: "and the limit is excluded again", after: "x...", at: undefined },
  ])("$title", ({ after, at }) => {
    const decision = at === undefined ? "undecided" : "pass";
    const looks = probes(`${".".repeat(60)}${after}`);
    expect(decide(aRule({ plannedLooks: 120 }), looks)).toMatchObject({ decision, at });
  });

  test("a bad look at the very end takes a pass back for good", () => {
    const looks = probes(`${".".repeat(119)}x`);
    const decision = { decision: "inconclusive", reason: "still-bad", at: 120 };
    expect(decide(aRule({ plannedLooks: 120 }), looks)).toMatchObject(decision);
  });

  test("a fail that is proven after a pass takes its place", () => {
    const looks = probes(`${".".repeat(60)}${"x".repeat(20)}`);
    const late = decide(aRule({ plannedLooks: 120 }), looks);
    expect(late).toMatchObject({ decision: "fail", reason: "regression-proven" });
    expect(late.at).toBeGreaterThan(62);
  });

  test("looks after the last planned one are ignored", () => {
    const rule = aRule({ observeLooks: 30, plannedLooks: 39 });
    const looks = probes(".".repeat(60));
    expect(decide(rule, looks)).toMatchObject({ decision: "inconclusive", at: 39 });
  });

  test("fail and pass are never proven at the same look", () => {
    const arms = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([bad, baselineBad]) => aLook({ ...both, bad, baselineBad }));
    fc.assert(
      fc.property(fc.array(arms, { minLength: 1, maxLength: 30 }), (looks) => {
        const { logFail, logPass } = decide(twoArms, looks);
        expect(logFail >= failThreshold(twoArms) && logPass >= PASS_THRESHOLD).toBe(false);
      }),
      { seed: 3, numRuns: 150 },
    );
  });
});

test("one look alone is weakened, because bursts cannot be seen in it", () => {
  const rule = aRule({ observeLooks: 1, plannedLooks: 1 });
  expect(decide(rule, [aLook({ requests: 41 })])).toMatchObject({
    decision: "inconclusive",
    dispersion: 2,
  });
  expect(decide(rule, [aLook({ requests: 90 })])).toMatchObject({ decision: "pass" });
});

test("a signal that shares the budget needs more evidence to fail", () => {
  const looks = probes("..x".repeat(20));
  expect(decide(aRule(), looks)).toMatchObject({ decision: "fail", at: 36 });
  const shared = decide(aRule({ alphaFail: 0.0025 }), looks);
  expect(shared.at).toBeGreaterThan(36);
});

describe("wrong decisions stay within their budget", () => {
  const rule = aRule({ observeLooks: 40, plannedLooks: 60 });

  function shares(seed: number, { runs, badShare }: { runs: number; badShare: number }) {
    const random = seeded(seed);
    const decisions = Array.from({ length: runs }, () => {
      const looks = Array.from({ length: 60 }, () => aLook({ bad: random() < badShare ? 1 : 0 }));
      return decide(rule, looks).decision;
    });
    const share = (wanted: string) => decisions.filter((one) => one === wanted).length / runs;
    return { pass: share("pass"), fail: share("fail") };
  }

  test("on the limit, fails are at most 1 % and passes at most 5 %", () => {
    const runs = 250;
    const bound = (alpha: number) => alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / runs);
    const { pass, fail } = shares(11, { runs, badShare: 0.1 });
    expect(fail).toBeLessThanOrEqual(bound(0.01));
    expect(pass).toBeLessThanOrEqual(bound(0.05));
  });

  test("half of the probes bad is always a fail", () => {
    expect(shares(13, { runs: 50, badShare: 0.5 })).toEqual({ pass: 0, fail: 1 });
  });

  test("a healthy service passes in nearly all runs", () => {
    expect(shares(14, { runs: 50, badShare: 0.002 }).pass).toBeGreaterThan(0.9);
  });
});

import { describe, expect, test } from "@jest/globals";
import { judgeSignal } from "../../src/health/judge.ts";
import { aLook, aRule, probes } from "./looks.ts";

const expected = "At most 10% bad, proven at 95%";
const longer =
  "Verify again over a longer window: raise health.observe or health.prolong, or lower health.every";
const reach = "Make sure that the runner can reach what is measured, then verify again";

describe("a judgement says what was found and what it means", () => {
  test("a pass says what is excluded", () => {
    expect(judgeSignal(aRule(), probes(".".repeat(60)))).toEqual({
      outcome: "pass",
      expected,
      found: "0 of 60 requests bad",
      details: ["An error rate above 6.8% is excluded at 95%"],
    });
  });

  test("a fail counts up to the look that proved it", () => {
    expect(judgeSignal(aRule(), probes(".x".repeat(30)))).toEqual({
      outcome: "fail",
      expected,
      found:
        "Since 14:00:00 UTC, 7 of 13 requests bad (53.8%): above 10% (odds 129 : 1; 100 : 1 needed)",
      remedy: "Roll back the release, then look into the bad answers",
      details: [
        "In all, 7 of 14 requests bad (50%)",
        "Proven with sample 14",
        "46 samples after the decision changed nothing",
      ],
    });
  });

  test("a fail names what was bad, the commonest first, and when", () => {
    const looks = probes(".x".repeat(30)).map((look, i) =>
      look?.bad === 1 ? { ...look, reason: i < 4 ? "answer reset" : "status 500" } : look,
    );
    const time = (i: number) => looks[i]?.at.slice(11, 19);
    expect(judgeSignal(aRule(), looks).details?.slice(0, 2)).toEqual([
      `5 × status 500, first at ${time(5)}, last at ${time(13)} UTC`,
      `2 × answer reset, first at ${time(1)}, last at ${time(3)} UTC`,
    ]);
  });

  test("an undecided window says what is missing and what it could have shown", () => {
    const judgement = judgeSignal(aRule(), probes(`${".".repeat(20)}x${".".repeat(39)}`));
    expect(judgement).toEqual({
      outcome: "inconclusive",
      expected,
      found: "Neither within nor above 10% is proven after 60 samples: 1 of 60 requests bad (1.7%)",
      remedy: longer,
      details: [
        "About 6 more samples with nothing bad would prove the limit",
        "These samples would have proven a steady error rate of 27% or more",
      ],
    });
  });

  test("missing looks are counted", () => {
    expect(judgeSignal(aRule(), probes("..?.?".repeat(12)))).toEqual({
      outcome: "inconclusive",
      expected,
      found: "Only 36 of 60 samples gave data, but 80% are needed: 0 of 36 requests bad",
      remedy: reach,
      details: [
        "These samples would have proven a steady error rate of 33.1% or more",
        "24 of 60 samples missing",
      ],
    });
  });

  test("a window that ended early is inconclusive", () => {
    expect(judgeSignal(aRule(), probes("..."))).toEqual({
      outcome: "inconclusive",
      expected,
      found: "The observation ended after 3 of 60 samples: 0 of 3 requests bad",
      remedy: "Verify again and let the window end",
      details: ["These samples would have proven a steady error rate of 100% or more"],
    });
  });

  test("bursts weaken the evidence, and the details say so", () => {
    const looks = Array.from({ length: 60 }, (_, at) =>
      aLook({ requests: 100, bad: at % 6 === 0 ? 6 : 0 }),
    );
    expect(judgeSignal(aRule(), looks)).toEqual({
      outcome: "pass",
      expected,
      found: "60 of 6000 requests bad (1%)",
      details: [
        expect.stringMatching(/^An error rate above [2-6](\.\d)?% is excluded at 95%$/),
        expect.stringMatching(/^The evidence is divided by \d\.\d\d: bad answers came in bursts$/),
      ],
    });
  });

  test("a rule with a baseline names both arms", () => {
    const rule = aRule({ ratio: 1.05, allowance: 0.05 });
    const looks = Array.from({ length: 60 }, (_, at) =>
      aLook({ requests: 100, bad: at % 3, baselineRequests: 100, baselineBad: 1 }),
    );
    expect(judgeSignal(rule, looks)).toEqual({
      outcome: "pass",
      expected: "At most 1.05 × baseline + 5% bad, proven at 95%",
      found: "60 of 6000 requests bad (1%), baseline 60 of 6000 requests bad (1%)",
      details: ["An error rate above 1.05 × baseline + 0.53% is excluded at 95%"],
    });
  });
});

test("changing one look changes the judgement", () => {
  const healthy = judgeSignal(aRule(), probes(".".repeat(60)));
  const altered = judgeSignal(aRule(), probes(`${".".repeat(30)}x${".".repeat(29)}`));
  expect(altered).not.toEqual(healthy);
});

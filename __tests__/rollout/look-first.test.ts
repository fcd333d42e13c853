import { describe, expect, test } from "@jest/globals";
import {
  type Answering,
  lookFirst,
  roundsWanted,
  type Seen,
} from "../../src/rollout/look-first.ts";

const HOUR = 3_600_000;

const looked = (
  build: Seen["build"],
  good: boolean | undefined,
  over: Partial<Parameters<typeof lookFirst>[0]> = {},
) =>
  lookFirst({
    seen: { build, good, says: "2.3.7" },
    byHand: false,
    isNamed: false,
    by: "health",
    ageMs: undefined,
    maxAgeMs: HOUR,
    hasEnded: true,
    ...over,
  }).action;

describe("what is live decides whether a revert that is called for still makes sense", () => {
  test.each([
    ["the target is live and good", "nothing", looked("target", true)],
    ["the target is live and bad", "revert", looked("target", false)],
    ["what ran before is live and good", "nothing", looked("previous", true)],
    [
      "what ran before is live and good, and a person wants another",
      "revert",
      looked("previous", true, { byHand: true, isNamed: true }),
    ],
    [
      "what a person wants is live and good",
      "nothing",
      looked("target", true, { byHand: true, isNamed: true }),
    ],
    ["what ran before is live and bad, and is not the target", "hold", looked("previous", false)],
    ["what ran before is live and was not measured", "hold", looked("previous", undefined)],
    [
      "the target is live and good, but the deployment may still run, and a person asks",
      "revert",
      looked("target", true, { byHand: true, hasEnded: false }),
    ],
    ["the target is live and was not measured", "revert", looked("target", undefined)],
    ["a person has put something else there", "hold", looked("other", true)],
    ["something else is there and bad", "hold", looked("other", false)],
    ["a person's reason goes over that", "revert", looked("other", false, { byHand: true })],
    [
      "but not over a target that is good already",
      "nothing",
      looked("target", true, { byHand: true }),
    ],
    ["nothing tells which build answers", "revert", looked("unknown", undefined)],
    ["what failed is live", "revert", looked("subject", false)],
    ["what failed is live and good now, in the same job", "revert", looked("subject", true)],
    [
      "good now, in another job, by smoke",
      "hold",
      looked("subject", true, { by: "smoke", ageMs: 1 }),
    ],
    [
      "good now, in another job, by deploy",
      "hold",
      looked("subject", true, { by: "deploy", ageMs: 1 }),
    ],
    ["good now, in another job, by health", "revert", looked("subject", true, { ageMs: 1 })],
    [
      "bad now, in another job, by smoke",
      "revert",
      looked("subject", false, { by: "smoke", ageMs: 1 }),
    ],
    ["an hour old", "revert", looked("subject", false, { ageMs: HOUR })],
    [
      "nothing tells builds apart, and all is good now, in another job, by smoke",
      "hold",
      looked("unknown", true, { by: "smoke", ageMs: 1 }),
    ],
    [
      "nothing tells builds apart, in another job",
      "revert",
      looked("unknown", false, { ageMs: 1 }),
    ],
    [
      "nothing tells builds apart, and the verdict is old",
      "hold",
      looked("unknown", false, { ageMs: HOUR + 1 }),
    ],
    ["older than an hour", "hold", looked("subject", false, { ageMs: HOUR + 1 })],
    [
      "older, but a person asks",
      "revert",
      looked("subject", true, { ageMs: 9 * HOUR, byHand: true }),
    ],
  ])("%s: %s", (_what, expected, action) => {
    expect(action).toBe(expected);
  });
});

describe("the critical checks are run only where something depends on them", () => {
  const builds: readonly Answering[] = ["subject", "target", "previous", "other", "unknown"];
  const cases = builds.flatMap((build) =>
    [true, false].flatMap((byHand) =>
      ([undefined, 1, HOUR + 1] as const).flatMap((ageMs) =>
        (["deploy", "smoke", "health"] as const).flatMap((by) =>
          [true, false].flatMap((hasEnded) => {
            const asking = { build, byHand, ageMs, by, hasEnded, isNamed: false };
            return byHand ? [asking, { ...asking, isNamed: true }] : [asking];
          }),
        ),
      ),
    ),
  );

  test("in every case", () => {
    for (const { build, ...asking } of cases) {
      const over = { ...asking, maxAgeMs: HOUR };
      const decided = new Set([true, false, undefined].map((good) => looked(build, good, over)));
      expect([build, over, roundsWanted(build, over) === 0]).toEqual([
        build,
        over,
        decided.size === 1,
      ]);
    }
  });
});

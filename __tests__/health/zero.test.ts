import { describe, expect, test } from "@jest/globals";
import type { Reading, SignalRule } from "../../src/core/look.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import { observe } from "../../src/health/observe.ts";
import { signalRule } from "../../src/health/rule.ts";
import { faultsOf } from "../support/words.ts";
import { FakeClock } from "./fake-clock.ts";
import { aLook } from "./looks.ts";
import { answering } from "./scene.ts";

const START = Date.parse("2026-11-20T14:00:00.000Z");

/** A window of ten looks, one a minute, that may go on to twenty. */
const RULE: SignalRule = signalRule({
  id: "signal/pages/new-alerts",
  limit: { kind: "zero", ratio: 0, allowance: 0 },
  observeMs: 600_000,
  everyMs: 60_000,
  signals: 1,
});

/** `.` nothing, `x` an alert, `?` missing. */
const looks = (picture: string): readonly Reading[] =>
  [...picture].map((mark, i) => {
    const at = new Date(START + i * 60_000).toISOString();
    if (mark === "?") return { missing: "Alertmanager failed: status 503", remedy: "Look into it" };
    return mark === "x" ? aLook({ at, bad: 1, reason: "Alert HighErrorRate" }) : aLook({ at });
  });

const judged = (picture: string) => {
  const judgement = judgeSignal(RULE, looks(picture));
  expect(faultsOf({ id: RULE.id, ...judgement })).toEqual([]);
  return judgement;
};

describe("nothing may be seen", () => {
  test.each<[string, string, string, string]>([
    ["nothing was", ".".repeat(10), "pass", "None in 10 samples"],
    [
      "it is seen twice, for a minute",
      "...xx",
      "fail",
      "Alert HighErrorRate, since 14:03:00 UTC, in 2 samples",
    ],
    ["from the start", "xx", "fail", "Alert HighErrorRate, since 14:00:00 UTC, in 2 samples"],
    [
      "after the window would have passed",
      `${".".repeat(8)}?x${"x".repeat(3)}`,
      "fail",
      "Alert HighErrorRate, since 14:09:00 UTC, in 2 samples",
    ],
    [
      "once, and it has gone",
      `..x${".".repeat(17)}`,
      "inconclusive",
      "Alert HighErrorRate, since 14:02:00 UTC, in 1 sample; not for long enough to be judged",
    ],
    [
      "in the last look alone",
      `${".".repeat(19)}x`,
      "inconclusive",
      "Alert HighErrorRate, since 14:19:00 UTC, in 1 sample; not for long enough to be judged",
    ],
    [
      "in the look that would have passed",
      `${".".repeat(9)}x${".".repeat(10)}`,
      "inconclusive",
      "Alert HighErrorRate, since 14:09:00 UTC, in 1 sample; not for long enough to be judged",
    ],
    ["the source says nothing", "?".repeat(20), "inconclusive", "None of 20 samples gave data"],
    [
      "too little",
      ".?".repeat(10),
      "inconclusive",
      "Only 10 of 20 samples gave data, but 80% are needed",
    ],
    ["nothing at the end", `${".".repeat(19)}?`, "pass", "None in 10 samples"],
    [
      "the end is missing",
      `${".".repeat(9)}?`.padEnd(20, "?"),
      "inconclusive",
      "Only 9 of 20 samples gave data, but 80% are needed",
    ],
    ["it was interrupted", "....", "inconclusive", "The observation ended after 4 samples"],
    ["no look at all", "", "inconclusive", "The observation ended after 0 samples"],
  ])("%s", (_name, picture, outcome, found) => {
    expect(judged(picture)).toMatchObject({ outcome, found, expected: "No new alerts" });
  });

  test("what is missing at the window's end is waited for", () => {
    expect(judged(`${".".repeat(9)}?.`)).toMatchObject({
      outcome: "pass",
      details: ["1 of 11 samples missing (1 × Alertmanager failed: status 503)"],
    });
  });

  test("no outage of the source fails it or passes it, wherever it begins", () => {
    for (let good = 0; good < 10; good += 1) {
      const picture = ".".repeat(good).padEnd(20, "?");
      expect([picture, judged(picture).outcome]).toEqual([picture, "inconclusive"]);
    }
  });
});

test("a window ends with what is seen in it", async () => {
  const rule = { ...RULE, observeLooks: 60, plannedLooks: 120, persistMs: 200 };
  const clock = new FakeClock();
  const findings = await clock.run(
    observe(
      {
        ...{ rules: [rule], everyMs: 200, clock, progress: () => undefined },
        samplers: new Map([[rule.id, answering("....xx")]]),
      },
      new AbortController().signal,
    ),
  );
  expect(findings.map(({ title, outcome }) => [title, outcome])).toEqual([
    ["New alerts of pages", "fail"],
  ]);
  expect(clock.monotonic()).toBe(5 * 200);
});

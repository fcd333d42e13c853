import { describe, expect, test } from "@jest/globals";
import { conditionsOf, type Needed, type Result, runs } from "./conditions.ts";

const conditions = await conditionsOf(
  new URL("../../.github/workflows/gated-release.yml", import.meta.url),
);

function jobRuns(
  job: "staging" | "production" | "rollback",
  needs: Readonly<Record<string, Needed>>,
  { staging = "staging", cancelled = false } = {},
): boolean {
  return runs(conditions[job] ?? "", { inputs: { staging }, needs, cancelled });
}

const ended = (result: Result, verdict: string): Needed => ({ result, verdict });

/** GitHub has shown a job that ran out of time as either. */
const TIMED_OUT = [ended("cancelled", ""), ended("failure", "")];
const RESULTS = ["success", "failure", "cancelled", "skipped"] as const;
const VERDICTS = ["pass", "fail", "unknown", "inconclusive", "pending", "", "Pass ", "true"];
const EVERY_END = RESULTS.flatMap((result) => VERDICTS.map((verdict) => ended(result, verdict)));
const CANCELLED = [false, true];

test("the parser gives every job its condition", () => {
  expect(Object.keys(conditions)).toEqual(["staging", "production", "rollback"]);
});

describe("staging", () => {
  test.each([
    ["runs where the caller names it", "staging", false, true],
    ["is left out where the caller has none", "", false, false],
    ["does not start in a run that was cancelled", "staging", true, false],
  ])("%s", (_, staging, cancelled, expected) => {
    expect(jobRuns("staging", {}, { staging, cancelled })).toBe(expected);
  });
});

describe("production", () => {
  test("follows a staging that succeeded with the verdict pass, and no other", () => {
    const followed = EVERY_END.filter((staging) => jobRuns("production", { staging }));
    expect(followed).toEqual([ended("success", "pass")]);
  });

  test("runs without staging only where the caller has none", () => {
    const skipped = { staging: ended("skipped", "") };
    expect(jobRuns("production", skipped, { staging: "" })).toBe(true);
    expect(jobRuns("production", skipped)).toBe(false);
  });

  test("never starts in a run that was cancelled", () => {
    const started = ["", "staging"].flatMap((staging) =>
      EVERY_END.filter((end) =>
        jobRuns("production", { staging: end }, { staging, cancelled: true }),
      ),
    );
    expect(started).toEqual([]);
  });
});

describe("the safety net", () => {
  test.each(CANCELLED)(
    "stays out of the way of a pass, and of nothing else (cancelled: %s)",
    (cancelled) => {
      const left = EVERY_END.filter(
        (production) => !jobRuns("rollback", { production }, { cancelled }),
      );
      expect(left).toEqual(RESULTS.map((result) => ended(result, "pass")));
    },
  );

  test.each(TIMED_OUT)("starts when production ran out of time: $result", (production) => {
    expect(jobRuns("rollback", { production })).toBe(true);
  });
});

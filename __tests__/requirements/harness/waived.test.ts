import { describe, expect, test } from "@jest/globals";
import type { PlannedRow } from "../../../src/core/report.ts";
import { fold } from "../../../src/core/verdict.ts";
import { judgeAnswers } from "../../../src/requirements/harness/evaluate.ts";
import type { PlannedRequirement } from "../../../src/requirements/harness/evaluator.ts";
import { unusedWaivers } from "../../../src/run/unused-waivers.ts";
import { aManifest, aPlanned, aSubject, declares } from "../../support/builders.ts";

const { calendar } = aManifest();
const FROZEN: typeof calendar = {
  ...calendar,
  freezes: [{ from: "2026-12-20", through: "2027-01-02", because: "holidays" }],
};
const WAIVER = { by: ["dave"], because: "INC-512", until: "2026-12-21", timezone: "Europe/Berlin" };

/** The freeze row, judged at a time; by default in the freeze and waived. */
function judged(at: string, over: Partial<PlannedRequirement> = {}, days = FROZEN) {
  const planned = aPlanned({ id: "change-freeze-clear", uses: "freeze", waiver: WAIVER, ...over });
  const subject = aSubject({ declared: declares({ calendar: days }), now: Date.parse(at) });
  const findings = judgeAnswers([planned], subject, new Map());
  const row: PlannedRow = {
    id: "requirement/change-freeze-clear",
    phase: "readiness",
    uses: "freeze",
    effect: "block",
    applies: true,
    ...(planned.waiver && { waiver: planned.waiver }),
  };
  return { finding: findings[0], verdict: fold(findings), unused: unusedWaivers([row], findings) };
}

describe("a requirement that is waived", () => {
  test("is still not met, and keeps the verdict from failing; alone it is no pass", () => {
    const { finding, verdict, unused } = judged("2026-12-20T12:00:00Z");
    expect([finding?.outcome, finding?.waiver, verdict, unused]).toEqual([
      "fail",
      WAIVER,
      "unknown",
      [],
    ]);
  });

  test.each([
    ["the last minute of the last day there", "2026-12-21T22:59:00Z", true],
    ["the first minute after it", "2026-12-21T23:00:00Z", false],
    ["a day after it", "2026-12-22T12:00:00Z", false],
  ])("counts by the calendar of its zone: %s", (_when, at, isWaived) => {
    const { finding, verdict } = judged(at);
    expect([finding?.waiver !== undefined, verdict]).toEqual([
      isWaived,
      isWaived ? "unknown" : "fail",
    ]);
  });

  test("that nobody can tell the end of is not waived", () => {
    const nowhere = { ...WAIVER, timezone: "Mars" };
    expect(judged("2026-12-20T12:00:00Z", { waiver: nowhere }).verdict).toBe("fail");
  });
});

describe("a waiver that changed nothing is named with the reason", () => {
  const said =
    "change-freeze-clear is waived by @dave until 2026-12-21: INC-512; this had no effect: ";
  test("its last day is over: the finding says so too", () => {
    const { finding, unused } = judged("2026-12-23T12:00:00Z");
    expect(finding?.details?.[0]).toBe(
      "Was waived by @dave until 2026-12-21: INC-512; that day is over",
    );
    expect(unused).toEqual([`${said}that day is over`]);
  });

  test("the requirement is met", () => {
    const { finding, unused } = judged("2026-12-01T12:00:00Z");
    expect([finding?.outcome, finding?.waiver]).toEqual(["pass", undefined]);
    expect(unused).toEqual([`${said}the requirement is met`]);
  });

  test("it does not apply", () => {
    expect(judged("2026-12-01T12:00:00Z", {}, calendar).unused).toEqual([
      `${said}the requirement does not apply`,
    ]);
  });

  test("it only warns", () => {
    const { finding, unused } = judged("2026-12-20T12:00:00Z", { effect: "warn" });
    expect(finding?.waiver).toBeUndefined();
    expect(unused).toEqual([`${said}the requirement does not block this release`]);
  });
});

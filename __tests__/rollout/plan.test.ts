import { describe, expect, test } from "@jest/globals";
import type { History } from "../../src/core/history.ts";
import { type PlanCase, planRevert } from "../../src/rollout/plan.ts";
import { aHistory, aMark, aRecord, SHA } from "../support/builders.ts";
import { aRevert, inStates, theRelease } from "./histories.ts";

const TARGET = { version: "2.3.7", sha: aRecord().sha };

/** 2.4.0 is live as deployment 20, after a verified 2.3.7. */
function planned(over: Partial<History> = {}, asked: Partial<PlanCase> = {}) {
  const record = theRelease();
  const history = aHistory({ records: [record, aRecord()], ...over });
  const when = ["smoke", "health"] as const;
  return planRevert({
    history,
    record,
    mark: undefined,
    on: {},
    when,
    reason: undefined,
    ...asked,
  });
}

const failed = aMark({ sha: SHA, deployment: 20, state: "failure", verdict: "fail" });
const followedBy = (...reverts: History["records"]) => ({
  records: [...reverts, theRelease(), aRecord()],
});

describe("the verdict decides", () => {
  test("as its mark says", () => {
    const marks = [failed, aMark()];
    const revert = { action: "revert", because: "health failed", holdsCommit: true };
    expect(planned({ marks })).toEqual(revert);
  });

  test("and the one in hand before the one on GitHub", () => {
    const mark = { state: "success", verdict: "pass", by: "health" } as const;
    const nothing = { action: "nothing", because: "the verdict is pass" };
    expect(planned({ marks: [failed, aMark()] }, { mark })).toEqual(nothing);
  });

  test("without one it holds, and says to what people can return", () => {
    expect(planned()).toMatchObject({ action: "hold", target: TARGET });
  });

  test("without anything to return to it says why", () => {
    const hold = planned({ records: [theRelease()], marks: [] });
    expect(hold).toMatchObject({
      action: "hold",
      remedy: expect.stringContaining("first release"),
    });
    expect(hold).not.toHaveProperty("target");
  });
});

describe("a revert that was begun before is all there is to say, whatever the verdict", () => {
  test.each<[string, History["records"][number], object]>([
    [
      "failed",
      aRevert(20, { statuses: inStates("failure") }),
      { action: "ended", came: "failed", target: TARGET },
    ],
    [
      "open",
      aRevert(20, { statuses: inStates("in_progress") }),
      {
        action: "hold",
        because: "deployment 30 is a rollback of it, and it is open",
        target: TARGET,
      },
    ],
    [
      "silent",
      aRevert(20, { statuses: [] }),
      {
        action: "hold",
        because: "deployment 30 is a rollback of it, and it is open",
        remedy: expect.stringContaining("deployments/30/statuses -f state=inactive"),
      },
    ],
    ["unproven", aRevert(20), { action: "hold", target: TARGET, link: aRecord().url }],
  ])("%s", (_state, revert, expected) => {
    for (const reason of [undefined, "customers cannot pay"]) {
      expect(planned({ ...followedBy(revert), marks: [failed] }, { reason })).toMatchObject(
        expected,
      );
    }
  });

  test("proven", () => {
    const marks = [aMark({ deployment: 30 }), failed];
    expect(planned({ ...followedBy(aRevert(20)), marks })).toMatchObject({
      action: "ended",
      came: "yes",
      target: TARGET,
    });
  });
});

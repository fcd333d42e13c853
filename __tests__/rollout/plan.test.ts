import { describe, expect, test } from "@jest/globals";
import type { DeploymentRecord } from "../../src/core/record.ts";
import { type PlanCase, planRevert } from "../../src/rollout/plan.ts";
import { PREVIOUS_SHA } from "../support/builders.ts";
import {
  aHistory,
  aStatus,
  previousRecord,
  RUN_URL,
  releaseRecord,
  revertRecord,
  SAID,
} from "../support/records.ts";

const { begun, live, pass, fail, left } = SAID;
const TARGET = { version: "2.3.7", sha: PREVIOUS_SHA };
const failed = releaseRecord([begun, live, fail]);

/** What is planned for a deployment, after a verified 2.3.7. */
function planned(
  record: DeploymentRecord,
  {
    reverts = [],
    earlier = [previousRecord()],
    ...asked
  }: Partial<PlanCase> & {
    readonly reverts?: readonly DeploymentRecord[];
    readonly earlier?: readonly DeploymentRecord[];
  } = {},
) {
  const history = aHistory({ records: [...reverts, record, ...earlier] });
  const when = ["smoke", "health"] as const;
  const known = { history, record, verdict: undefined, on: {}, when, reason: undefined };
  return planRevert({ ...known, ...asked });
}

describe("the verdict decides", () => {
  test("as the record says", () => {
    const revert = { action: "revert", because: "health failed", holdsCommit: true };
    expect(planned(failed)).toEqual(revert);
  });

  test("and the one in hand before the one on GitHub", () => {
    const verdict = { outcome: "pass", by: "health", proof: "none" } as const;
    const nothing = { action: "nothing", because: "the verdict is pass" };
    expect(planned(failed, { verdict })).toEqual(nothing);
  });

  test("without one it holds, and says to what people can return", () => {
    expect(planned(releaseRecord())).toMatchObject({ action: "hold", target: TARGET });
  });

  test("without anything to return to it says why", () => {
    const hold = planned(releaseRecord(), { earlier: [] });
    expect(hold).toMatchObject({
      action: "hold",
      remedy: expect.stringContaining("first release"),
    });
    expect(hold).not.toHaveProperty("target");
  });
});

describe("what only a person takes back", () => {
  const FAIL = { outcome: "fail", by: "health", proof: "commit" } as const;
  test.each<[string, DeploymentRecord]>([
    ["a failure that was left as it is", releaseRecord([begun, live, fail, left])],
    ["a deployment whose run ended first", releaseRecord([begun, SAID.abandoned])],
    ["a revert", revertRecord(11, [begun, live, pass], { id: 14 })],
  ])("%s", (_what, record) => {
    expect(planned(record, { verdict: FAIL }).action).toBe("hold");
    expect(planned(record, { reason: "customers cannot pay" }).action).toBe("revert");
  });
});

describe("a revert that was begun before is all there is to say, whatever the verdict", () => {
  const linked = {
    ...revertRecord(20),
    statuses: [SAID.begun, SAID.live, SAID.inconclusive].map((text, n) =>
      aStatus(text, 3000 + n, RUN_URL),
    ),
  };
  test.each<[string, DeploymentRecord, object]>([
    ["failed", revertRecord(20, [begun, SAID.broke]), { action: "ended", came: "failed" }],
    [
      "open",
      revertRecord(20, [begun]),
      { action: "hold", because: "deployment 30 is a rollback of it, and it is open" },
    ],
    ["unproven", linked, { action: "hold", link: RUN_URL }],
    ["proven", revertRecord(20), { action: "ended", came: "yes" }],
  ])("%s", (_state, revert, expected) => {
    for (const reason of [undefined, "customers cannot pay"]) {
      const plan = planned(failed, { reverts: [revert], reason });
      expect(plan).toMatchObject({ ...expected, target: TARGET });
    }
  });
});

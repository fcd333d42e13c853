import { describe, expect, test } from "@jest/globals";
import type { Lift } from "../../src/core/commands/holds.ts";
import type { History } from "../../src/core/history.ts";
import { chooseTarget } from "../../src/rollout/target.ts";
import {
  aHistory,
  aLift,
  aMark,
  aPayload,
  aRecord,
  minutesAgo,
  OTHER_SHA,
  PREVIOUS_SHA,
  SHA,
} from "../support/builders.ts";
import { aRevert, inStates, theRelease } from "./histories.ts";

const older = aRecord({ id: 8, sha: OTHER_SHA, payload: aPayload({ version: "2.3.6" }) });
const olderVerified = aMark({ sha: OTHER_SHA, deployment: 8 });
const holdOnPrevious = aMark({ state: "failure", verdict: "fail" });

/** What is returned to: `version` (`weaker` where unverified), or why nothing is. */
function chosen(
  over: Partial<History>,
  { byHand = false, lifts = [] }: { byHand?: boolean; lifts?: readonly Lift[] } = {},
): string {
  const records = [theRelease(), aRecord(), older];
  const marks = [aMark(), olderVerified];
  const choice = chooseTarget(aHistory({ records, marks, ...over }), { sha: SHA, lifts, byHand });
  if ("none" in choice) return choice.none;
  return `${choice.target.version}${choice.target.verified ? "" : " weaker"}`;
}

describe("the last verified release is returned to", () => {
  test.each<[string, Partial<History>, string]>([
    ["the newest of them", {}, "2.3.7"],
    ["not one whose newest mark is no success", { marks: [olderVerified] }, "2.3.6"],
    ["not a held one", { marks: [holdOnPrevious, aMark(), olderVerified] }, "2.3.6"],
    ["not one whose commit is gone", { unreachable: [PREVIOUS_SHA] }, "2.3.6"],
    [
      "not one that never was live",
      { records: [theRelease(), aRecord({ statuses: [] }), older] },
      "2.3.6",
    ],
    [
      "not a foreign record",
      { records: [theRelease(), aRecord({ payload: undefined }), older] },
      "2.3.6",
    ],
    [
      "not an earlier deployment of the same commit",
      {
        records: [theRelease(), theRelease({ id: 19 }), older],
        marks: [aMark({ sha: SHA }), olderVerified],
      },
      "2.3.6",
    ],
    [
      "one that was retired since is as good",
      { records: [theRelease(), aRecord({ statuses: inStates("inactive", "success") })] },
      "2.3.7",
    ],
  ])("%s", (_case, over, expected) => {
    expect(chosen(over)).toBe(expected);
  });

  test("a lift for another commit or place frees nothing", () => {
    const here = { component: undefined, environment: "staging" };
    const at = minutesAgo(1);
    for (const lifts of [[aLift({ at })], [aLift({ sha: PREVIOUS_SHA, at, scope: here })]])
      expect(chosen({ marks: [aMark(), holdOnPrevious] }, { lifts })).toMatch(/^each of the 2 /);
  });

  test("a later lift makes a held one unheld, but not verified", () => {
    const lifts = [aLift({ sha: PREVIOUS_SHA, at: minutesAgo(1) })];
    expect(chosen({ marks: [holdOnPrevious, olderVerified] }, { lifts })).toBe("2.3.6");
    expect(chosen({ marks: [aMark(), holdOnPrevious] }, { lifts })).toBe("2.3.7");
  });
});

describe("an unverified one only by hand, and said to be weaker", () => {
  const unmarked = { marks: [] };
  test.each<[string, Partial<History>, boolean, string]>([
    [
      "not by itself",
      unmarked,
      false,
      "each of the 2 earlier releases is unverified, on hold or no longer in the repository",
    ],
    ["by hand the newest that was live", unmarked, true, "2.3.7 weaker"],
    ["by hand a verified one is still preferred", { marks: [olderVerified] }, true, "2.3.6"],
    ["not a held one", { marks: [holdOnPrevious] }, true, "2.3.6 weaker"],
    [
      "not one that was taken back",
      {
        ...unmarked,
        records: [
          theRelease(),
          aRevert(12, { id: 15, sha: OTHER_SHA, statuses: [] }),
          aRecord(),
          older,
        ],
      },
      true,
      "2.3.6 weaker",
    ],
    [
      "nor an earlier deployment of the commit that was taken back",
      {
        ...unmarked,
        records: [
          theRelease(),
          aRevert(14, { id: 15, sha: OTHER_SHA, statuses: [] }),
          aRecord({ id: 14 }),
          aRecord({ id: 12 }),
          older,
        ],
      },
      true,
      "2.3.6 weaker",
    ],
    [
      "not one whose commit is gone",
      { ...unmarked, unreachable: [PREVIOUS_SHA] },
      true,
      "2.3.6 weaker",
    ],
  ])("%s", (_case, over, byHand, expected) => {
    expect(chosen(over, { byHand })).toBe(expected);
  });
});

test("what may have been live is no first release", () => {
  expect(chosen({ records: [theRelease(), aRecord({ statuses: [] })], marks: [] }, {})).toBe(
    "deployment 12 of 2.3.7 has no status: whether it was begun is not known",
  );
});

test.each([false, true])(
  "on the first release there is nothing to return to (by hand: %s)",
  (byHand) => {
    expect(chosen({ records: [theRelease()], marks: [] }, { byHand })).toBe(
      "this is the first release here: there is nothing to return to",
    );
  },
);

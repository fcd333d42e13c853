import { describe, expect, test } from "@jest/globals";
import type { History } from "../../src/core/record.ts";
import type { HoldLift } from "../../src/core/record-trust.ts";
import { chooseTarget, namedTarget } from "../../src/rollout/target.ts";
import { OTHER_SHA, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import {
  aHistory,
  aRecord,
  previousRecord,
  releaseRecord,
  revertRecord,
  SAID,
  second,
} from "../support/records.ts";

const { begun, live, pass, passUnproven, fail, replaced } = SAID;
const OLDER = { sha: OTHER_SHA, payload: { version: "2.3.6" } };
const older = aRecord(8, [begun, live, pass], OLDER);
const unverified = aRecord(8, [begun, live], OLDER);
const release = releaseRecord();
const adopting = releaseRecord([begun, live], {
  payload: {
    adopted: { version: "2.3.7", sha: PREVIOUS_SHA, tag: "v2.3.7", at: "2026-11-20T11:58:00Z" },
  },
});
const held = previousRecord([begun, live, pass, fail]);

/** What is returned to: `version` (`weaker` where unverified), or why nothing is. */
function chosen(
  over: Partial<History>,
  { byHand = false, lifts = [] }: { byHand?: boolean; lifts?: readonly HoldLift[] } = {},
): string {
  const records = [release, previousRecord(), older];
  const choice = chooseTarget(aHistory({ records, ...over }), { sha: SHA, lifts, byHand });
  if ("none" in choice) return choice.none;
  const { version, verified, proven, adopted } = choice.target;
  if (adopted) return `${version} adopted`;
  return `${version}${verified ? "" : " weaker"}${verified && !proven ? " unproven" : ""}`;
}

describe("the last verified release is returned to", () => {
  test.each<[string, Partial<History>, string]>([
    ["the newest of them", {}, "2.3.7"],
    [
      "not one without a verdict",
      { records: [release, previousRecord([begun, live]), older] },
      "2.3.6",
    ],
    ["not a held one", { records: [release, held, older] }, "2.3.6"],
    ["not one whose commit is gone", { gone: [PREVIOUS_SHA] }, "2.3.6"],
    ["not one that never was live", { records: [release, previousRecord([]), older] }, "2.3.6"],
    [
      "not an earlier deployment of the same commit",
      { records: [release, releaseRecord([begun, live, pass], { id: 19 }), older] },
      "2.3.6",
    ],
    [
      "one that was replaced since is as good",
      { records: [release, previousRecord([begun, live, pass, replaced])] },
      "2.3.7",
    ],
    [
      "what the first release has adopted, where nothing is verified",
      { records: [adopting] },
      "2.3.7 adopted",
    ],
    ["a verified one before an adopted one", { records: [adopting, older] }, "2.3.6"],
    [
      "a proven one before one that nothing told from others",
      { records: [release, previousRecord([begun, live, passUnproven]), older] },
      "2.3.6",
    ],
    [
      "one that nothing told from others where there is no better, and said so",
      { records: [release, previousRecord([begun, live, passUnproven])] },
      "2.3.7 unproven",
    ],
  ])("%s", (_case, over, expected) => {
    expect(chosen(over)).toBe(expected);
  });

  test("a lift for another commit frees nothing", () => {
    const lifts = [{ sha: SHA, at: second(5000) }];
    const again = aRecord(13, [begun, live, pass], { sha: PREVIOUS_SHA });
    expect(chosen({ records: [release, again, held] }, { lifts })).toMatch(/^each of the 2 /);
  });

  test("a later lift makes a held one unheld, but not verified", () => {
    const lifts = [{ sha: PREVIOUS_SHA, at: second(5000) }];
    expect(chosen({ records: [release, held, older] }, { lifts })).toBe("2.3.6");
    const again = aRecord(13, [begun, live, pass], {
      sha: PREVIOUS_SHA,
      payload: { version: "2.3.7" },
    });
    expect(chosen({ records: [release, again, held, older] }, { lifts })).toBe("2.3.7");
  });
});

describe("an unverified one only by hand, and said to be weaker", () => {
  const records = [release, previousRecord([begun, live]), unverified];
  const none =
    "each of the 2 earlier releases is unverified, on hold or no longer in the repository";
  const takenBack = revertRecord(12, [begun], { id: 15, sha: OTHER_SHA });
  test.each<[string, Partial<History>, boolean, string]>([
    ["not by itself", { records }, false, none],
    ["by hand the newest that was live", { records }, true, "2.3.7 weaker"],
    [
      "by hand a verified one is still preferred",
      { records: [release, previousRecord([begun, live]), older] },
      true,
      "2.3.6",
    ],
    ["not a held one", { records: [release, held, unverified] }, true, "2.3.6 weaker"],
    ["not one that was taken back", { records: [takenBack, ...records] }, true, "2.3.6 weaker"],
    [
      "nor one that says so itself",
      { records: [release, previousRecord([begun, SAID.revertedBy(9)]), unverified] },
      true,
      "2.3.6 weaker",
    ],
    ["not one whose commit is gone", { records, gone: [PREVIOUS_SHA] }, true, "2.3.6 weaker"],
  ])("%s", (_case, over, byHand, expected) => {
    expect(chosen(over, { byHand })).toBe(expected);
  });
});

test("what may have been live is no first release", () => {
  expect(chosen({ records: [release, previousRecord([begun])] }, {})).toBe(
    "deployment 12 of 2.3.7 has no end: whether it went live is not known",
  );
});

test.each([false, true])(
  "on the first release there is nothing to return to (by hand: %s)",
  (byHand) => {
    expect(chosen({ records: [release] }, { byHand })).toBe(
      "this is the first release here: there is nothing to return to",
    );
  },
);

describe("a person names any build that was live here and is not on hold", () => {
  const records = [
    release,
    previousRecord(),
    older,
    aRecord(6, [begun, live], { payload: { version: "2.3.5" } }),
  ];
  const named = (to: string, over: Partial<History> = {}, sha = SHA) => {
    const choice = namedTarget(aHistory({ records, ...over }), { sha, lifts: [], to });
    if ("refused" in choice) return `${choice.refused}; ${choice.others.join(", ")}`;
    const { version, verified, named: by } = choice.target;
    return `${version}${verified ? "" : " weaker"}${by === true ? "" : " not named"}`;
  };
  const LIST = `2.3.7 (${PREVIOUS_SHA.slice(0, 7)}), 2.3.6 (${OTHER_SHA.slice(0, 7)}), 2.3.5 (aaaaaaa)`;

  test.each<[string, string, string]>([
    ["the last one", named("2.3.7"), "2.3.7"],
    ["one before it", named("2.3.6"), "2.3.6"],
    ["one that was never verified", named("2.3.5"), "2.3.5 weaker"],
    [
      "one whose deployment was rolled back after it had failed by itself",
      named("2.3.6", {
        records: [
          release,
          aRecord(8, [begun, live, SAID.failDeploy], OLDER),
          revertRecord(8, undefined, { id: 9 }),
        ],
      }),
      "2.3.6 weaker",
    ],
    [
      "one that is not known",
      named("9.9.9"),
      `9.9.9 was never live in production, as far as its records were read; ${LIST}`,
    ],
    ["what is to be rolled back", named("2.4.0"), `2.4.0 is what is to be rolled back; ${LIST}`],
    [
      "one on hold",
      named("2.3.7", { records: [release, held, older] }),
      `2.3.7 is on hold in production; 2.3.6 (${OTHER_SHA.slice(0, 7)})`,
    ],
    [
      "one whose commit is gone",
      named("2.3.7", { gone: [PREVIOUS_SHA], records: [release, previousRecord()] }),
      "2.3.7 is no longer in the repository; ",
    ],
    [
      "one that never came live",
      named("2.3.7", { records: [release, previousRecord([begun])] }),
      "2.3.7 was never live in production, as far as its records were read; ",
    ],
  ])("%s", (_what, chosen, expected) => {
    expect(chosen).toBe(expected);
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  hasTouched,
  isAbandoned,
  isLeft,
  isOpen,
  isUntouched,
  RECORD_STATES,
  type RecordState,
  rolledBackBy,
  stateOf,
  verdictOf,
  verdictsOf,
  wasLive,
} from "../../src/core/record-state.ts";
import { aRecord, SAID, second } from "../support/records.ts";

const { begun, live, pass, unknown, inconclusive, fail, failDeploy, watch, left } = SAID;
const { broke, abandoned, late, replaced, untouched, receipt } = SAID;
const reverted = SAID.revertedBy(9);

const CASES: readonly (readonly [RecordState, string, readonly string[]])[] = [
  ["claimed", "no status yet", []],
  ["claimed", "only what somebody else wrote", ["queued | "]],
  ["claimed", "a receipt alone", [receipt]],
  ["in-progress", "begun", [begun]],
  ["in-progress", "begun, its dispatched run linked", [begun, begun]],
  ["in-progress", "begun after an empty failure", [begun, "failure | ", begun]],
  ["live", "live, no verdict", [begun, live]],
  ["live", "live by somebody's own words", [begun, "success | by hand"]],
  ["live", "live, told to people", [begun, live, receipt]],
  ["passed", "passed", [begun, live, pass]],
  ["passed", "passed and replaced", [begun, live, pass, replaced]],
  ["passed", "passed, then begun late by a paused job", [begun, live, pass, begun]],
  ["undecided", "not measured", [begun, live, unknown]],
  ["undecided", "not enough", [begun, live, inconclusive]],
  ["undecided", "not enough, then live once more", [begun, live, inconclusive, live]],
  ["failed", "failed", [begun, live, fail]],
  ["failed", "failed, then live once more", [begun, live, fail, live]],
  ["failed", "failed, told to people", [begun, live, fail, receipt]],
  ["left", "failed and settled", [begun, live, fail, left]],
  ["left", "found bad by a later watch", [begun, live, pass, watch]],
  ["left", "settled, then begun late", [begun, live, fail, left, begun, live]],
  ["rolled-back", "failed and reverted", [begun, live, fail, reverted]],
  ["rolled-back", "left, then reverted by a person", [begun, live, fail, left, reverted]],
  ["rolled-back", "broken and reverted", [begun, broke, reverted]],
  ["broken", "its deployment failed", [begun, broke]],
  [
    "broken",
    "the same with a verdict of its own",
    [begun, "error | verdict=fail by=deploy proof=none"],
  ],
  ["broken", "broken, then live after all", [begun, broke, live]],
  ["broken", "ended by hand", [begun, "error | "]],
  ["abandoned", "its job died", [begun, abandoned]],
  ["abandoned", "ended late", [begun, live, late]],
  ["ended", "replaced before its verdict", [begun, live, replaced]],
  ["ended", "an empty failure", [begun, "failure | "]],
  ["ended", "failed and replaced", [begun, live, fail, replaced]],
  ["untouched", "yielded before it began", [untouched]],
  ["untouched", "yielded after it began", [begun, untouched]],
  ["untouched", "never begun", [replaced]],
  ["untouched", "yielded, then begun late", [untouched, begun]],
];

test.each(CASES)("%s: %s", (state, _, statuses) => {
  const record = aRecord(1, statuses);
  expect(stateOf(record)).toBe(state);
  expect(isOpen(record)).toBe(RECORD_STATES[state].locks);
  // Whatever a receipt stands between, it changes nothing.
  for (let at = 0; at <= statuses.length; at += 1) {
    expect(stateOf(aRecord(1, statuses.toSpliced(at, 0, receipt)))).toBe(state);
  }
});

test("a record locks until it has ended", () => {
  const locking = Object.entries(RECORD_STATES).filter(([, { locks }]) => locks);
  expect(locking.map(([state]) => state)).toEqual(["claimed", "in-progress", "live", "failed"]);
  expect(CASES.map(([state]) => state)).toEqual(expect.arrayContaining(Object.keys(RECORD_STATES)));
});

describe("what a record has done", () => {
  test.each<[string, readonly string[], boolean, boolean, boolean]>([
    ["a claim", [], false, false, false],
    ["a begun one", [begun], true, false, false],
    ["a live one", [begun, live], true, false, true],
    ["a replaced one", [begun, live, pass, replaced], true, false, true],
    ["a broken one", [begun, broke], true, false, false],
    ["one that yielded", [begun, untouched], false, true, false],
    ["one that was never begun", [replaced], false, true, false],
    ["one that only wrote a receipt", ["in_progress | receipt=started:slack"], false, false, false],
  ])("%s", (_, statuses, touched, unmade, wentLive) => {
    const record = aRecord(1, statuses);
    expect([hasTouched(record), isUntouched(record), wasLive(record)]).toEqual([
      touched,
      unmade,
      wentLive,
    ]);
  });
});

describe("the verdict that stands", () => {
  test.each<[string, readonly string[], string | undefined]>([
    ["of a claim: none", [], undefined],
    ["of a begun one is pending", [begun], "pending deploy 100"],
    ["of a live one is pending", [begun, live], "pending live 101"],
    ["is the newest that decides", [begun, live, pass], "pass health 102"],
    ["stays where something pending comes late", [begun, live, pass, begun], "pass health 102"],
    ["changes when a watch finds it bad", [begun, live, pass, watch], "fail watch 103"],
    ["is no newer where settling repeats it", [begun, live, fail, left], "fail health 102"],
    ["is no newer where a revert repeats it", [begun, live, pass, reverted], "pass health 102"],
    ["is new where a watch fails again", [begun, live, watch, watch], "fail watch 103"],
    ["of a broken one", [begun, failDeploy], "fail deploy 101"],
    ["is not what a receipt stands beside", [begun, live, receipt], "pending live 101"],
    ["is what a revert says where nothing else does", [reverted], "fail health 100"],
  ])("%s", (_, statuses, expected) => {
    const given = verdictOf(aRecord(1, statuses));
    const [outcome, by, at] = expected?.split(" ") ?? [];
    expect([given?.outcome, given?.by, given?.at]).toEqual([
      outcome,
      by,
      at === undefined ? undefined : second(Number(at)),
    ]);
  });

  test("every one that was given is kept", () => {
    const record = aRecord(1, [begun, live, pass, watch, reverted, watch]);
    expect(verdictsOf(record).map(({ outcome, by }) => `${outcome} ${by}`)).toEqual([
      "pending deploy",
      "pending live",
      "pass health",
      "fail watch",
      "fail watch",
    ]);
  });
});

test("words beside the verdict", () => {
  expect(rolledBackBy(aRecord(1, [begun, live, fail, reverted]))).toBe(9);
  expect(rolledBackBy(aRecord(1, [begun, live, fail]))).toBeUndefined();
  expect([isLeft(aRecord(1, [begun, watch])), isLeft(aRecord(1, [begun, fail]))]).toEqual([
    true,
    false,
  ]);
  expect([isAbandoned(aRecord(1, [begun, late])), isAbandoned(aRecord(1, [begun, broke]))]).toEqual(
    [true, false],
  );
});

import { expect, test } from "@jest/globals";
import { againAfter } from "../../src/rollout/again.ts";
import { releaseRecord, revertRecord, SAID } from "../support/records.ts";

const { begun, live, pass, fail, left, broke, failDeploy, replaced, untouched, unknown } = SAID;
const REVERTED_BROKEN = "failure | verdict=fail by=deploy proof=none rolled-back-by=9";

test.each<[string, readonly string[], string]>([
  ["claimed and silent", [], "open"],
  ["under way", [begun], "open"],
  ["live, without a verdict yet", [begun, live], "done"],
  ["passed", [begun, live, pass], "done"],
  ["passed and replaced since", [begun, live, pass, replaced], "done"],
  ["live and undecided", [begun, live, unknown], "done"],
  ["replaced before anybody decided", [begun, live, replaced], "done"],
  ["failed, and not reverted yet", [begun, live, fail], "final"],
  ["failed and left", [begun, live, fail, left], "final"],
  ["rolled back", [begun, live, fail, SAID.revertedBy(9)], "final"],
  ["a deployment that failed", [begun, failDeploy, broke], "claim"],
  ["a deployment that failed and was rolled back", [begun, failDeploy, REVERTED_BROKEN], "claim"],
  ["given up before anything was started", [begun, untouched], "claim"],
  ["ended by somebody before it came live", [begun, replaced], "claim"],
])("what the next attempt of the same run does after one that is %s", (_, statuses, again) => {
  const record = releaseRecord(statuses);
  expect(againAfter(record, [record])).toBe(again);
});

test.each<[string, readonly string[], string, string]>([
  ["what had passed", [begun, live, pass], "final", "done"],
  ["a deployment that failed by itself", [begun, failDeploy], "claim", "final"],
])("a revert that has begun counts, one that has not does not: of %s", (_, statuses, ...again) => {
  const record = releaseRecord(statuses);
  const reverts = [revertRecord(20, [begun]), revertRecord(20, [])];
  expect(reverts.map((revert) => againAfter(record, [revert, record]))).toEqual(again);
});

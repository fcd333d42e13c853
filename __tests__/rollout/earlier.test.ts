import { expect, test } from "@jest/globals";
import type { DeploymentRecord } from "../../src/core/record.ts";
import { earlierRevert } from "../../src/rollout/earlier.ts";
import { aHistory, previousRecord, releaseRecord, revertRecord, SAID } from "../support/records.ts";

const { begun, live, pass, broke, untouched, inconclusive, replaced } = SAID;
const UNSURE = "error | verdict=unknown by=live proof=none";

test.each<[string, readonly DeploymentRecord[], string]>([
  ["there is none", [], "none"],
  ["one of another deployment is none", [revertRecord(12)], "none"],
  ["one that is only claimed has not begun", [revertRecord(20, [])], "none"],
  ["in progress", [revertRecord(20, [begun])], "open"],
  ["live, and not proven yet", [revertRecord(20, [begun, live])], "open"],
  ["it did not come live", [revertRecord(20, [begun, broke])], "failed"],
  ["whether it came live is not known", [revertRecord(20, [begun, UNSURE])], "unproven"],
  ["its run ended before anybody saw it", [revertRecord(20, [begun, SAID.abandoned])], "unproven"],
  ["live and undecided", [revertRecord(20, [begun, live, inconclusive])], "unproven"],
  ["given up before anything was started: none", [revertRecord(20, [begun, untouched])], "none"],
  [
    "one was given up, and an older one failed",
    [revertRecord(20, [begun, untouched], { id: 31 }), revertRecord(20, [begun, broke])],
    "failed",
  ],
  ["proven", [revertRecord(20)], "proven"],
  ["proven, and replaced since", [revertRecord(20, [begun, live, pass, replaced])], "proven"],
])("what became of an earlier revert: %s", (_case, reverts, state) => {
  const records = [...reverts, releaseRecord(), previousRecord()];
  expect(earlierRevert(aHistory({ records }), 20).state).toBe(state);
});

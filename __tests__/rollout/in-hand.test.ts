import { expect, test } from "@jest/globals";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import { stateOf, verdictOf } from "../../src/core/record-state.ts";
import type { Given } from "../../src/core/result.ts";
import { historyInHand } from "../../src/rollout/in-hand.ts";
import { aHistory, aRecord, SAID } from "../support/records.ts";

const fail = (by: RecordVerdict["by"]): RecordVerdict => ({ outcome: "fail", by, proof: "none" });

test.each<[string, RecordVerdict, Given["written"], string, string]>([
  ["live, and its failure is not on record", fail("health"), "no", "live", "pending"],
  ["live, and its failure is on record", fail("health"), "yes", "failed", "fail"],
  ["live, and nobody knows whether it is", fail("smoke"), "unclear", "failed", "fail"],
  ["broken, which is not on record", fail("deploy"), "no", "in-progress", "pending"],
  ["broken, which is on record", fail("deploy"), "yes", "broken", "fail"],
])("a process knows its own deployment: %s", (_how, verdict, written, state, outcome) => {
  const claimed = aHistory({ records: [aRecord(2), aRecord(1, [SAID.begun])] });
  const known = historyInHand({ claimed, deployment: 2, given: { verdict, written } });
  if (known === undefined) throw new Error("not known");
  expect([stateOf(known.record), verdictOf(known.record)?.outcome]).toEqual([state, outcome]);
  expect(known.history.records.map(({ id }) => id)).toEqual([2, 1]);
});

test("what the records do not show is not known", () => {
  const given = { verdict: fail("health"), written: "no" } as const;
  expect(
    historyInHand({ claimed: aHistory({ records: [] }), deployment: 2, given }),
  ).toBeUndefined();
});

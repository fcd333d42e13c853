import { describe, expect, test } from "@jest/globals";
import type { DeploymentRecord } from "../../src/core/record.ts";
import { writeDescription } from "../../src/core/record-description.ts";
import { type LiveNow, settlementOf } from "../../src/rollout/settle.ts";
import { aRecord, SAID } from "../support/records.ts";

const own: LiveNow = { build: "own", proof: "version", says: "2.4.0" };
const other: LiveNow = { build: "other", proof: "none", says: "2.3.7" };
const unknown: LiveNow = { build: "unknown", proof: "none", says: undefined };

/** `failure | verdict=fail by=health proof=commit left`, or the way. */
function settled(
  record: DeploymentRecord,
  live: LiveNow,
  others: readonly DeploymentRecord[] = [],
) {
  const settlement = settlementOf(record, [record, ...others], live);
  if (settlement.way === "read-anew") return "read anew";
  if (settlement.way === "verify") return settlement.writeLive ? "live, then verify" : "verify";
  return `${settlement.state} | ${writeDescription(settlement.said, settlement.remark)}`;
}

const FAIL = "failure | verdict=fail by=health proof=commit";
const LIVE = "success | verdict=pending by=live proof=commit";
const PASS = "success | verdict=pass by=health proof=commit";

describe("an open record that has ended is settled by the first rule that fits", () => {
  const rows: readonly [string, string, DeploymentRecord, LiveNow, DeploymentRecord[]?][] = [
    [
      "a fail without its revert is left",
      "failure | verdict=fail by=health proof=commit left: failed, not reverted",
      aRecord(1, [SAID.begun, LIVE, FAIL]),
      own,
    ],
    [
      "a fail whose revert was begun says by what, where a kill has kept that from its record",
      "failure | verdict=fail by=health proof=commit rolled-back-by=2: its rollback was begun",
      aRecord(1, [SAID.begun, LIVE, FAIL]),
      own,
      [aRecord(2, [SAID.begun], { payload: { rollback_of: 1, kind: "rollback" } })],
    ],
    [
      "a claim that touched nothing counts as never made",
      "inactive | untouched: its run ended before anything was touched",
      aRecord(1),
      other,
    ],
    [
      "one that is not the newest is never verified",
      "error | verdict=unknown by=live proof=none abandoned: ended late; deployment 2 is newer",
      aRecord(1, [SAID.begun]),
      own,
      [aRecord(2, [SAID.begun])],
    ],
    ["one whose build is live is verified", "live, then verify", aRecord(1, [SAID.begun]), own],
    ["one that was live already, too", "verify", aRecord(1, [SAID.begun, LIVE]), own],
    [
      "one that was live, where nothing shows another build",
      "verify",
      aRecord(1, [SAID.begun, LIVE]),
      unknown,
    ],
    [
      "one that was live, where another build answers",
      "error | verdict=unknown by=deploy proof=none abandoned: abandoned; live is 2.3.7",
      aRecord(1, [SAID.begun, LIVE]),
      other,
    ],
    [
      "one that nobody saw live, where nothing tells",
      "error | verdict=unknown by=deploy proof=none abandoned: abandoned; what is live is not known",
      aRecord(1, [SAID.begun]),
      unknown,
    ],
    ["one that has a verdict by now", "read anew", aRecord(1, [SAID.begun, LIVE, PASS]), own],
  ];

  test.each(rows)("%s", (_what, expected, record, live, others = []) => {
    expect(settled(record, live, others)).toBe(expected);
  });

  test("a newer claim that has touched nothing is no reason", () => {
    expect(settled(aRecord(1, [SAID.begun, LIVE]), own, [aRecord(2)])).toBe("verify");
  });
});

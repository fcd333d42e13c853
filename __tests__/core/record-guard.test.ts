import { describe, expect, test } from "@jest/globals";
import {
  guardFault,
  JUDGED_STATES,
  OWNED_STATES,
  type RecordGuard,
} from "../../src/core/record-guard.ts";
import { aRecord, SAID } from "../support/records.ts";

const { begun, live, pass, fail, broke, untouched } = SAID;
const NOW = Date.parse("2026-11-20T12:00:00Z");
const guard = (over: Partial<RecordGuard> = {}): RecordGuard => ({
  ...{ states: OWNED_STATES, until: undefined, seen: true },
  ...over,
});

describe("a record is its owner's while it is open", () => {
  test.each<[string, readonly string[], string | undefined]>([
    ["claimed", [], undefined],
    ["in progress", [begun], undefined],
    ["live", [begun, live], undefined],
    ["failed, not rolled back yet", [begun, live, fail], undefined],
    ["passed", [begun, live, pass], "its record says: passed"],
    ["broken", [begun, broke], "its record says: the deployment itself failed"],
    ["given up", [untouched], "its record says: given up before anything was touched"],
  ])("%s", (_state, said, fault) => {
    expect(guardFault(guard(), aRecord(7, said), NOW)).toBe(fault);
  });

  test("a verdict may renew another", () => {
    const record = aRecord(7, [begun, live, pass]);
    expect(guardFault(guard({ states: JUDGED_STATES }), record, NOW)).toBeUndefined();
  });
});

test.each([
  [0, undefined],
  [1, "its lease ended on 2026-11-20 12:00 UTC"],
])("its owner may act up to the end of its lease: %d ms after it", (ms, fault) => {
  expect(guardFault(guard({ until: NOW }), aRecord(7, [begun]), NOW + ms)).toBe(fault);
});

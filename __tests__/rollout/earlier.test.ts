import { expect, test } from "@jest/globals";
import type { History } from "../../src/core/history.ts";
import { earlierRevert } from "../../src/rollout/earlier.ts";
import { aHistory, aMark, aRecord } from "../support/builders.ts";
import { aRevert, inStates, theRelease } from "./histories.ts";

const after = (...records: History["records"]) => [...records, theRelease(), aRecord()];

test.each<[string, Partial<History>, string]>([
  ["there is none", { records: after() }, "none"],
  ["one of another deployment is none", { records: after(aRevert(12)) }, "none"],
  ["claimed", { records: after(aRevert(20, { statuses: [] })) }, "open"],
  ["in progress", { records: after(aRevert(20, { statuses: inStates("in_progress") })) }, "open"],
  ["it ended badly", { records: after(aRevert(20, { statuses: inStates("failure") })) }, "failed"],
  [
    "it ended badly after it was live",
    { records: after(aRevert(20, { statuses: inStates("failure", "success") })) },
    "failed",
  ],
  ["it was cut off", { records: after(aRevert(20, { statuses: inStates("error") })) }, "unproven"],
  [
    "it was cut off, and its target is verified by another deployment",
    {
      records: after(aRevert(20, { statuses: inStates("error", "in_progress") })),
      marks: [aMark()],
    },
    "unproven",
  ],
  [
    "it was cut off, whatever its mark says",
    {
      records: after(aRevert(20, { statuses: inStates("error") })),
      marks: [aMark({ deployment: 30 })],
    },
    "unproven",
  ],
  [
    "it was given up before anything was started: none",
    { records: after(aRevert(20, { statuses: inStates("inactive", "in_progress") })) },
    "none",
  ],
  [
    "it was given up, and an older one failed",
    {
      records: after(
        aRevert(20, { id: 31, statuses: inStates("inactive", "in_progress") }),
        aRevert(20, { statuses: inStates("failure") }),
      ),
    },
    "failed",
  ],
  ["live, without a mark of its own", { records: after(aRevert(20)) }, "unproven"],
  [
    "live, and its mark is not a success",
    { records: after(aRevert(20)), marks: [aMark({ deployment: 30, state: "error" })] },
    "unproven",
  ],
  [
    "live, and marked success",
    { records: after(aRevert(20)), marks: [aMark({ deployment: 30 })] },
    "proven",
  ],
  [
    "proven, and retired by a later deployment",
    {
      records: after(aRevert(20, { statuses: inStates("inactive", "success") })),
      marks: [aMark({ deployment: 30 })],
    },
    "proven",
  ],
])("what became of an earlier revert: %s", (_case, over, state) => {
  expect(earlierRevert(aHistory(over), 20).state).toBe(state);
});

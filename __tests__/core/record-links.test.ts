import { describe, expect, test } from "@jest/globals";
import type { DeploymentRecord } from "../../src/core/record.ts";
import { foreignAfter, linkOf, ownAfter, runIdIn } from "../../src/core/record-links.ts";
import { SHA } from "../support/builders.ts";
import {
  aForeign,
  aHistory,
  aStatus,
  previousRecord,
  RUN_URL,
  releaseRecord,
  revertRecord,
  SAID,
} from "../support/records.ts";

const { begun, live, untouched } = SAID;

test("a record leads to the newest run that it names", () => {
  const other = RUN_URL.replace("4711", "99");
  const statuses = [aStatus(begun, 1, RUN_URL), aStatus(begun, 2, other), aStatus(live, 3)];
  expect(linkOf({ statuses })).toBe(other);
  expect(linkOf({ statuses: [] })).toBeUndefined();
});

test.each([
  [RUN_URL, "4711"],
  [`${RUN_URL}/job/7`, "4711"],
  ["https://ci.example/4711", undefined],
  [undefined, undefined],
])("the run of %s", (url, id) => {
  expect(runIdIn(url)).toBe(id);
});

describe("ours since", () => {
  const release = releaseRecord();
  test.each<[string, readonly DeploymentRecord[], number | undefined]>([
    ["nothing", [release, previousRecord()], undefined],
    ["another deployment", [releaseRecord([begun], { id: 41 }), release], 41],
    ["its revert", [revertRecord(20, [begun]), release], 30],
    ["a claim that has touched nothing", [releaseRecord([], { id: 41 }), release], undefined],
    [
      "a claim that was given up",
      [releaseRecord([begun, untouched], { id: 41 }), release],
      undefined,
    ],
  ])("%s", (_what, records, id) => {
    expect(ownAfter({ records }, release)?.id).toBe(id);
  });
});

describe("of others since", () => {
  const job = (url: string) => [aStatus("in_progress | ", 4000, url)];
  const linked = { ...releaseRecord(), statuses: [aStatus(begun, 1, RUN_URL)] };
  test.each([
    ["another commit", aForeign(40), true],
    ["the same commit", aForeign(40, { sha: SHA }), false],
    ["before it", aForeign(19), false],
    ["a job of the run that it names", aForeign(40, { statuses: job(`${RUN_URL}/job/7`) }), false],
    ["a job of another run", aForeign(40, { statuses: job(`${RUN_URL}9/job/7`) }), true],
  ])("%s", (_what, foreign, counts) => {
    expect(foreignAfter(aHistory({ foreign: [foreign] }), linked)?.id).toBe(
      counts ? foreign.id : undefined,
    );
  });
});

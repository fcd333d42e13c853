import { describe, expect, test } from "@jest/globals";
import type { DeploymentRecord, History } from "../../src/core/record.ts";
import type { HoldLift } from "../../src/core/record-trust.ts";
import { fold } from "../../src/core/verdict.ts";
import { guards } from "../../src/rollout/guards.ts";
import type { Target } from "../../src/rollout/target.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import {
  aForeign,
  aHistory,
  aStatus,
  previousRecord,
  RUN_URL,
  releaseRecord,
  revertRecord,
  SAID,
  second,
} from "../support/records.ts";

const { begun, live, pass, fail, broke, untouched, replaced } = SAID;
const previous = previousRecord();
const release = releaseRecord([begun, live, fail]);
const held = previousRecord([begun, live, pass, fail]);

interface Case {
  readonly history?: Partial<History>;
  readonly record?: DeploymentRecord;
  readonly target?: Partial<Target>;
  readonly lifts?: readonly HoldLift[];
  readonly byHand?: boolean;
  readonly nothingRuns?: boolean;
}

function guarded({ history, record = release, target, lifts = [], byHand = false, ...more }: Case) {
  const past = aHistory({ records: [record, previous], ...history });
  const known = {
    version: "2.3.7",
    sha: PREVIOUS_SHA,
    verified: true,
    proven: true,
    adopted: false,
  };
  return guards({ history: past, record, target: { ...known, ...target }, lifts, byHand, ...more });
}

test("a plain case holds, each guard a finding of its own that blocks", () => {
  const findings = guarded({});
  expect(findings.map(({ id, effect, outcome }) => [id, effect, outcome])).toEqual([
    ["guard/really-started", "block", "pass"],
    ["guard/has-ended", "block", "pass"],
    ["guard/still-newest", "block", "pass"],
    ["guard/not-reverted", "block", "pass"],
    ["guard/target", "block", "pass"],
  ]);
});

describe("a guard that does not hold keeps the revert from beginning", () => {
  const since = (...records: readonly DeploymentRecord[]) => ({
    history: { records: [...records, release, previous] },
  });
  test.each<[string, Case, readonly string[]]>([
    [
      "it is claimed and silent",
      { record: releaseRecord([]) },
      ["guard/really-started unknown", "guard/has-ended unknown"],
    ],
    [
      "it ended before it was begun",
      { record: releaseRecord([replaced]) },
      ["guard/really-started unknown"],
    ],
    ["it has no end", { record: releaseRecord([begun]) }, ["guard/has-ended unknown"]],
    [
      "it has no end, and a person wants it back while it may still run",
      { record: releaseRecord([begun]), byHand: true },
      ["guard/has-ended unknown"],
    ],
    [
      "nothing that it started still runs, and no person wants it back",
      { record: releaseRecord([begun]), nothingRuns: true },
      ["guard/has-ended unknown"],
    ],
    [
      "it was given up before anything was started",
      { record: releaseRecord([begun, untouched]) },
      ["guard/really-started unknown"],
    ],
    [
      "somebody has deployed another commit since",
      { history: { foreign: [aForeign(40)] } },
      ["guard/still-newest unknown"],
    ],
    [
      "we have deployed since",
      since(releaseRecord([begun], { id: 41 })),
      ["guard/still-newest unknown"],
    ],
    [
      "an earlier revert failed",
      since(revertRecord(20, [begun, broke])),
      ["guard/still-newest unknown", "guard/not-reverted fail"],
    ],
    [
      "an earlier revert has no end",
      since(revertRecord(20, [begun])),
      ["guard/still-newest unknown", "guard/not-reverted unknown"],
    ],
    [
      "it is reverted and proven",
      since(revertRecord(20)),
      ["guard/still-newest unknown", "guard/not-reverted unknown"],
    ],
    ["the target is this very commit", { target: { sha: SHA } }, ["guard/target unknown"]],
    ["the target is held", { history: { records: [release, held] } }, ["guard/target unknown"]],
    ["the target is not verified", { target: { verified: false } }, ["guard/target unknown"]],
  ])("%s", (_case, over, expected) => {
    const findings = guarded(over);
    const broken = findings.filter((finding) => finding.outcome !== "pass");
    expect(broken.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(expected);
    expect(broken[0]?.remedy).toEqual(expect.stringMatching(/\w+ \w+/));
    expect(fold(findings)).not.toBe("pass");
  });

  test("what was claimed and never begun is not reverted by hand either", () => {
    const broken = guarded({ record: releaseRecord([]), byHand: true }).filter(
      (one) => one.outcome !== "pass",
    );
    expect(broken.map(({ id }) => id)).toEqual(["guard/really-started", "guard/has-ended"]);
  });
});

describe("what looks alike and does not stand in the way", () => {
  const dispatched = {
    ...release,
    statuses: [...release.statuses, aStatus(fail, 2900, RUN_URL)],
  };
  const job = aForeign(40, { statuses: [aStatus("in_progress | ", 4000, `${RUN_URL}/job/7`)] });
  test.each<[string, Case]>([
    [
      "a newer foreign record of the same commit",
      { history: { foreign: [aForeign(40, { sha: SHA })] } },
    ],
    [
      "what GitHub records for a job of the run that we dispatched",
      { record: dispatched, history: { records: [dispatched, previous], foreign: [job] } },
    ],
    ["an older foreign record", { history: { foreign: [aForeign(19)] } }],
    ["a deployment that failed after it began", { record: releaseRecord([begun, broke]) }],
    [
      "a deployment without an end of which nothing still runs, that a person reverts",
      { record: releaseRecord([begun]), byHand: true, nothingRuns: true },
    ],
    [
      "a claim since, that has touched nothing",
      { history: { records: [releaseRecord([], { id: 41 }), release, previous] } },
    ],
    [
      "a revert that was given up before anything was started",
      { history: { records: [revertRecord(20, [begun, untouched]), release, previous] } },
    ],
    [
      "a hold that was lifted since",
      {
        history: { records: [release, held] },
        lifts: [{ sha: PREVIOUS_SHA, at: second(5000) }],
      },
    ],
  ])("%s", (_case, over) => {
    expect(fold(guarded(over))).toBe("pass");
  });

  test.each<[Partial<Target>, string]>([
    [{ verified: false }, "2.3.7 (1be07d4), which was live but never verified"],
    [{ proven: false }, "2.3.7 (1be07d4), verified, its version not proven"],
    [
      { proven: false, adopted: true },
      "2.3.7 (1be07d4), adopted, since it was live and good before the first release",
    ],
  ])("a weaker target, which is said: %j", (target, found) => {
    const [last] = guarded({ target, byHand: true }).slice(-1);
    expect(last).toMatchObject({ outcome: "pass", found });
  });
});

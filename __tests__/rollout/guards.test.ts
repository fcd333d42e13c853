import { describe, expect, test } from "@jest/globals";
import type { Lift } from "../../src/core/commands/holds.ts";
import type { History } from "../../src/core/history.ts";
import { fold } from "../../src/core/verdict.ts";
import { guards } from "../../src/rollout/guards.ts";
import type { Target } from "../../src/rollout/target.ts";
import {
  aHistory,
  aLift,
  aMark,
  aRecord,
  minutesAgo,
  OTHER_SHA,
  SHA,
} from "../support/builders.ts";
import { aRevert, inStates, theRelease } from "./histories.ts";

const previous = aRecord();
const aTarget = (over: Partial<Target> = {}): Target => ({
  record: previous,
  version: "2.3.7",
  sha: previous.sha,
  verified: true,
  ...over,
});

interface Case {
  readonly history?: Partial<History>;
  readonly record?: ReturnType<typeof theRelease>;
  readonly target?: Partial<Target>;
  readonly lifts?: readonly Lift[];
  readonly byHand?: boolean;
}

function guarded({ history, record = theRelease(), target, lifts = [], byHand = false }: Case) {
  const past = aHistory({ records: [record, previous], ...history });
  return guards({ history: past, record, target: aTarget(target), lifts, byHand });
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
  const release = theRelease();
  const foreign = (sha: string) => aRecord({ id: 40, sha, payload: undefined });
  const held = aMark({ state: "failure", at: minutesAgo(5) });
  test.each<[string, Case, string, string]>([
    [
      "it ended before it was begun",
      { record: theRelease({ statuses: inStates("error") }) },
      "guard/really-started",
      "unknown",
    ],
    [
      "it has no end",
      { record: theRelease({ statuses: inStates("in_progress") }) },
      "guard/has-ended",
      "unknown",
    ],
    [
      "it was given up before anything was started",
      { record: theRelease({ statuses: inStates("inactive", "in_progress") }) },
      "guard/really-started",
      "unknown",
    ],
    [
      "somebody has deployed another commit since",
      { record: release, history: { records: [foreign(OTHER_SHA), release, previous] } },
      "guard/still-newest",
      "unknown",
    ],
    [
      "we have deployed since",
      { record: release, history: { records: [theRelease({ id: 41 }), release, previous] } },
      "guard/still-newest",
      "unknown",
    ],
    [
      "an earlier revert failed",
      {
        record: release,
        history: { records: [release, aRevert(20, { statuses: inStates("failure") }), previous] },
      },
      "guard/not-reverted",
      "fail",
    ],
    [
      "an earlier revert has no end",
      {
        record: release,
        history: { records: [release, aRevert(20, { statuses: [] }), previous] },
      },
      "guard/not-reverted",
      "unknown",
    ],
    [
      "it is reverted and proven",
      {
        record: release,
        history: {
          records: [release, aRevert(20), previous],
          marks: [aMark({ deployment: 30 })],
        },
      },
      "guard/not-reverted",
      "unknown",
    ],
    ["the target is this very commit", { target: { sha: SHA } }, "guard/target", "unknown"],
    ["the target is held", { history: { marks: [held] } }, "guard/target", "unknown"],
    ["the target is not verified", { target: { verified: false } }, "guard/target", "unknown"],
  ])("%s", (_case, over, id, outcome) => {
    const findings = guarded(over);
    const broken = findings.filter((finding) => finding.outcome !== "pass");
    expect(broken.map((finding) => [finding.id, finding.outcome])).toEqual([[id, outcome]]);
    expect(broken[0]?.remedy).toEqual(expect.stringMatching(/\w+ \w+/));
    expect(fold(findings)).not.toBe("pass");
  });
});

describe("what was claimed and never begun is not reverted", () => {
  const claimed = theRelease({ statuses: [] });
  test.each([
    ["nor is it over", false, ["guard/really-started unknown", "guard/has-ended unknown"]],
    ["by hand neither", true, ["guard/really-started unknown"]],
  ])("%s", (_rule, byHand, expected) => {
    const broken = guarded({ record: claimed, byHand }).filter((one) => one.outcome !== "pass");
    expect(broken.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(expected);
  });
});

describe("a silent record is told with the command that ends it", () => {
  const release = theRelease();
  const silent = (id: number) => `deployments/${id}/statuses -f state=inactive`;
  test.each<[string, Case, string, number]>([
    ["the release's own", { record: theRelease({ statuses: [] }) }, "guard/really-started", 20],
    [
      "a newer one",
      { history: { records: [theRelease({ id: 41, statuses: [] }), release, previous] } },
      "guard/still-newest",
      41,
    ],
    [
      "an earlier revert",
      { history: { records: [release, aRevert(20, { statuses: [] }), previous] } },
      "guard/not-reverted",
      30,
    ],
  ])("%s", (_which, over, id, deployment) => {
    const finding = guarded({ record: release, ...over }).find((one) => one.id === id);
    expect(finding).toMatchObject({ outcome: "unknown" });
    expect(finding?.remedy).toContain(silent(deployment));
  });
});

describe("what looks alike and does not stand in the way", () => {
  const release = theRelease();
  const job = aRecord({ id: 40, sha: SHA, payload: undefined });
  test.each<[string, Case]>([
    [
      "a newer foreign record of the same commit",
      { record: release, history: { records: [job, release, previous] } },
    ],
    [
      "a deployment that failed after it began",
      { record: theRelease({ statuses: inStates("failure", "in_progress") }) },
    ],
    [
      "a deployment without an end that a person reverts",
      { record: theRelease({ statuses: inStates("in_progress") }), byHand: true },
    ],
    [
      "a revert that was given up before anything was started",
      {
        record: release,
        history: {
          records: [
            aRevert(20, { statuses: inStates("inactive", "in_progress") }),
            release,
            previous,
          ],
        },
      },
    ],
    [
      "a hold that was lifted since",
      {
        history: { marks: [aMark({ state: "failure", at: minutesAgo(5) })] },
        lifts: [aLift({ sha: previous.sha, at: minutesAgo(1) })],
      },
    ],
  ])("%s", (_case, over) => {
    expect(fold(guarded(over))).toBe("pass");
  });

  test("an unverified target by hand, which is said", () => {
    const [target] = guarded({ target: { verified: false }, byHand: true }).slice(-1);
    expect(target).toMatchObject({
      outcome: "pass",
      found: "2.3.7 (1be07d4), which was live but never verified",
    });
  });
});

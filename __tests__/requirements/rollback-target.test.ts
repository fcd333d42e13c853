import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../src/core/answer.ts";
import type { DeclaredBlocks } from "../../src/core/declared.ts";
import type { DispatchInput } from "../../src/core/dispatch.ts";
import type { History } from "../../src/core/history.ts";
import {
  aComment,
  aHistory,
  aMark,
  aPayload,
  aRecord,
  aStatus,
  known,
  minutesAgo,
  missing,
  OTHER_SHA,
  PREVIOUS_SHA,
  SHA,
} from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const ISSUE = { number: 7, url: "https://github.example/octoacme/shop/issues/7" };
const older = aRecord({ id: 8, sha: OTHER_SHA, payload: aPayload({ version: "2.3.6" }) });

const target = (
  history: Partial<History>,
  {
    answers = [],
    deploy,
  }: {
    answers?: readonly Answer[];
    deploy?: DeclaredBlocks["deploy"];
  } = {},
) =>
  judged({
    uses: "rollback-target",
    manifest: deploy === undefined ? {} : { deploy },
    answers: [known("history production", aHistory(history)), ...answers],
  });

describe("rollback-target", () => {
  test("the last verified release", () => {
    expect(saying(target({}))).toEqual({
      outcome: "pass",
      found: "2.3.7 at 1be07d4, verified on 2026-11-20 12:30 UTC",
      remedy: undefined,
      details: ["Deployment 12 of production"],
      link: "https://github.example/octoacme/shop/deployments/12",
    });
  });

  test.each<[string, Partial<History>, string, string]>([
    [
      "nothing was ever deployed",
      { records: [], marks: [] },
      "not-applicable",
      "First release here: no rollback is possible, a failure has to be corrected in a new release",
    ],
    [
      "only others deployed here",
      { records: [aRecord({ payload: undefined })] },
      "not-applicable",
      "First release here: no rollback is possible, a failure has to be corrected in a new release",
    ],
    [
      "only this commit was deployed",
      { records: [aRecord({ sha: SHA })], marks: [aMark({ sha: SHA })] },
      "not-applicable",
      "First release here: no rollback is possible, a failure has to be corrected in a new release",
    ],
    [
      "the only earlier one never came up",
      { records: [aRecord({ statuses: [aStatus({ state: "failure" })] })] },
      "not-applicable",
      "First release here: no rollback is possible, a failure has to be corrected in a new release",
    ],
    [
      "the only earlier one was claimed, and nothing more was said",
      { records: [aRecord({ statuses: [] })], marks: [] },
      "unknown",
      "Deployment 12 of 2.3.7 has no status: whether it was begun is not known",
    ],
    [
      "the same, though its commit is marked as verified",
      { records: [aRecord({ statuses: [] })] },
      "unknown",
      "Deployment 12 of 2.3.7 has no status: whether it was begun is not known",
    ],
    [
      "the same behind one that failed",
      {
        records: [
          aRecord({ id: 13, sha: OTHER_SHA, statuses: [aStatus({ state: "failure" })] }),
          aRecord({ statuses: [] }),
        ],
      },
      "unknown",
      "Deployment 12 of 2.3.7 has no status: whether it was begun is not known",
    ],
    [
      "the only earlier one has no end",
      { records: [aRecord({ statuses: [aStatus({ state: "in_progress" })] })] },
      "unknown",
      "Deployment 12 of 2.3.7 has no end: whether it went live is not known",
    ],
    [
      "a person has ended it as never begun",
      { records: [aRecord({ statuses: [aStatus({ state: "inactive" })] })] },
      "not-applicable",
      "First release here: no rollback is possible, a failure has to be corrected in a new release",
    ],
    [
      "a silent one is newer than a verified one",
      { records: [aRecord({ id: 13, sha: OTHER_SHA, statuses: [] }), aRecord()] },
      "pass",
      "2.3.7 at 1be07d4, verified on 2026-11-20 12:30 UTC",
    ],
    [
      "never verified",
      { marks: [] },
      "fail",
      "The only earlier release, 2.3.7, was never verified",
    ],
    [
      "failed when verified",
      { marks: [aMark({ state: "failure", verdict: "fail" })] },
      "fail",
      "The only earlier release, 2.3.7, ended with the verdict fail",
    ],
    [
      "verified once and failed since",
      { marks: [aMark({ state: "failure", verdict: "fail", at: minutesAgo(10) }), aMark()] },
      "fail",
      "The only earlier release, 2.3.7, ended with the verdict fail",
    ],
    [
      "not decided",
      { marks: [aMark({ state: "error", verdict: "inconclusive" })] },
      "fail",
      "The only earlier release, 2.3.7, ended with the verdict inconclusive",
    ],
    [
      "still under verification",
      { marks: [aMark({ state: "pending", verdict: "pending" })] },
      "fail",
      "The only earlier release, 2.3.7, has a verification that did not finish",
    ],
    [
      "its commit is gone",
      { unreachable: [PREVIOUS_SHA] },
      "fail",
      "The only earlier release, 2.3.7, has a commit that no longer exists",
    ],
    [
      "verified again without lifting the hold",
      { marks: [aMark(), aMark({ state: "failure", at: minutesAgo(200) })] },
      "fail",
      "The only earlier release, 2.3.7, is on hold after an earlier failure",
    ],
    [
      "the newest failed, the one before is sound",
      {
        records: [aRecord(), older],
        marks: [aMark({ state: "failure" }), aMark({ sha: OTHER_SHA, deployment: 8 })],
      },
      "pass",
      "2.3.6 at 77aa11b, verified on 2026-11-20 12:30 UTC",
    ],
    [
      "a newer record of somebody else's is no target",
      {
        records: [aRecord({ id: 13, sha: OTHER_SHA, payload: undefined }), aRecord()],
        marks: [aMark({ sha: OTHER_SHA }), aMark()],
      },
      "pass",
      "2.3.7 at 1be07d4, verified on 2026-11-20 12:30 UTC",
    ],
    [
      "it was replaced since",
      { records: [aRecord({ statuses: [aStatus({ state: "inactive" }), aStatus()] })] },
      "pass",
      "2.3.7 at 1be07d4, verified on 2026-11-20 12:30 UTC",
    ],
  ])("%s", (_rule, history, outcome, found) => {
    expect(saying(target(history))).toMatchObject({ outcome, found });
  });

  test.each([
    ["of a silent record", [], "inactive` if it never began"],
    ["of one in progress", [aStatus({ state: "in_progress" })], "error` if it ended and did not"],
  ] as const)("the command that ends it is told: %s", (_rule, statuses, end) => {
    const path = "gh api repos/{owner}/{repo}/deployments/12/statuses -f state";
    expect(target({ records: [aRecord({ statuses })] }).remedy).toBe(
      `Look at what production runs and end the record: \`${path}=success\` if it went live, \`${path}=${end}`,
    );
  });

  test("a lifted hold makes a verified release a target again", () => {
    const marks = [aMark(), aMark({ state: "failure", at: minutesAgo(200) })];
    const lift = aComment({ author: "alice", body: "/lift-hold 1be07d4 because of the database" });
    const answers = [known("comments of the release issue", { issue: ISSUE, comments: [lift] })];
    expect(target({ marks }, { answers }).outcome).toBe("pass");
  });

  test("comments that could not be read are told where a lift may be missing", () => {
    const marks = [aMark(), aMark({ state: "failure", at: minutesAgo(200) })];
    const answers = [missing("comments of the release issue", { permission: "issues: read" })];
    expect(target({ marks }, { answers }).details).toEqual([
      "Could not read comments of the release issue: GitHub answered 403",
    ]);
  });

  test("an unreadable history is unknown, and no first release", () => {
    const finding = judged({
      uses: "rollback-target",
      answers: [missing("history production")],
    });
    expect(finding.outcome).toBe("unknown");
  });
});

const WORKFLOW = { kind: "workflow", file: "deploy.yml", with: undefined } as const;
const input = (name: string): DispatchInput => ({ name, required: true, hasDefault: false });

describe("rollback-target by workflow", () => {
  const dispatch = (inputs: readonly DispatchInput[] | undefined, history: Partial<History> = {}) =>
    target(history, {
      deploy: WORKFLOW,
      answers: [known("workflow deploy.yml", { file: "deploy.yml", inputs })],
    });

  test("takes the commit by an input", () => {
    expect(dispatch([input("sha")]).outcome).toBe("pass");
  });

  test.each<[string, readonly DispatchInput[] | undefined]>([
    ["cannot be dispatched", undefined],
    ["takes no input", []],
    ["takes no commit", [input("version"), input("environment")]],
  ])("%s", (_rule, inputs) => {
    const { outcome, remedy } = dispatch(inputs);
    expect({ outcome, lines: remedy?.includes("workflow_dispatch") }).toEqual({
      outcome: "fail",
      lines: true,
    });
  });

  test("takes no commit, on the first release too", () => {
    expect(dispatch([input("version")], { records: [] }).outcome).toBe("fail");
  });

  test("was not looked at", () => {
    expect(target({}, { deploy: WORKFLOW }).outcome).toBe("unknown");
  });

  test("could not be read", () => {
    const answers = [missing("workflow deploy.yml")];
    expect(target({}, { deploy: WORKFLOW, answers }).outcome).toBe("unknown");
  });
});

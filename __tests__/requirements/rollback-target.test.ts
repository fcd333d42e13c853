import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../src/core/answer.ts";
import type { DeclaredBlocks } from "../../src/core/declared.ts";
import type { DispatchInput } from "../../src/core/dispatch.ts";
import type { History } from "../../src/core/record.ts";
import { aBefore, aComment, known, missing, OTHER_SHA, PREVIOUS_SHA } from "../support/builders.ts";
import {
  aForeign,
  aHistory,
  aRecord,
  aStatus,
  previousRecord,
  RUN_URL,
  releaseRecord,
  revertRecord,
  SAID,
} from "../support/records.ts";
import { judged, saying } from "./judging.ts";

const { begun, live, pass, passUnproven, fail, failDeploy, broke, replaced, inconclusive } = SAID;
const ISSUE = { number: 7, url: "https://github.example/octoacme/shop/issues/7" };
const older = aRecord(8, [begun, live, pass], { sha: OTHER_SHA, payload: { version: "2.3.6" } });

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

const FIRST =
  "First release here: no rollback is possible, a failure has to be corrected in a new release";
const noneOf = (why: string) => `The only earlier release, 2.3.7, ${why}`;

describe("rollback-target", () => {
  test("the last verified release", () => {
    const statuses = [aStatus(begun, 1200), aStatus(live, 1201), aStatus(pass, 1202, RUN_URL)];
    const records = [{ ...previousRecord(), statuses }];
    expect(saying(target({ records }))).toEqual({
      outcome: "pass",
      found: "2.3.7 at 1be07d4, verified on 2026-11-20 12:20 UTC",
      remedy: undefined,
      details: ["Deployment 12 of production"],
      link: RUN_URL,
    });
  });

  test.each<[string, Partial<History>, string, string]>([
    ["nothing was ever deployed", { records: [] }, "not-applicable", FIRST],
    [
      "only others deployed here",
      { records: [], foreign: [aForeign(12)] },
      "not-applicable",
      FIRST,
    ],
    [
      "only this commit was deployed",
      { records: [releaseRecord([begun, live, pass])] },
      "not-applicable",
      FIRST,
    ],
    [
      "the only earlier one never came up",
      { records: [previousRecord([begun, broke])] },
      "not-applicable",
      FIRST,
    ],
    [
      "the only earlier one was claimed, and nothing was begun",
      { records: [previousRecord([])] },
      "not-applicable",
      FIRST,
    ],
    [
      "the only earlier one has no end",
      { records: [previousRecord([begun])] },
      "unknown",
      "Deployment 12 of 2.3.7 has no end: whether it went live is not known",
    ],
    [
      "the same behind one that failed",
      { records: [aRecord(13, [begun, broke], { sha: OTHER_SHA }), previousRecord([begun])] },
      "unknown",
      "Deployment 12 of 2.3.7 has no end: whether it went live is not known",
    ],
    [
      "a person has ended it",
      { records: [previousRecord([begun, "error | "])] },
      "not-applicable",
      FIRST,
    ],
    [
      "one without an end is newer than a verified one",
      { records: [aRecord(13, [begun], { sha: OTHER_SHA }), previousRecord()] },
      "pass",
      "2.3.7 at 1be07d4, verified on 2026-11-20 12:20 UTC",
    ],
    [
      "never verified",
      { records: [previousRecord([begun, live])] },
      "fail",
      noneOf("has a verification that did not finish"),
    ],
    [
      "failed when verified",
      { records: [previousRecord([begun, live, fail])] },
      "fail, and only warns",
      noneOf("ended with the verdict fail"),
    ],
    [
      "verified once and failed since",
      { records: [previousRecord([begun, live, pass, SAID.watch])] },
      "fail, and only warns",
      noneOf("ended with the verdict fail"),
    ],
    [
      "not decided",
      { records: [previousRecord([begun, live, inconclusive])] },
      "fail",
      noneOf("ended with the verdict inconclusive"),
    ],
    [
      "its commit is gone",
      { gone: [PREVIOUS_SHA] },
      "fail, and only warns",
      noneOf("has a commit that no longer exists"),
    ],
    [
      "rolled back",
      { records: [revertRecord(12, [begun, broke], { sha: OTHER_SHA }), previousRecord()] },
      "fail, and only warns",
      noneOf("was rolled back"),
    ],
    [
      "verified again without lifting the hold",
      {
        records: [
          previousRecord(),
          aRecord(9, [begun, live, fail], { sha: PREVIOUS_SHA, payload: { version: "2.3.7" } }),
        ],
      },
      "fail, and only warns",
      "None of 2 earlier releases is verified; the newest, 2.3.7, is on hold after an earlier failure",
    ],
    [
      "deployed again, and that failed",
      { records: [aRecord(14, [begun, failDeploy], { sha: PREVIOUS_SHA }), previousRecord()] },
      "fail, and only warns",
      noneOf("failed to be deployed again since"),
    ],
    [
      "the newest failed, the one before is sound",
      { records: [previousRecord([begun, live, fail]), older] },
      "pass",
      "2.3.6 at 77aa11b, verified on 2026-11-20 12:13 UTC",
    ],
    [
      "a newer record of somebody else's is no target",
      { foreign: [aForeign(13)] },
      "pass",
      "2.3.7 at 1be07d4, verified on 2026-11-20 12:20 UTC",
    ],
    [
      "it was replaced since",
      { records: [previousRecord([begun, live, pass, replaced])] },
      "pass",
      "2.3.7 at 1be07d4, verified on 2026-11-20 12:20 UTC",
    ],
    [
      "nothing told it from others, which is said",
      { records: [previousRecord([begun, live, passUnproven])] },
      "pass",
      "2.3.7 at 1be07d4, verified on 2026-11-20 12:20 UTC, version not proven",
    ],
  ])("%s", (_rule, history, outcome, found) => {
    const finding = target(history);
    const warns = finding.effect === "warn" ? ", and only warns" : "";
    expect([`${finding.outcome}${warns}`, finding.found]).toEqual([outcome, found]);
  });

  test("what runs and has not failed can be verified by the command", () => {
    expect(target({ records: [previousRecord([begun, live])] }).remedy).toContain(
      "`release-gate verify --environment production --deployment-id 12`",
    );
    const records = [
      aRecord(14, [begun, broke], { sha: OTHER_SHA }),
      previousRecord([begun, live]),
    ];
    const { effect, remedy } = target({ records });
    expect(effect).toBe("warn");
    expect(remedy).toBe(
      "Be ready to correct a failure in a new release: there is nothing to roll back to",
    );
  });

  test("what is live before the first release is adopted, with the time of the look", () => {
    const adoptable = { version: "1.3.0", sha: OTHER_SHA, tag: "v1.3.0" };
    const before = known("before production", aBefore({ record: undefined, adoptable }));
    expect(saying(target({ records: [] }, { answers: [before] }))).toMatchObject({
      outcome: "pass",
      found: "Adopted 1.3.0 (v1.3.0), live and good at 13:58 UTC",
    });
    expect(target({}, { answers: [before] }).found).toContain("2.3.7 at 1be07d4, verified");
  });

  test("what was adopted is a target as long as nothing better is", () => {
    const adopted = { version: "1.3.0", sha: OTHER_SHA, tag: "v1.3.0", at: "2026-11-20T11:58:00Z" };
    const records = [previousRecord([begun, live, fail], { adopted })];
    expect(target({ records }).found).toBe(
      "1.3.0 at 77aa11b, found live and good on 2026-11-20 11:58 UTC, version not proven",
    );
  });

  test("the command that ends one in progress is told", () => {
    expect(target({ records: [previousRecord([begun])] }).remedy).toBe(
      'Look at what production runs; when nothing of that deployment still runs, end its record with `release-gate settle 12 --environment production --because "…"`',
    );
  });

  const HELD = {
    records: [previousRecord(), aRecord(9, [begun, live, fail], { sha: PREVIOUS_SHA })],
  };

  test("a lifted hold makes a verified release a target again", () => {
    const body = "/lift-hold 1be07d4 because it was the database";
    const comments = [aComment({ author: "alice", body })];
    const answers = [known("comments of the release issue", { issue: ISSUE, comments })];
    expect(target(HELD, { answers }).outcome).toBe("pass");
  });

  test("comments that could not be read are told where a lift may be missing", () => {
    const answers = [missing("comments of the release issue", { permission: "issues: read" })];
    expect(target(HELD, { answers }).details).toContain(
      "Could not read comments of the release issue: GitHub answered 403",
    );
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

test("a manifest that deploys nothing needs no target", () => {
  const deploy = { kind: "none" } as const;
  expect(target({}, { deploy })).toMatchObject({
    outcome: "not-applicable",
    found: "The manifest deploys nothing: whatever deploys has to roll back, too",
  });
});

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

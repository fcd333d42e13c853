import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../src/core/answer.ts";
import type { IssueComment } from "../../src/core/commands.ts";
import type { DeploymentRecord } from "../../src/core/record.ts";
import { aComment, known, missing } from "../support/builders.ts";
import {
  aHistory,
  previousRecord,
  releaseRecord,
  revertRecord,
  SAID,
  second,
} from "../support/records.ts";
import { judged, saying } from "./judging.ts";

const { begun, live, pass, fail } = SAID;
/** Failed at 12:33:22, as the 2002nd second of the tests' day. */
const failed = releaseRecord([begun, live, fail]);
const SINCE = "held since 2026-11-20 12:33 UTC: it failed there (health)";

const lift = (over: Partial<IssueComment> = {}) =>
  aComment({ author: "alice", body: "/lift-hold 9f3c2ab because it was the database", ...over });
const said = (...comments: readonly IssueComment[]): Answer =>
  known("comments of the release issue", {
    issue: { number: 7, url: "https://x.example/7" },
    comments,
  });

const held = (records: readonly DeploymentRecord[], ...answers: readonly Answer[]) =>
  judged({
    uses: "held",
    answers: [known("history production", aHistory({ records })), ...answers],
  });

describe("held", () => {
  test.each<[string, readonly DeploymentRecord[], readonly Answer[], string, string]>([
    ["never deployed", [], [said()], "pass", "no failure"],
    [
      "another commit failed",
      [previousRecord([begun, live, fail])],
      [said()],
      "pass",
      "no failure",
    ],
    [
      "undecided is no failure",
      [releaseRecord([begun, live, SAID.unknown])],
      [said()],
      "pass",
      "no failure",
    ],
    [
      "a deployment that failed says nothing of the build",
      [releaseRecord([begun, SAID.failDeploy])],
      [said()],
      "pass",
      "no failure",
    ],
    ["it failed here", [failed], [said()], "fail", SINCE],
    [
      "a later success does not lift",
      [releaseRecord([begun, live, pass], { id: 25 }), failed],
      [said()],
      "fail",
      SINCE,
    ],
    [
      "it was rolled back by hand",
      [revertRecord(20, [begun]), releaseRecord([begun, live, pass])],
      [said()],
      "fail",
      "held since 2026-11-20 12:50 UTC: it was rolled back there",
    ],
    [
      "lifted by the coordinator",
      [failed],
      [said(lift())],
      "pass",
      "lifted by @alice on 2026-11-20 13:30 UTC",
    ],
    [
      "lifted by the PM",
      [failed],
      [said(lift({ author: "carol" }))],
      "pass",
      "lifted by @carol on 2026-11-20 13:30 UTC",
    ],
    [
      "another commit was lifted",
      [failed],
      [said(lift({ body: "/lift-hold 1be07d4 because x" }))],
      "fail",
      SINCE,
    ],
    [
      "lifted in another environment",
      [failed],
      [said(lift({ body: "/lift-hold 9f3c2ab staging because x" }))],
      "fail",
      SINCE,
    ],
    ["lifted before it failed", [failed], [said(lift({ createdAt: second(2001) }))], "fail", SINCE],
    [
      "lifted in the same second",
      [failed],
      [said(lift({ createdAt: second(2002) }))],
      "fail",
      SINCE,
    ],
    [
      "failed again after the lift",
      [releaseRecord([begun, live, fail], { id: 60 }), failed],
      [said(lift())],
      "fail",
      "held since 2026-11-20 13:40 UTC: it failed there (health)",
    ],
    ["no comments to read, no failure", [], [], "pass", "no failure"],
    [
      "no release issue",
      [failed],
      [known("comments of the release issue", { issue: undefined, comments: [] })],
      "fail",
      SINCE,
    ],
  ])("%s", (_rule, records, answers, outcome, found) => {
    expect(saying(held(records, ...answers))).toMatchObject({ outcome, found });
  });

  test("the remedy is the line that lifts it", () => {
    expect(held([failed], said()).remedy).toContain("`/lift-hold 9f3c2ab because …`");
  });

  test("a lift that does not count is told", () => {
    expect(held([failed], said(lift({ author: "mallory" }))).details).toEqual([
      "/lift-hold does not count: @mallory is not release-coordinator or pm",
    ]);
  });

  test("comments that could not be read may hold the lift", () => {
    expect(saying(held([failed], missing("comments of the release issue")))).toMatchObject({
      outcome: "fail",
      details: ["could not check (comments of the release issue): GitHub answered 403"],
    });
  });

  test("an unreadable history is unknown", () => {
    expect(judged({ uses: "held", answers: [missing("history production"), said()] }).outcome).toBe(
      "unknown",
    );
  });

  test("a component has a history of its own", () => {
    const own = aHistory({ component: "api", records: [failed] });
    const finding = judged({
      uses: "held",
      subject: { release: { component: "api" } },
      answers: [known("history production of api", own), known("history production", aHistory())],
    });
    expect(finding.outcome).toBe("fail");
  });
});

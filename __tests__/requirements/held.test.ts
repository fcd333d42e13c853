import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../src/core/answer.ts";
import type { IssueComment } from "../../src/core/commands.ts";
import type { History } from "../../src/core/history.ts";
import { aComment, aHistory, aMark, known, minutesAgo, missing, SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const failure = aMark({ sha: SHA, state: "failure", verdict: "fail", at: minutesAgo(60) });
const success = aMark({ sha: SHA, at: minutesAgo(50) });
const lift = (over: Partial<IssueComment> = {}) =>
  aComment({ author: "alice", body: "/lift-hold because it was the database", ...over });
const said = (...comments: readonly IssueComment[]): Answer =>
  known("comments of the release issue", {
    issue: { number: 7, url: "https://x.example/7" },
    comments,
  });

const held = (marks: History["marks"], ...answers: readonly Answer[]) =>
  judged({ uses: "held", answers: [known("history production", aHistory({ marks })), ...answers] });

describe("held", () => {
  test.each<[string, History["marks"], readonly Answer[], string, string]>([
    ["no mark", [], [said()], "pass", "No failure"],
    ["another commit failed", [aMark({ state: "failure" })], [said()], "pass", "No failure"],
    ["an error is no failure", [{ ...failure, state: "error" }], [said()], "pass", "No failure"],
    [
      "it failed here",
      [failure],
      [said()],
      "fail",
      "On hold since 2026-11-20 13:00 UTC, when it failed there (health)",
    ],
    [
      "a later success does not lift",
      [success, failure],
      [said()],
      "fail",
      "On hold since 2026-11-20 13:00 UTC, when it failed there (health)",
    ],
    [
      "lifted by the coordinator",
      [failure],
      [said(lift())],
      "pass",
      "Lifted by @alice on 2026-11-20 13:30 UTC",
    ],
    [
      "lifted by the PM",
      [failure],
      [said(lift({ author: "carol" }))],
      "pass",
      "Lifted by @carol on 2026-11-20 13:30 UTC",
    ],
    [
      "lifted before it failed",
      [failure],
      [said(lift({ createdAt: minutesAgo(61) }))],
      "fail",
      "On hold since 2026-11-20 13:00 UTC, when it failed there (health)",
    ],
    [
      "lifted at the same moment",
      [failure],
      [said(lift({ createdAt: minutesAgo(60) }))],
      "fail",
      "On hold since 2026-11-20 13:00 UTC, when it failed there (health)",
    ],
    [
      "failed again after the lift",
      [{ ...failure, at: minutesAgo(10) }, failure],
      [said(lift())],
      "fail",
      "On hold since 2026-11-20 13:50 UTC, when it failed there (health)",
    ],
    ["no comments to read, no failure", [], [], "pass", "No failure"],
    [
      "no release issue",
      [failure],
      [known("comments of the release issue", { issue: undefined, comments: [] })],
      "fail",
      "On hold since 2026-11-20 13:00 UTC, when it failed there (health)",
    ],
  ])("%s", (_rule, marks, answers, outcome, found) => {
    expect(saying(held(marks, ...answers))).toMatchObject({ outcome, found });
  });

  test("a lift that does not count is told", () => {
    expect(held([failure], said(lift({ author: "mallory" }))).details).toEqual([
      "/lift-hold does not count: @mallory is not release-coordinator or pm",
    ]);
  });

  test("comments that could not be read may hold the lift", () => {
    expect(saying(held([failure], missing("comments of the release issue")))).toMatchObject({
      outcome: "fail",
      details: ["Could not read comments of the release issue: GitHub answered 403"],
    });
  });

  test("an unreadable history is unknown", () => {
    expect(judged({ uses: "held", answers: [missing("history production"), said()] }).outcome).toBe(
      "unknown",
    );
  });
});

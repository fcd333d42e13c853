import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../src/core/answer.ts";
import type { IssueComment } from "../../src/core/commands/comment.ts";
import type { DeploymentRecord } from "../../src/core/record.ts";
import { aComment, known, minutesAgo, missing, OTHER_SHA, SHA } from "../support/builders.ts";
import {
  aHistory,
  aRecord,
  previousRecord,
  releaseRecord,
  revertRecord,
  SAID,
} from "../support/records.ts";
import { judged, saying } from "./judging.ts";

const KEY = "comments of the release issue";
const { begun, live, pass, fail } = SAID;
/** Failed at 13:00:00. */
const failure = aRecord(20, [begun, live, fail], { sha: SHA, from: 3598 });
const success = aRecord(21, [begun, live, pass], { sha: SHA, from: 4000 });
const lift = (over: Partial<IssueComment> = {}) =>
  aComment({ author: "alice", body: "/lift-hold 9f3c2ab because it was the database", ...over });
const hold = (over: Partial<IssueComment> = {}) =>
  aComment({ id: 910, author: "carol", body: "/hold because of payments", ...over });
const noGo = (over: Partial<IssueComment> = {}) =>
  aComment({ id: 920, author: "dave", body: "/no-go because the site is slow", ...over });
const end = (over: Partial<IssueComment> = {}) =>
  aComment({ id: 930, author: "alice", body: "/abandon because 2.4.1 comes instead", ...over });
const said = (...comments: readonly IssueComment[]): Answer =>
  known(KEY, { issue: { number: 7, url: "https://x.example/7" }, comments });

const held = (records: readonly DeploymentRecord[], ...answers: readonly Answer[]) =>
  judged({
    uses: "held",
    answers: [known("history production", aHistory({ records })), ...answers],
  });

const HELD = "On hold since 2026-11-20 13:00 UTC, when it failed there (health)";
const FREE = "No failure, hold or no-go";

describe("held", () => {
  test.each<[string, readonly DeploymentRecord[], readonly IssueComment[], string, string]>([
    ["nothing was said", [], [], "pass", FREE],
    ["another commit failed", [previousRecord([begun, live, fail])], [], "pass", FREE],
    ["undecided is no failure", [releaseRecord([begun, live, SAID.unknown])], [], "pass", FREE],
    [
      "a deployment that failed says nothing of the build",
      [releaseRecord([begun, SAID.failDeploy])],
      [],
      "pass",
      FREE,
    ],
    ["it failed here", [failure], [], "fail", HELD],
    ["a later success does not lift", [success, failure], [], "fail", HELD],
    [
      "it was rolled back by hand",
      [revertRecord(20, [begun]), releaseRecord([begun, live, pass])],
      [],
      "fail",
      "On hold since 2026-11-20 12:50 UTC, when it was rolled back there",
    ],
    [
      "Lifted by the coordinator",
      [failure],
      [lift()],
      "pass",
      "Lifted by @alice on 2026-11-20 13:30 UTC",
    ],
    [
      "Lifted by the PM, for this environment",
      [failure],
      [lift({ author: "carol", body: "/lift-hold 9f3c2ab production because of x" })],
      "pass",
      "Lifted by @carol on 2026-11-20 13:30 UTC",
    ],
    [
      "lifted for another environment",
      [failure],
      [lift({ body: "/lift-hold 9f3c2ab staging because of x" })],
      "fail",
      HELD,
    ],
    [
      "lifted for another commit",
      [failure],
      [lift({ body: `/lift-hold ${OTHER_SHA} because of x` })],
      "fail",
      HELD,
    ],
    ["lifted without a commit", [failure], [lift({ body: "/lift-hold because x" })], "fail", HELD],
    ["lifted before it failed", [failure], [lift({ createdAt: minutesAgo(61) })], "fail", HELD],
    ["lifted at the same moment", [failure], [lift({ createdAt: minutesAgo(60) })], "fail", HELD],
    [
      "failed again after the lift",
      [aRecord(22, [begun, live, fail], { sha: SHA, from: 6598 }), failure],
      [lift()],
      "fail",
      "On hold since 2026-11-20 13:50 UTC, when it failed there (health)",
    ],
    ["on hold", [], [hold()], "fail", "@carol put it on hold on 2026-11-20 13:30 UTC: of payments"],
    ["on hold elsewhere", [], [hold({ body: "/hold staging because x" })], "pass", FREE],
    ["on hold by nobody", [], [hold({ author: "mallory" })], "pass", FREE],
    ["on hold, lifted", [], [hold(), lift({ createdAt: minutesAgo(5) })], "pass", FREE],
    [
      "abandoned, edited",
      [],
      [end({ updatedAt: minutesAgo(2) })],
      "fail",
      "@alice abandoned this release on 2026-11-20 13:58 UTC: 2.4.1 comes instead",
    ],
    [
      "abandoned, whatever is signed later",
      [],
      [end(), lift({ createdAt: minutesAgo(5) }), noGo()],
      "fail",
      "@alice abandoned this release on 2026-11-20 13:30 UTC: 2.4.1 comes instead",
    ],
    ["abandoned by nobody who may", [], [end({ author: "dave" })], "pass", FREE],
    ["abandoned in code", [], [end({ body: "```\n/abandon because x\n```" })], "pass", FREE],
    [
      "a no-go, under whatever policy",
      [],
      [noGo()],
      "fail",
      "@dave said no-go on 2026-11-20 13:30 UTC: the site is slow",
    ],
    [
      "an edited no-go",
      [],
      [noGo({ updatedAt: minutesAgo(5) })],
      "fail",
      "@dave said no-go on 2026-11-20 13:55 UTC: the site is slow",
    ],
    [
      "a no-go that its role has taken back",
      [],
      [
        noGo(),
        aComment({
          author: "dave",
          body: "/sign-off change-manager 9f3c2ab",
          createdAt: minutesAgo(5),
        }),
      ],
      "pass",
      FREE,
    ],
    [
      "a lift takes no no-go back",
      [],
      [noGo(), lift({ createdAt: minutesAgo(5) })],
      "fail",
      "@dave said no-go on 2026-11-20 13:30 UTC: the site is slow",
    ],
  ])("%s", (_rule, records, comments, outcome, found) => {
    expect(saying(held(records, said(...comments)))).toMatchObject({ outcome, found });
  });

  test("each says how it ends", () => {
    const how =
      "comment `/lift-hold 9f3c2ab production because …` on the release issue as release coordinator or PM";
    const earlier = aRecord(20, [begun, live, fail], { sha: SHA, payload: { run: "4000" } });
    expect(held([earlier], said()).remedy).toBe(
      `Release a new commit; if the failure was not the release's, ${how}`,
    );
    expect(held([], said(hold())).remedy).toBe(`Settle it; then ${how}`);
    expect(held([], said(noGo())).remedy).toBe(
      "Settle it; then comment `/sign-off change-manager 9f3c2ab` on the release issue as change-manager",
    );
  });

  test.each([
    ["4711", /, then start a new run: this one does not deploy it again$/],
    ["4000", /because …` on the release issue as release coordinator or PM$/],
  ])("a failure of run %s, seen by run 4711, says whether a new run is needed", (run, remedy) => {
    const failed = aRecord(20, [begun, live, fail], { sha: SHA, payload: { run } });
    expect(held([failed], said()).remedy).toMatch(remedy);
  });

  test("what else stops it, what frees nothing here, and near misses are told", () => {
    const comments = [
      hold(),
      noGo(),
      lift({ body: `/lift-hold ${OTHER_SHA} because x` }),
      lift({ id: 2, author: "mallory" }),
      noGo({ id: 3, author: "mallory", body: "/no-go" }),
    ];
    expect(held([failure], said(...comments))).toMatchObject({
      found: HELD,
      details: [
        "Also @carol put it on hold on 2026-11-20 13:30 UTC: of payments",
        "Also @dave said no-go on 2026-11-20 13:30 UTC: the site is slow",
        `/lift-hold ${OTHER_SHA} because x by @alice does not count: 77aa11b is another commit`,
        "/lift-hold 9f3c2ab because it was the database by @mallory does not count: @mallory is neither release-coordinator nor pm",
        "/no-go by @mallory does not count: @mallory holds no role that signs off (qa-lead, change-manager, release-coordinator, pm)",
      ],
    });
  });

  test("a stop that does not count is told on a pass, too", () => {
    expect(held([], said(hold({ author: "mallory" }))).details).toEqual([
      "/hold because of payments by @mallory does not count: @mallory holds no role in release.yml",
    ]);
  });

  test("no release issue holds nothing", () => {
    const none = known(KEY, { issue: undefined, comments: [] });
    expect(saying(held([], none))).toMatchObject({ outcome: "pass", found: FREE });
    expect(saying(held([failure], none))).toMatchObject({ outcome: "fail", found: HELD });
  });

  test.each<[string, Partial<Parameters<typeof judged>[0]>]>([
    ["history", { answers: [missing("history production"), said()] }],
    ["comments: there may be a stop", { answers: [missing(KEY)] }],
    ["roles: nobody knows who may stop it", { unread: ["roles"] }],
    ["environments", { unread: ["environments"] }],
  ])("nothing passes without the %s", (_what, without) => {
    const answers = [known("history production", aHistory({ records: [] })), said()];
    const finding = judged({
      uses: "held",
      ...without,
      answers: [...answers, ...(without.answers ?? [])],
    });
    expect(finding.outcome).toBe("unknown");
  });

  test("a stop by somebody whose team could not be read is no pass", () => {
    const roles = { "qa-lead": ["@octoacme/qa"], pm: ["carol"] };
    for (const stop of [hold({ author: "quinn" }), noGo({ author: "quinn" })]) {
      const finding = judged({
        uses: "held",
        manifest: { roles },
        answers: [
          known("history production", aHistory({ records: [] })),
          said(stop),
          missing("team octoacme/qa"),
        ],
      });
      expect(finding.outcome).toBe("unknown");
      expect(finding.found).toMatch(
        /^@quinn .*; a team that may give them a role could not be read$/,
      );
    }
  });
});

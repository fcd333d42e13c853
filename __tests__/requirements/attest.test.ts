import { describe, expect, test } from "@jest/globals";
import type { IssueComment } from "../../src/core/commands/comment.ts";
import {
  aCiCheck,
  aComment,
  known,
  minutesAgo,
  missing,
  NOW,
  PREVIOUS_SHA,
  SHA,
} from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const RELEASE = "comments of the release issue";
const STANDING = "comments of the standing issue";
const ISSUE = { number: 7, url: "https://github.example/octoacme/shop/issues/7" };
const BOARD = { number: 3, url: "https://github.example/octoacme/shop/issues/3" };
const ROLES = { devops: ["bob", "@dana"], "on-call": ["erin"] };
const DAY = 24 * 60;

/** The line that `judged` gives to every rule. */
const ID = "smoke-prepared";
const LINE = `/attest ${ID} 9f3c2ab`;

const says = (over: Partial<IssueComment> = {}) => aComment({ body: LINE, ...over });

const line = (
  comments: readonly IssueComment[],
  options: object = {},
  over: Partial<Parameters<typeof judged>[0]> = {},
) =>
  judged({
    uses: "attest",
    options: { role: "devops", ...options },
    manifest: { roles: { ...ROLES }, ...over.manifest },
    answers: [known(RELEASE, { issue: ISSUE, comments }), ...(over.answers ?? [])],
  });

describe("for one commit", () => {
  test.each<[string, readonly IssueComment[], string, string]>([
    ["nobody yet", [aComment()], "pending", "Not attested yet"],
    ["a holder", [says()], "pass", "@bob attested 9f3c2ab on 2026-11-20 13:30 UTC"],
    [
      "several lines at once, with commas or without",
      [says({ body: `/attest uat-prod, ${ID},apm-enabled x-y 9f3c2ab https://a.example/b?c=1` })],
      "pass",
      "@bob attested 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "whatever the case",
      [says({ author: "DANA", body: "/ATTEST SMOKE-Prepared 9F3C2AB" })],
      "pass",
      "@DANA attested 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "edited",
      [says({ updatedAt: minutesAgo(1) })],
      "pending",
      `${LINE} by @bob does not count: the comment was edited afterwards; write a new one`,
    ],
    [
      "without the role",
      [says({ author: "erin" })],
      "pending",
      `${LINE} by @erin does not count: @erin does not hold the role devops`,
    ],
    [
      "a look-alike login",
      [says({ author: "b0b" })],
      "pending",
      `${LINE} by @b0b does not count: @b0b does not hold the role devops`,
    ],
    [
      "another commit",
      [says({ body: `/attest ${ID} 77aa11b` })],
      "pending",
      `/attest ${ID} 77aa11b by @bob does not count: 77aa11b is another commit`,
    ],
    [
      "no commit",
      [says({ body: `/attest ${ID}` })],
      "pending",
      `/attest ${ID} by @bob does not count: it does not name a commit by at least 7 digits`,
    ],
    [
      "words behind it",
      [says({ body: `${LINE} all fine` })],
      "pending",
      `${LINE} all fine by @bob does not count: write it as ${LINE}`,
    ],
    [
      "a link before the commit",
      [says({ body: `/attest ${ID} https://a.example 9f3c2ab` })],
      "pending",
      `/attest ${ID} https://a.example 9f3c2ab by @bob does not count: write it as ${LINE}`,
    ],
    [
      "misspelt",
      [says({ body: `/attested ${ID} 9f3c2ab` })],
      "pending",
      `/attested ${ID} 9f3c2ab by @bob does not count: write it as ${LINE}`,
    ],
    [
      "a slip in the line's name",
      [says({ body: "/attest smoke-prepaired 9f3c2ab" })],
      "pending",
      `/attest smoke-prepaired 9f3c2ab by @bob does not count: there is no line smoke-prepaired; write ${ID}`,
    ],
    ["another line", [says({ body: "/attest uat-prod 9f3c2ab" })], "pending", "Not attested yet"],
    ["in a quote", [says({ body: `> ${LINE}` })], "pending", "Not attested yet"],
    [
      "struck through",
      [says({ body: `~~/attest ${ID} 9f3c2ab~~\n/attest ~~not~~ ${ID} 9f3c2ab` })],
      "pending",
      `/attest ${ID} 9f3c2ab by @bob does not count: a part of the line is struck through, hidden or in a footnote`,
    ],
    [
      "a program",
      [says({ author: "bob[bot]" })],
      "pending",
      `${LINE} by @bob[bot] does not count: @bob[bot] does not hold the role devops`,
    ],
  ])("%s", (_case, comments, outcome, found) => {
    expect(saying(line(comments))).toMatchObject({ outcome, found });
  });

  test("says who, when and where", () => {
    expect(line([says()]).attested).toEqual([{ by: "bob", at: minutesAgo(30), url: says().url }]);
  });

  test("waiting says who writes which line, and where", () => {
    expect(saying(line([]))).toMatchObject({
      remedy: `Comment \`${LINE}\` on the release issue as @bob or @dana`,
      link: ISSUE.url,
    });
  });

  test("without a release issue it says how to open one", () => {
    const finding = judged({
      uses: "attest",
      options: { role: "on-call" },
      manifest: { roles: ROLES },
      answers: [known(RELEASE, { issue: undefined, comments: [] })],
    });
    expect(saying(finding)).toMatchObject({
      outcome: "pending",
      remedy: `Open one issue with the label \`release\`, or set release.issue; then comment \`${LINE}\` on it as @erin`,
    });
  });

  test("nobody holds the role", () => {
    expect(saying(line([says()], { role: "legal" }))).toMatchObject({
      outcome: "fail",
      found: "Nobody holds the role legal",
    });
  });
});

describe("withdrawn", () => {
  const taken = (over: Partial<IssueComment> = {}) =>
    aComment({
      id: 901,
      body: `/withdraw ${ID} because it burns`,
      createdAt: minutesAgo(20),
      ...over,
    });

  test.each<[string, readonly IssueComment[], string, string]>([
    [
      "by its author",
      [says(), taken()],
      "pending",
      "@bob withdrew it on 2026-11-20 13:40 UTC: it burns",
    ],
    [
      "by another of the role, without a reason",
      [says(), taken({ author: "dana", body: `/withdraw uat-prod, ${ID}` })],
      "pending",
      "@dana withdrew it on 2026-11-20 13:40 UTC",
    ],
    [
      "edited, which counts from the edit on",
      [says({ createdAt: minutesAgo(10) }), taken({ updatedAt: minutesAgo(5) })],
      "pending",
      "@bob withdrew it on 2026-11-20 13:55 UTC: it burns",
    ],
    [
      "and given anew",
      [says(), taken(), says({ id: 902, createdAt: minutesAgo(5) })],
      "pass",
      "@bob attested 9f3c2ab on 2026-11-20 13:55 UTC",
    ],
    [
      "by somebody without the role",
      [says(), taken({ author: "erin" })],
      "pass",
      "@bob attested 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "at the same moment",
      [says({ body: `${LINE}\n/withdraw ${ID}` })],
      "pending",
      "@bob withdrew it on 2026-11-20 13:30 UTC",
    ],
    [
      "of another line, which the reason names",
      [says(), taken({ body: `/withdraw uat-prod because ${ID} was wrong` })],
      "pass",
      "@bob attested 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
  ])("%s", (_case, comments, outcome, found) => {
    expect(saying(line(comments))).toMatchObject({ outcome, found });
  });

  test("by nobody who may is listed", () => {
    expect(line([says(), taken({ author: "erin" })]).details).toEqual([
      `/withdraw ${ID} because it burns by @erin does not count: @erin does not hold the role devops`,
    ]);
  });
});

describe("a link that the line asks for", () => {
  test.each([
    ["", false],
    [" https://grafana.example/d/1", true],
    [" http://grafana", true],
    [" https://…", false],
    [" javascript:alert(1)", false],
    [" https://a.example/'x'", false],
  ])("%j", (link, counts) => {
    const finding = line([says({ body: `${LINE}${link}` })], { link: true });
    expect(finding.outcome).toBe(counts ? "pass" : "pending");
    if (counts) expect(finding.details).toEqual([`Evidence of @bob:${link}`]);
  });

  test("is part of the line to paste", () => {
    expect(line([], { link: true }).remedy).toBe(
      `Comment \`${LINE} https://…\` on the release issue as @bob or @dana`,
    );
  });

  test("is named where it lacks", () => {
    expect(line([says()], { link: true }).found).toBe(
      `${LINE} by @bob does not count: ${ID} needs the address of what was looked at; write it as ${LINE} https://…`,
    );
  });
});

describe("two people", () => {
  test.each<[string, readonly IssueComment[], string, string]>([
    ["one", [says()], "pending", "1 of 2 have attested it"],
    [
      "one, twice",
      [says(), says({ id: 901, author: "BOB" })],
      "pending",
      "1 of 2 have attested it",
    ],
    [
      "two",
      [says(), says({ id: 901, author: "dana", createdAt: minutesAgo(5) })],
      "pass",
      "@bob and @dana attested 9f3c2ab on 2026-11-20 13:55 UTC",
    ],
  ])("%s", (_case, comments, outcome, found) => {
    expect(saying(line(comments, { needs: 2 }))).toMatchObject({ outcome, found });
  });

  test("asks whoever has not", () => {
    expect(line([says()], { needs: 2 }).remedy).toMatch(/ as @dana$/);
  });

  test("who are not there have to be named", () => {
    const two = [says(), says({ id: 901, author: "dana" })];
    expect(line(two, { needs: 3 }).remedy).toMatch(/^Name somebody else under roles\.devops/);
  });
});

describe("for all releases, until it ends", () => {
  const every = (body: string, minutes: number, board: object = { issue: BOARD }) =>
    line(
      [],
      { every: "30d" },
      {
        answers: [
          known(STANDING, {
            comments: [says({ body, createdAt: minutesAgo(minutes) })],
            ...board,
          }),
        ],
      },
    );

  test("needs no commit, and says until when", () => {
    const finding = every(`/attest ${ID}`, DAY);
    expect(saying(finding)).toMatchObject({
      outcome: "pass",
      found: "@bob attested it on 2026-11-19 14:00 UTC, until 2026-12-19 14:00 UTC",
    });
    expect(finding.attested?.map(({ until }) => until)).toEqual(["2026-12-19T14:00:00.000Z"]);
  });

  test("may say which commit it was", () => {
    expect(every(`/attest ${ID} 77aa11b`, DAY).outcome).toBe("pass");
  });

  test.each([
    [30 * DAY - 1, "pass"],
    [30 * DAY, "pending"],
    [31 * DAY, "pending"],
  ])("%i minutes old: %s", (minutes, outcome) => {
    expect(every(`/attest ${ID}`, minutes).outcome).toBe(outcome);
  });

  test("is over, and asked for again with the line to paste", () => {
    expect(saying(every(`/attest ${ID}`, 40 * DAY))).toMatchObject({
      found: "The word of @bob ended on 2026-11-10 14:00 UTC",
      remedy: `Comment \`/attest ${ID}\` on the standing issue as @bob or @dana`,
      link: BOARD.url,
    });
  });

  test("a time that is none has ended", () => {
    const comments = [says({ body: `/attest ${ID}`, createdAt: "soon" })];
    const finding = line(
      [],
      { every: "30d" },
      {
        answers: [known(STANDING, { issue: BOARD, comments })],
      },
    );
    expect(finding.outcome).not.toBe("pass");
  });

  test("two people: until the word of the second ends", () => {
    const comments = [
      says({ body: `/attest ${ID}`, createdAt: minutesAgo(20 * DAY) }),
      says({ id: 901, author: "dana", body: `/attest ${ID}`, createdAt: minutesAgo(5) }),
    ];
    const finding = line(
      [],
      { every: "30d", needs: 2 },
      {
        answers: [known(STANDING, { issue: BOARD, comments })],
      },
    );
    expect(finding.found).toBe(
      "@bob and @dana attested it on 2026-11-20 13:55 UTC, until 2026-11-30 14:00 UTC",
    );
  });

  test("counts in the release issue, too", () => {
    const finding = line(
      [says({ body: `/attest ${ID}` })],
      { every: "30d" },
      {
        answers: [known(STANDING, { issue: undefined, comments: [] })],
      },
    );
    expect(finding.outcome).toBe("pass");
  });

  test("without an issue it says which one to open", () => {
    expect(every("", 1, { issue: undefined, comments: [] }).remedy).toBe(
      `Open one issue with the label \`release-gate-standing\`; then comment \`/attest ${ID}\` on it as @bob or @dana`,
    );
  });

  test("what could not be read passes nothing", () => {
    const finding = line([says()], { every: "30d" }, { answers: [missing(STANDING)] });
    expect(finding.outcome).toBe("unknown");
  });
});

describe("what a machine knows is asked of nobody", () => {
  const CHECKS = `checks of ${SHA}`;
  const checked = (over: Parameters<typeof aCiCheck>[0], comments: readonly IssueComment[] = []) =>
    line(comments, { "unless-check": "e2e*" }, { answers: [known(CHECKS, [aCiCheck(over)])] });

  test.each<[string, ReturnType<typeof line>, string, string]>([
    [
      "a success",
      checked({ name: "e2e (chrome)" }),
      "pass",
      "Check e2e (chrome) succeeded on 9f3c2ab",
    ],
    [
      "a failure, whatever people say",
      checked({ name: "e2e", conclusion: "failure" }, [says()]),
      "fail",
      "Check e2e ended as failure",
    ],
    [
      "skipped, which is no success",
      checked({ name: "e2e", conclusion: "skipped" }),
      "fail",
      "Check e2e ended as skipped",
    ],
    [
      "not ended",
      checked({ name: "e2e", completed: false, conclusion: undefined }),
      "pending",
      "Check e2e is in progress",
    ],
    ["none of the name", checked({ name: "unit" }), "pending", "Not attested yet"],
  ])("%s", (_case, finding, outcome, found) => {
    expect(saying(finding)).toMatchObject({ outcome, found });
  });

  test("and not what release-gate itself has left on the commit", () => {
    const checks = known(CHECKS, [aCiCheck({ name: "release-gate/staging" })]);
    const finding = line([], { "unless-check": "*" }, { answers: [checks] });
    expect(finding.outcome).toBe("pending");
  });

  test("and is no one's word", () => {
    expect(checked({ name: "e2e" }, [says()]).attested).toBeUndefined();
  });

  test("without the checks nobody can tell", () => {
    const finding = line([says()], { "unless-check": "e2e" }, { answers: [missing(CHECKS)] });
    expect(finding.outcome).toBe("unknown");
  });
});

describe("what an independent role vouches for", () => {
  const CHANGES = `changes ${PREVIOUS_SHA}..${SHA}`;
  const change = { sha: SHA, authors: ["Bob"], unlinked: [] };
  const written = known(CHANGES, { base: PREVIOUS_SHA, head: SHA, commits: [change] });
  type AnyAnswer = typeof written | ReturnType<typeof missing>;
  const asQa = (over: { options?: object; manifest?: object; answer?: AnyAnswer } = {}) => {
    const { options, manifest, answer = written } = over;
    const roles = { "qa-lead": ["bob", "dana"], devops: ["bob"] };
    return line(
      [says()],
      { role: "qa-lead", ...options },
      { manifest: { roles, ...manifest }, answers: [answer] },
    );
  };

  test("is nothing that they wrote themselves, in whatever case", () => {
    expect(saying(asQa())).toMatchObject({
      outcome: "pending",
      found: `${LINE} by @bob does not count: @bob wrote commits of this release`,
      remedy: `Comment \`${LINE}\` on the release issue as @dana`,
    });
    const roles = { "qa-lead": ["bob"] };
    expect(asQa({ manifest: { roles } }).remedy).toBe(
      "Name somebody else under roles.qa-lead in release.yml on the default branch: all its holders have attested it or wrote commits of this release",
    );
  });

  test("but for other roles, and where one person may fill several", () => {
    expect(asQa({ options: { role: "devops" } }).outcome).toBe("pass");
    const signoffs = { distinct: false, needs: {} };
    expect(asQa({ manifest: { signoffs } }).outcome).toBe("pass");
  });

  test("and without the commits nobody can tell", () => {
    expect(asQa({ answer: missing(CHANGES) }).outcome).toBe("unknown");
  });
});

describe("a team holds the role", () => {
  const manifest = { roles: { devops: ["@octoacme/ops"] } };
  const TEAM = "team octoacme/ops";
  const members = known(TEAM, { team: "octoacme/ops", members: ["Quinn"] });
  const taken = aComment({
    id: 905,
    author: "mallory",
    body: `/withdraw ${ID}`,
    createdAt: minutesAgo(1),
  });

  test.each<[string, readonly IssueComment[], typeof members | ReturnType<typeof missing>, string]>(
    [
      ["a member", [says({ author: "quinn" })], members, "pass"],
      ["nobody else", [says({ author: "mallory" })], members, "pending"],
      ["that could not be read", [says({ author: "quinn" })], missing(TEAM), "unknown"],
      ["withdrawn by nobody of it", [says({ author: "quinn" }), taken], members, "pass"],
      ["withdrawn by who may be in it", [taken], missing(TEAM), "unknown"],
    ],
  )("%s", (_case, comments, answer, outcome) => {
    expect(line(comments, {}, { manifest, answers: [answer] }).outcome).toBe(outcome);
  });
});

test("after a deployment only what was written since counts", () => {
  const since = (at: number) =>
    judged({
      uses: "attest",
      options: { role: "devops" },
      planned: { since: new Date(at).toISOString() },
      manifest: { roles: ROLES },
      answers: [known(`${RELEASE} after the deployment`, { issue: ISSUE, comments: [says()] })],
    });
  expect(since(NOW - 60 * 60_000).outcome).toBe("pass");
  expect(saying(since(NOW - 60_000))).toMatchObject({
    outcome: "pending",
    found: `${LINE} by @bob does not count: it was written before this deployment began`,
  });
});

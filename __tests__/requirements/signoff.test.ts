import { describe, expect, test } from "@jest/globals";
import type { IssueComment } from "../../src/core/commands.ts";
import { aComment, known, minutesAgo, missing, OTHER_SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const KEY = "comments of the release issue";
const ISSUE = { number: 7, url: "https://github.example/octoacme/shop/issues/7" };
const ROLES = { "qa-lead": ["bob", "@dana"], pm: ["carol", "bob"] };
const LINE = "/sign-off qa-lead 9f3c2ab";
const HOW = `Comment \`${LINE}\` on the release issue as @bob or @dana`;

const sign = (over: Partial<IssueComment> = {}) => aComment({ body: LINE, ...over });
const noGo = (over: Partial<IssueComment> = {}) =>
  aComment({ id: 901, body: "/no-go because orders are slow", createdAt: minutesAgo(20), ...over });

const signoff = (comments: readonly IssueComment[], roles: typeof ROLES | object = ROLES) =>
  judged({
    uses: "signoff",
    options: { role: "qa-lead" },
    manifest: { roles: { ...roles } },
    answers: [known(KEY, { issue: ISSUE, comments }, { strength: "attested" })],
  });

describe("signoff", () => {
  test.each<[string, readonly IssueComment[], string, string]>([
    ["nobody yet", [aComment()], "pending", "No sign-off yet"],
    [
      "a holder for this commit",
      [sign()],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "another holder",
      [sign({ author: "DANA" })],
      "pass",
      "@DANA signed off 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "edited",
      [sign({ updatedAt: minutesAgo(1) })],
      "pending",
      "/sign-off qa-lead 9f3c2ab does not count: @bob edited the comment afterwards",
    ],
    [
      "without the role",
      [sign({ author: "mallory" })],
      "pending",
      "/sign-off qa-lead 9f3c2ab does not count: @mallory is not qa-lead",
    ],
    [
      "an older commit",
      [sign({ body: `/sign-off qa-lead ${OTHER_SHA}` })],
      "pending",
      `/sign-off qa-lead ${OTHER_SHA} does not count: @bob signed 77aa11b, which is another commit`,
    ],
    [
      "no commit",
      [sign({ body: "/sign-off qa-lead" })],
      "pending",
      "/sign-off qa-lead does not count: @bob named no commit of at least 7 digits",
    ],
    ["a quoted one", [sign({ body: `> ${LINE}` })], "pending", "No sign-off yet"],
    ["one in a fence", [sign({ body: `\`\`\`\n${LINE}\n\`\`\`` })], "pending", "No sign-off yet"],
    ["for another role", [sign({ body: "/sign-off pm 9f3c2ab" })], "pending", "No sign-off yet"],
    [
      "one person for two roles",
      [sign({ body: `/sign-off pm 9f3c2ab\n${LINE}` })],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "a near miss, then a good one",
      [sign({ body: "/sign-off qa-lead" }), sign({ id: 902, createdAt: minutesAgo(10) })],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:50 UTC",
    ],
    [
      "no-go after the sign-off",
      [sign(), noGo()],
      "fail",
      "@bob said no-go on 2026-11-20 13:40 UTC: orders are slow",
    ],
    ["no-go alone", [noGo()], "fail", "@bob said no-go on 2026-11-20 13:40 UTC: orders are slow"],
    [
      "no-go at the very moment",
      [sign(), noGo({ createdAt: minutesAgo(30) })],
      "fail",
      "@bob said no-go on 2026-11-20 13:30 UTC: orders are slow",
    ],
    [
      "both in one comment",
      [sign({ body: `${LINE}\n/no-go because wait` })],
      "fail",
      "@bob said no-go on 2026-11-20 13:30 UTC: wait",
    ],
    [
      "no-go taken back by its author",
      [noGo(), sign({ id: 903, createdAt: minutesAgo(5) })],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:55 UTC",
    ],
    [
      "no-go of another holder",
      [sign(), noGo({ author: "dana" })],
      "fail",
      "@dana said no-go on 2026-11-20 13:40 UTC: orders are slow",
    ],
    [
      "no-go of another holder, signed over by the first",
      [noGo({ author: "dana" }), sign({ id: 904, createdAt: minutesAgo(5) })],
      "fail",
      "@dana said no-go on 2026-11-20 13:40 UTC: orders are slow",
    ],
    [
      "no-go of somebody without the role",
      [sign(), noGo({ author: "mallory" })],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "an edited no-go",
      [sign(), noGo({ updatedAt: minutesAgo(1) })],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:30 UTC",
    ],
    [
      "no-go, signed for another commit since",
      [noGo(), sign({ id: 905, createdAt: minutesAgo(5), body: `/sign-off qa-lead ${OTHER_SHA}` })],
      "fail",
      "@bob said no-go on 2026-11-20 13:40 UTC: orders are slow",
    ],
    [
      "comments in the wrong order",
      [noGo(), sign()].toReversed(),
      "fail",
      "@bob said no-go on 2026-11-20 13:40 UTC: orders are slow",
    ],
    [
      "a time that is none",
      [sign({ createdAt: "soon" }), noGo()],
      "fail",
      "@bob said no-go on 2026-11-20 13:40 UTC: orders are slow",
    ],
  ])("%s", (_rule, comments, outcome, found) => {
    expect(saying(signoff(comments))).toMatchObject({ outcome, found });
  });

  test("waiting says who writes which line, and where", () => {
    expect(saying(signoff([]))).toEqual({
      outcome: "pending",
      found: "No sign-off yet",
      remedy: HOW,
      details: undefined,
      link: ISSUE.url,
    });
  });

  test("a pass links to the comment", () => {
    expect(signoff([sign()]).link).toBe(sign().url);
  });

  test("nobody holds the role", () => {
    expect(saying(signoff([sign()], { pm: ["carol"] }))).toMatchObject({
      outcome: "fail",
      found: "Nobody holds the role qa-lead",
      remedy:
        "Name its holders under roles in release.yml on the default branch: `roles: {qa-lead: [login]}`",
    });
  });

  test("no release issue", () => {
    const finding = judged({
      uses: "signoff",
      options: { role: "pm" },
      answers: [known(KEY, { issue: undefined, comments: [] })],
    });
    expect(saying(finding)).toMatchObject({
      outcome: "pending",
      found: "No release issue to sign off in",
      remedy:
        "Open one issue with the label `release`, or set release.issue; then comment `/sign-off pm 9f3c2ab` on it as @carol",
    });
  });

  test.each<[string, Partial<Parameters<typeof judged>[0]>]>([
    ["comments", { answers: [missing(KEY)] }],
    ["roles", { unread: ["roles"] }],
  ])("without the %s nothing passes", (_what, without) => {
    const finding = judged({
      uses: "signoff",
      options: { role: "qa-lead" },
      answers: [known(KEY, { issue: ISSUE, comments: [sign()] })],
      ...without,
    });
    expect(finding.outcome).toBe("unknown");
  });

  test("the issue that the manifest names is read", () => {
    const release = { type: "auto", issue: 12, date: undefined } as const;
    const finding = judged({
      uses: "signoff",
      options: { role: "qa-lead" },
      manifest: { release },
      answers: [known("comments of issue 12", { issue: ISSUE, comments: [sign()] })],
    });
    expect(finding.outcome).toBe("pass");
  });
});

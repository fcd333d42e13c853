import { describe, expect, test } from "@jest/globals";
import type { IssueComment } from "../../src/core/commands/comment.ts";
import type { PlannedRow } from "../../src/core/report.ts";
import { unusedWaivers } from "../../src/run/unused-waivers.ts";
import {
  aComment,
  known,
  minutesAgo,
  missing,
  OTHER_SHA,
  PREVIOUS_SHA,
  SHA,
} from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const KEY = "comments of the release issue";
const ISSUE = { number: 7, url: "https://github.example/octoacme/shop/issues/7" };
const ROLES = { "qa-lead": ["bob", "@dana"], pm: ["carol", "bob"] };
const LINE = "/sign-off qa-lead 9f3c2ab";
const HOW = `Comment \`${LINE}\` on the release issue as @bob or @dana`;

const sign = (over: Partial<IssueComment> = {}) => aComment({ body: LINE, ...over });
const noGo = (over: Partial<IssueComment> = {}) =>
  aComment({ id: 901, body: "/no-go because orders are slow", createdAt: minutesAgo(20), ...over });

const CHANGES = `changes ${PREVIOUS_SHA}..${SHA}`;

/** The commits of the release, by nobody who matters unless they are given. */
const wrote = (authors: readonly string[], unlinked: readonly string[] = []) => {
  const commits = [{ sha: SHA, authors, unlinked }];
  return known(CHANGES, { base: PREVIOUS_SHA, head: SHA, commits });
};

const APPROVED = known("approved in run 4711", { run: "4711", approvals: [] });

const signoff = (
  comments: readonly IssueComment[],
  roles: typeof ROLES | object = ROLES,
  over: Partial<Parameters<typeof judged>[0]> = {},
) =>
  judged({
    uses: "signoff",
    options: { role: "qa-lead" },
    manifest: { roles: { ...roles }, ...over.manifest },
    ...(over.options === undefined ? {} : { options: over.options }),
    waiver: over.waiver,
    answers: [
      known(KEY, { issue: ISSUE, comments }, { strength: "attested" }),
      APPROVED,
      ...(over.answers ?? [wrote(["dev"])]),
    ],
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
      "/sign-off qa-lead 9f3c2ab by @bob does not count: the comment was edited afterwards; write a new one",
    ],
    [
      "without the role",
      [sign({ author: "mallory" })],
      "pending",
      "/sign-off qa-lead 9f3c2ab by @mallory does not count: @mallory does not hold the role qa-lead",
    ],
    [
      "an older commit",
      [sign({ body: `/sign-off qa-lead ${OTHER_SHA}` })],
      "pending",
      `/sign-off qa-lead ${OTHER_SHA} by @bob does not count: 77aa11b is another commit`,
    ],
    [
      "no commit",
      [sign({ body: "/sign-off qa-lead" })],
      "pending",
      "/sign-off qa-lead by @bob does not count: it does not name a commit by at least 7 digits",
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
      "no-go of another holder, and the same role has signed off anew",
      [noGo({ author: "dana" }), sign({ id: 904, createdAt: minutesAgo(5) })],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:55 UTC",
    ],
    [
      "no-go of another role, which stops the release elsewhere",
      [sign(), noGo({ author: "carol" })],
      "pass",
      "@bob signed off 9f3c2ab on 2026-11-20 13:30 UTC",
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
      "fail",
      "@bob said no-go on 2026-11-20 13:59 UTC: orders are slow",
    ],
    [
      "a sign-off before a no-go was edited",
      [noGo({ updatedAt: minutesAgo(1) }), sign({ id: 906, createdAt: minutesAgo(5) })],
      "fail",
      "@bob said no-go on 2026-11-20 13:59 UTC: orders are slow",
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

  describe("duties are parted", () => {
    const pm = (over: Partial<IssueComment> = {}) =>
      aComment({ id: 890, body: "/sign-off pm 9f3c2ab", ...over });

    test.each<[string, ReturnType<typeof signoff>, string, string]>([
      [
        "nobody approves what they wrote",
        signoff([sign()], ROLES, { answers: [wrote(["Bob"])] }),
        "pending",
        "/sign-off qa-lead 9f3c2ab by @bob does not count: @bob wrote commits of this release",
      ],
      [
        "another of the role does",
        signoff([sign(), sign({ id: 902, author: "dana" })], ROLES, { answers: [wrote(["bob"])] }),
        "pass",
        "@dana signed off 9f3c2ab on 2026-11-20 13:30 UTC",
      ],
      [
        "one person fills one role",
        signoff([sign(), pm({ author: "bob" })], ROLES, { options: { role: "pm" } }),
        "pending",
        "/sign-off pm 9f3c2ab by @bob does not count: @bob has signed off as qa-lead, and each of the four roles needs a different person",
      ],
      [
        "the author may say go",
        signoff([pm({ author: "carol" })], ROLES, { options: { role: "pm" } }),
        "pass",
        "@carol signed off 9f3c2ab on 2026-11-20 13:30 UTC",
      ],
      [
        "a no-go is not answered by an author",
        signoff([noGo({ author: "dana" }), sign({ createdAt: minutesAgo(5) })], ROLES, {
          answers: [wrote(["bob"])],
        }),
        "fail",
        "@dana said no-go on 2026-11-20 13:40 UTC: orders are slow",
      ],
      [
        "where who wrote it could not be read nothing passes",
        signoff([sign()], ROLES, { answers: [missing(CHANGES)] }),
        "unknown",
        "GitHub answered 403",
      ],
      [
        "unless the manifest says otherwise",
        signoff([sign(), pm({ author: "bob" })], ROLES, {
          manifest: { signoffs: { distinct: false, needs: {} } },
          answers: [],
        }),
        "pass",
        "@bob signed off 9f3c2ab on 2026-11-20 13:30 UTC",
      ],
    ])("%s", (_rule, finding, outcome, found) => {
      expect(saying(finding)).toMatchObject({ outcome, found });
    });

    test("and that they are not stands in every finding", () => {
      const finding = signoff([sign()], ROLES, {
        manifest: { signoffs: { distinct: false, needs: {} } },
        answers: [],
      });
      expect(finding.details).toEqual([
        "signoffs.distinct is false: one person may fill several roles",
      ]);
    });

    test("commits without an account bar nobody, and are told", () => {
      const finding = signoff([sign()], ROLES, { answers: [wrote([], ["Jane Doe", "x"])] });
      expect(saying(finding)).toMatchObject({
        outcome: "pass",
        details: ['Commits of "Jane Doe", "x" belong to no account: they bar nobody'],
      });
    });

    test("who wrote it, or has signed, is not asked", () => {
      const asked = (over: Parameters<typeof signoff>[2]) => signoff([], ROLES, over).remedy;
      expect(asked({ answers: [wrote(["bob"])] })).toBe(
        "Comment `/sign-off qa-lead 9f3c2ab` on the release issue as @dana",
      );
      expect(asked({ answers: [wrote(["bob", "dana"])] })).toBe(
        "Name somebody else under roles.qa-lead in release.yml on the default branch: all its holders have signed, or wrote commits of this release",
      );
    });

    test("on a first release the commit itself is looked at", () => {
      const finding = judged({
        uses: "signoff",
        options: { role: "qa-lead" },
        subject: { release: { previous: undefined } },
        answers: [
          known(KEY, { issue: ISSUE, comments: [sign()] }),
          known(`changes ${SHA}`, {
            base: undefined,
            head: SHA,
            commits: [{ sha: SHA, authors: ["bob"], unlinked: [] }],
          }),
        ],
      });
      expect(finding.outcome).toBe("pending");
    });
  });

  describe("a role that needs two", () => {
    const two = { manifest: { signoffs: { distinct: true, needs: { "qa-lead": 2 } } } };

    test.each<[string, readonly IssueComment[], string, string]>([
      ["none", [], "pending", "No sign-off yet"],
      ["one", [sign()], "pending", "1 of 2 sign-offs"],
      ["one, twice", [sign(), sign({ id: 902 })], "pending", "1 of 2 sign-offs"],
      [
        "two",
        [sign(), sign({ id: 902, author: "dana", createdAt: minutesAgo(5) })],
        "pass",
        "@bob and @dana signed off 9f3c2ab on 2026-11-20 13:55 UTC",
      ],
    ])("%s", (_case, comments, outcome, found) => {
      const finding = signoff(comments, ROLES, two);
      expect(saying(finding)).toMatchObject({ outcome, found });
    });

    test("asks whoever has not signed", () => {
      expect(signoff([sign()], ROLES, two).remedy).toMatch(/ as @dana$/);
    });
  });

  describe("a team holds a role", () => {
    const roles = { "qa-lead": ["bob", "@octoacme/qa"], pm: ["carol"] };
    const TEAM = "team octoacme/qa";
    const members = known(TEAM, { team: "octoacme/qa", members: ["Quinn"] });
    const by = (author: string, ...answers: Parameters<typeof judged>[0]["answers"] & object) =>
      signoff([sign({ author })], roles, { answers: [wrote(["dev"]), ...answers] });

    test.each<[string, ReturnType<typeof signoff>, string, string]>([
      [
        "a member",
        by("quinn", members),
        "pass",
        "@quinn signed off 9f3c2ab on 2026-11-20 13:30 UTC",
      ],
      [
        "nobody else",
        by("mallory", members),
        "pending",
        "/sign-off qa-lead 9f3c2ab by @mallory does not count: @mallory does not hold the role qa-lead",
      ],
      [
        "somebody by name, whatever the team says",
        by("bob", missing(TEAM)),
        "pass",
        "@bob signed off 9f3c2ab on 2026-11-20 13:30 UTC",
      ],
      [
        "nobody can tell where the team could not be read",
        by("quinn", missing(TEAM)),
        "unknown",
        "@quinn signed off, and a team that may give them the role could not be read",
      ],
    ])("%s", (_case, finding, outcome, found) => {
      expect(saying(finding)).toMatchObject({ outcome, found });
    });

    test("a no-go of somebody who may be in it is no pass", () => {
      const comments = [sign(), noGo({ author: "quinn" })];
      const finding = signoff(comments, roles, { answers: [wrote(["dev"]), missing(TEAM)] });
      expect(saying(finding)).toMatchObject({
        outcome: "unknown",
        found: "@quinn said no-go, and a team that may give them the role could not be read",
      });
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
      answers: [known(KEY, { issue: undefined, comments: [] }), wrote(["dev"])],
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
      ...without,
      answers: [
        known(KEY, { issue: ISSUE, comments: [sign()] }),
        wrote(["dev"]),
        ...(without.answers ?? []),
      ],
    });
    expect(finding.outcome).toBe("unknown");
  });

  test("the issue that the manifest names is read", () => {
    const release = { type: "auto", issue: 12, date: undefined, tag: undefined } as const;
    const finding = judged({
      uses: "signoff",
      options: { role: "qa-lead" },
      manifest: { release },
      answers: [
        known("comments of issue 12", { issue: ISSUE, comments: [sign()] }),
        wrote(["dev"]),
      ],
    });
    expect(finding.outcome).toBe("pass");
  });
});

describe("a waiver of it", () => {
  const waiver = { because: "INC-512", until: "2026-12-21", timezone: "UTC" };
  const lifted = { signoffs: { distinct: false, needs: {} } };
  const own = (who: string) =>
    `${who} wrote commits of this release, and nobody waives the sign-off on their own change`;
  test.each<[string, readonly string[], Partial<Parameters<typeof judged>[0]>, string | undefined]>(
    [
      ["counts by somebody who did not write it", ["carol"], {}, undefined],
      ["does not count by its author", ["Dev"], {}, own("@Dev")],
      ["does not count by its author and another", ["dev", "carol"], {}, own("@dev")],
      [
        "counts by its author where duties are not separate",
        ["dev"],
        { manifest: lifted },
        undefined,
      ],
      [
        "counts where authors have no account",
        ["carol"],
        { answers: [wrote([], ["Dev"])] },
        undefined,
      ],
      [
        "does not count where nobody knows who wrote it",
        ["carol"],
        { answers: [missing(CHANGES)] },
        "whether it may count is not known",
      ],
    ],
  )("%s", (_what, by, over, why) => {
    const finding = signoff([], ROLES, { ...over, waiver: { ...waiver, by } });
    expect(finding.waiver === undefined).toBe(why !== undefined);
    const names = by.map((login) => `@${login}`).join(" and ");
    const said = `Was waived by ${names} until 2026-12-21: INC-512; ${why}`;
    expect(finding.details?.includes(said) ?? false).toBe(why !== undefined);
    const row: PlannedRow = {
      id: finding.id,
      phase: "readiness",
      uses: "signoff",
      effect: "block",
      applies: true,
      waiver: { ...waiver, by },
    };
    expect(unusedWaivers([row], [finding]).some((text) => text.endsWith(`: ${why}`))).toBe(
      why !== undefined,
    );
  });
});

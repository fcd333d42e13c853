import { describe, expect, test } from "@jest/globals";
import {
  holdersOf,
  type IssueComment,
  liftsIn,
  readLifts,
  signOffsIn,
} from "../../src/core/commands.ts";
import { aComment, minutesAgo, OTHER_SHA, SHA } from "../support/builders.ts";

const ROLES = {
  "qa-lead": ["@Bob", "dana"],
  pm: ["carol"],
  "release-coordinator": ["alice", "helper[bot]"],
};

const read = (...comments: readonly IssueComment[]) =>
  signOffsIn(comments, { role: "qa-lead", sha: SHA, roles: ROLES });

const read1 = (over: Partial<IssueComment>) => read(aComment(over));

describe("a sign-off counts", () => {
  test.each([
    ["with the first seven digits", "/sign-off qa-lead 9f3c2ab"],
    ["with the whole commit", `/sign-off qa-lead ${SHA}`],
    ["with the commit in capitals", "/sign-off qa-lead 9F3C2AB"],
    ["with the role in capitals", "/sign-off QA-Lead 9f3c2ab"],
    ["among other lines", "All green here.\r\n\r\n/sign-off qa-lead 9f3c2ab\r\nThanks!"],
    ["with spaces at its end", "/sign-off   qa-lead\t9f3c2ab  "],
    ["after a closed code fence", "```sh\nls\n```\n/sign-off qa-lead 9f3c2ab"],
    ["after a quote and an empty line", "> ready?\n\n/sign-off qa-lead 9f3c2ab"],
    ["after inline code with three ticks", "```ls``` ran\n/sign-off qa-lead 9f3c2ab"],
    ["next to a sign-off of another role", "/sign-off pm 9f3c2ab\n/sign-off qa-lead 9f3c2ab"],
  ])("%s", (_rule, body) => {
    const { signOffs, refused } = read1({ body });
    expect({ signOffs: signOffs.length, by: signOffs[0]?.by, refused }).toEqual({
      signOffs: 1,
      by: "bob",
      refused: [],
    });
  });

  test("whatever the case of the login, and with or without @ in the manifest", () => {
    const body = "/sign-off qa-lead 9f3c2ab";
    const authors = ["bob", "BOB", "Dana"].map((author) => read1({ author, body }).signOffs[0]?.by);
    expect(authors).toEqual(["bob", "BOB", "Dana"]);
  });
});

describe("a near miss is refused with its reason", () => {
  test.each([
    ["edited", { updatedAt: minutesAgo(29) }, "edited", "edited the comment afterwards"],
    ["somebody without the role", { author: "mallory" }, "wrong-role", "is not qa-lead"],
    ["a holder of another role", { author: "carol" }, "wrong-role", "is not qa-lead"],
    ["a deleted account", { author: "" }, "wrong-role", "is not qa-lead"],
    [
      "no commit",
      { body: "/sign-off qa-lead" },
      "names-no-commit",
      "named no commit of at least 7 digits",
    ],
    [
      "six digits",
      { body: "/sign-off qa-lead 9f3c2a" },
      "names-no-commit",
      "named no commit of at least 7 digits",
    ],
    [
      "a word for the commit",
      { body: "/sign-off qa-lead yes" },
      "names-no-commit",
      "named no commit of at least 7 digits",
    ],
    [
      "another commit",
      { body: `/sign-off qa-lead ${OTHER_SHA}` },
      "other-commit",
      "signed 77aa11b, which is another commit",
    ],
    [
      "more digits than a commit has",
      { body: `/sign-off qa-lead ${SHA}0` },
      "names-no-commit",
      "named no commit of at least 7 digits",
    ],
    [
      "a condition behind it",
      { body: "/sign-off qa-lead 9f3c2ab once staging is green" },
      "malformed",
      "wrote more than role and commit in that line",
    ],
    ["no role", { body: "/sign-off" }, "malformed", "named no role"],
    [
      "another spelling",
      { body: "/signoff qa-lead 9f3c2ab" },
      "malformed",
      "did not write /sign-off",
    ],
  ] as const)("%s", (_rule, over, reason, why) => {
    const { signOffs, refused } = read1({ body: "/sign-off qa-lead 9f3c2ab", ...over });
    expect({ signOffs, reasons: refused.map((r) => r.reason) }).toEqual({
      signOffs: [],
      reasons: [reason],
    });
    expect(refused[0]?.sentence.endsWith(why)).toBe(true);
  });

  test("a program that holds the role", () => {
    const comment = aComment({ author: "helper[bot]", body: "/lift-hold because I can" });
    expect(readLifts([comment], ROLES)).toEqual({
      lifts: [],
      refused: [expect.objectContaining({ reason: "not-a-person" })],
    });
  });
});

describe("what nobody says is no command", () => {
  test.each([
    ["in the middle of a line", "please /sign-off qa-lead 9f3c2ab"],
    ["indented", "  /sign-off qa-lead 9f3c2ab"],
    ["in a code fence", "```\n/sign-off qa-lead 9f3c2ab\n```"],
    ["in a fence of tildes with a language", "~~~md\n/sign-off qa-lead 9f3c2ab\n~~~"],
    ["in a fence that a shorter one does not close", "````\n```\n/sign-off qa-lead 9f3c2ab\n````"],
    ["in a fence that is never closed", "```\n/sign-off qa-lead 9f3c2ab"],
    ["quoted", "> /sign-off qa-lead 9f3c2ab"],
    ["in the lazy line of a quote", "> as agreed\n/sign-off qa-lead 9f3c2ab"],
    ["in a hidden comment", "ok <!--\n/sign-off qa-lead 9f3c2ab\n-->"],
    ["right behind a hidden comment", "<!-- x -->/sign-off qa-lead 9f3c2ab"],
    ["as inline code", "`/sign-off qa-lead 9f3c2ab`"],
    ["with more letters", "/sign-offs qa-lead 9f3c2ab"],
    ["for another role", "/sign-off pm 9f3c2ab"],
  ])("%s", (_rule, body) => {
    expect(read1({ body })).toEqual({ signOffs: [], noGos: [], refused: [] });
  });
});

describe("a no-go", () => {
  test.each([
    ["with its reason", "/no-go because staging is slow", "staging is slow"],
    ["without a reason all the same", "/no-go", "no reason given"],
    ["in another spelling all the same", "/nogo because of orders", "of orders"],
  ])("counts %s", (_rule, body, because) => {
    expect(read1({ body }).noGos.map((n) => n.because)).toEqual([because]);
  });

  test("of somebody without the role is not this role's", () => {
    expect(read1({ author: "carol", body: "/no-go because no" }).noGos).toEqual([]);
  });

  test("that was edited does not count, and is told", () => {
    const { noGos, refused } = read1({ body: "/no-go because no", updatedAt: minutesAgo(1) });
    expect({ noGos, reasons: refused.map((r) => r.reason) }).toEqual({
      noGos: [],
      reasons: ["edited"],
    });
  });
});

describe("a lift", () => {
  const lift = (over: Partial<IssueComment>) =>
    aComment({ author: "alice", body: "/lift-hold because the database was down", ...over });

  test.each([
    ["of the release coordinator", {}, 1],
    ["of the PM", { author: "Carol" }, 1],
    ["of the QA lead", { author: "bob" }, 0],
    ["that was edited", { updatedAt: minutesAgo(1) }, 0],
    ["without a reason", { body: "/lift-hold" }, 0],
    ["with an empty reason", { body: "/lift-hold because" }, 0],
    ["without the word because", { body: "/lift-hold it was the database" }, 0],
    ["in another spelling", { body: "/lifthold because it was the database" }, 0],
  ])("%s", (_rule, over, count) => {
    expect(liftsIn([lift(over)], ROLES)).toHaveLength(count);
  });

  test("comes with who and when, the oldest first", () => {
    const comments = [
      lift({ id: 2, createdAt: minutesAgo(5), author: "carol" }),
      lift({ id: 1, createdAt: minutesAgo(9) }),
    ];
    expect(liftsIn(comments, ROLES).map(({ by, at }) => ({ by, at }))).toEqual([
      { by: "alice", at: minutesAgo(9) },
      { by: "carol", at: minutesAgo(5) },
    ]);
  });
});

describe("holders", () => {
  test("have no @, no spaces and are somebody", () => {
    expect(holdersOf("r", { r: ["@alice", " bob ", "", "@"] })).toEqual(["alice", "bob"]);
  });

  test("a role that the manifest does not name has none", () => {
    expect(holdersOf("constructor", ROLES)).toEqual([]);
  });
});

import { describe, expect, test } from "@jest/globals";
import type { IssueComment } from "../../../src/core/commands/comment.ts";
import type { People } from "../../../src/core/commands/people.ts";
import { readSignOffs, standingNoGo } from "../../../src/core/commands/sign-offs.ts";
import { aComment, minutesAgo, OTHER_SHA, SHA } from "../../support/builders.ts";

const PEOPLE: People = {
  roles: {
    "qa-lead": ["@Bob", "dana", "@octoacme/qa"],
    pm: ["carol", "octoacme/owners"],
    "release-coordinator": ["alice", "helper[bot]"],
    developer: ["dev"],
    "change-manager": [],
  },
  teams: { "octoacme/qa": ["quinn"] },
};

const read = (...comments: readonly IssueComment[]) =>
  readSignOffs(comments, {
    sha: SHA,
    people: { ...PEOPLE, teams: { ...PEOPLE.teams, "octoacme/owners": [] } },
  });

const read1 = (over: Partial<IssueComment>) => read(aComment(over));

describe("a sign-off counts", () => {
  test.each([
    ["with the first seven digits", "/sign-off qa-lead 9f3c2ab"],
    ["with the whole commit", `/sign-off qa-lead ${SHA}`],
    ["with the commit in capitals", "/sign-off qa-lead 9F3C2AB"],
    ["with the role in capitals", "/sign-off QA-Lead 9f3c2ab"],
    ["in capitals", "/SIGN-OFF qa-lead 9f3c2ab"],
    ["among other lines", "All green here.\r\n\r\n/sign-off qa-lead 9f3c2ab\r\nThanks!"],
    ["with spaces at its end", "/sign-off   qa-lead\t9f3c2ab  "],
    ["with the commit as code", "/sign-off qa-lead `9f3c2ab`"],
    ["in bold", "/sign-off qa-lead **9f3c2ab**"],
    ["after a closed code fence", "```sh\nls\n```\n/sign-off qa-lead 9f3c2ab"],
    ["after a quote and an empty line", "> ready?\n\n/sign-off qa-lead 9f3c2ab"],
    ["after inline code with three ticks", "```ls``` ran\n/sign-off qa-lead 9f3c2ab"],
    ["right under a list", "- orders\n- login\n/sign-off qa-lead 9f3c2ab"],
    ["above a rule, which makes it a heading", "/sign-off qa-lead 9f3c2ab\n---\nBob"],
    ["next to a sign-off of another role", "/sign-off pm 9f3c2ab\n/sign-off qa-lead 9f3c2ab"],
  ])("%s", (_rule, body) => {
    const own = (all: readonly { readonly role: string | undefined }[]) =>
      all.filter(({ role }) => role !== "pm").length;
    const { signOffs, refused } = read1({ body });
    expect({ signOffs: own(signOffs), refused: own(refused) }).toEqual({ signOffs: 1, refused: 0 });
    expect(signOffs[0]?.by).toBe("bob");
  });

  test("whatever the case of the login, with or without @ in the manifest, and by a team", () => {
    const body = "/sign-off qa-lead 9f3c2ab";
    const authors = ["bob", "BOB", "Dana", "Quinn"].map(
      (author) => read1({ author, body }).signOffs[0]?.by,
    );
    expect(authors).toEqual(["bob", "BOB", "Dana", "Quinn"]);
  });
});

describe("a near miss is refused with its reason", () => {
  test.each([
    [
      "edited",
      { updatedAt: minutesAgo(29) },
      "edited",
      "the comment was edited afterwards; write a new one",
    ],
    [
      "somebody without the role",
      { author: "mallory" },
      "wrong-role",
      "@mallory does not hold the role qa-lead",
    ],
    [
      "a holder of another role",
      { author: "carol" },
      "wrong-role",
      "@carol does not hold the role qa-lead",
    ],
    [
      "a deleted account",
      { author: "" },
      "wrong-role",
      "a deleted account does not hold the role qa-lead",
    ],
    [
      "no commit",
      { body: "/sign-off qa-lead" },
      "names-no-commit",
      "it does not name a commit by at least 7 digits",
    ],
    [
      "six digits",
      { body: "/sign-off qa-lead 9f3c2a" },
      "names-no-commit",
      "it does not name a commit by at least 7 digits",
    ],
    [
      "a word for the commit",
      { body: "/sign-off qa-lead yes" },
      "names-no-commit",
      "it does not name a commit by at least 7 digits",
    ],
    [
      "another commit",
      { body: `/sign-off qa-lead ${OTHER_SHA}` },
      "other-commit",
      "77aa11b is another commit",
    ],
    [
      "more digits than a commit has",
      { body: `/sign-off qa-lead ${SHA}0` },
      "names-no-commit",
      "it does not name a commit by at least 7 digits",
    ],
    [
      "a condition behind it",
      { body: "/sign-off qa-lead 9f3c2ab once staging is green" },
      "malformed",
      "it has more than a role and a commit",
    ],
    [
      "a condition as code",
      { body: "/sign-off qa-lead 9f3c2ab `once green`" },
      "malformed",
      "it has more than a role and a commit",
    ],
    ["no role", { body: "/sign-off" }, "malformed", "it names no role"],
    [
      "a role that nobody has",
      { body: "/sign-off qa 9f3c2ab" },
      "unknown-role",
      "nobody holds the role qa",
    ],
    [
      "a role without people",
      { body: "/sign-off change-manager 9f3c2ab" },
      "unknown-role",
      "nobody holds the role change-manager",
    ],
    [
      "a part that is struck through",
      { body: "/sign-off qa-lead 9f3c2ab ~~when green~~" },
      "not-seen",
      "a part of the line is struck through, hidden or in a footnote",
    ],
    [
      "a cell of a table",
      { body: "role | commit\n--|--\n/sign-off qa-lead 9f3c2ab" },
      "not-seen",
      "it stands in a table, where lines are cells",
    ],
    [
      "a footnote",
      { body: "as agreed[^1]\n\n[^1]: not yet\n/sign-off qa-lead 9f3c2ab" },
      "not-seen",
      "it stands in a footnote, away from the comment or not shown at all",
    ],
    [
      "mathematics",
      { body: "$$\n/sign-off qa-lead 9f3c2ab\n$$" },
      "not-seen",
      "it stands between dollar signs, which GitHub draws as mathematics",
    ],
    ["struck through", { body: "before\n~~\n/sign-off qa-lead 9f3c2ab\n~~" }, undefined, ""],
    [
      "struck through as a whole",
      { body: "~~no\n/sign-off qa-lead 9f3c2ab~~" },
      "not-seen",
      "it is struck through",
    ],
    [
      "folded away",
      { body: "<details>\n\n/sign-off qa-lead 9f3c2ab\n\n</details>" },
      "not-seen",
      "it is folded away in <details>",
    ],
  ] as const)("%s", (_rule, over, reason, why) => {
    const { signOffs, refused } = read1({ body: "/sign-off qa-lead 9f3c2ab", ...over });
    if (reason === undefined) {
      expect({ signOffs: signOffs.length, refused }).toEqual({ signOffs: 1, refused: [] });
      return;
    }
    expect({ signOffs, reasons: refused.map((one) => one.reason) }).toEqual({
      signOffs: [],
      reasons: [reason],
    });
    expect(refused[0]?.sentence).toMatch(/ by (@\w+|somebody) does not count: /);
    expect(refused[0]?.sentence.split(" does not count: ")[1]).toBe(why);
  });

  test.each([
    "/signoff qa-lead 9f3c2ab",
    "/sign_off qa-lead 9f3c2ab",
    "/sign off qa-lead 9f3c2ab",
    "/Signed-off qa-lead 9f3c2ab",
  ])("another spelling: %s", (body) => {
    expect(read1({ body }).refused.map(({ sentence }) => sentence)).toEqual([
      `${body} by @bob does not count: write it as /sign-off, the role and the commit`,
    ]);
  });

  test("a program that holds the role", () => {
    const body = "/sign-off release-coordinator 9f3c2ab";
    const { refused } = read1({ author: "helper[bot]", body });
    expect(refused.map(({ reason }) => reason)).toEqual(["not-a-person"]);
  });

  test("a member of a team that could not be read", () => {
    const comments = [aComment({ author: "owen", body: "/sign-off pm 9f3c2ab" })];
    const { refused } = readSignOffs(comments, { sha: SHA, people: PEOPLE });
    expect(refused.map(({ reason, role }) => [reason, role])).toEqual([["unread-team", "pm"]]);
  });
});

describe("what nobody says is no command", () => {
  test.each([
    ["in the middle of a line", "please /sign-off qa-lead 9f3c2ab"],
    ["indented", "  /sign-off qa-lead 9f3c2ab"],
    ["as a block of indented code", "so:\n\n    /sign-off qa-lead 9f3c2ab"],
    ["in a list", "- /sign-off qa-lead 9f3c2ab"],
    ["in a code fence", "```\n/sign-off qa-lead 9f3c2ab\n```"],
    ["in a fence of tildes with a language", "~~~md\n/sign-off qa-lead 9f3c2ab\n~~~"],
    ["in a fence that a shorter one does not close", "````\n```\n/sign-off qa-lead 9f3c2ab\n````"],
    ["in a fence that is never closed", "```\n/sign-off qa-lead 9f3c2ab"],
    ["quoted", "> /sign-off qa-lead 9f3c2ab"],
    ["in the lazy line of a quote", "> as agreed\n/sign-off qa-lead 9f3c2ab"],
    ["in the lazy line of a list in a quote", "> - as agreed\n/sign-off qa-lead 9f3c2ab"],
    ["in a hidden comment", "ok <!--\n/sign-off qa-lead 9f3c2ab\n-->"],
    ["in a hidden comment with empty lines", "<!--\n\n/sign-off qa-lead 9f3c2ab\n\n-->"],
    ["right behind a hidden comment", "<!-- x -->/sign-off qa-lead 9f3c2ab"],
    ["as inline code", "`/sign-off qa-lead 9f3c2ab`"],
    ["as inline code over lines", "`as in\n/sign-off qa-lead 9f3c2ab`"],
    ["with more letters", "/sign-offs qa-lead 9f3c2ab"],
    ["with another word", "/sign qa-lead 9f3c2ab"],
  ])("%s", (_rule, body) => {
    expect(read1({ body })).toEqual({ signOffs: [], noGos: [], refused: [], refusedNoGos: [] });
  });
});

describe("a no-go", () => {
  test.each([
    ["with its reason", "/no-go because staging is slow", "staging is slow"],
    ["with a colon", "/no-go because: staging is slow", "staging is slow"],
    ["with words in bold and code", "/no-go because **all** `orders` fail", "all orders fail"],
    ["without because", "/no-go orders fail", "orders fail"],
    ["without a reason all the same", "/no-go", "no reason given"],
    ["with a colon behind the command", "/no-go: because of orders", "of orders"],
    ["with marks behind the command", "/no-go!!! because of orders", "of orders"],
    ["in a table", "a | b\n--|--\n/no-go because no", "no"],
    ["in a footnote", "a[^1]\n\n[^1]: b\n/no-go because no", "no"],
    ["as mathematics", "$$\n/no-go because no\n$$", "no"],
    ["in a block of HTML, which readers see", "<div>\n/no-go because no\n</div>", "no"],
    ["in another spelling all the same", "/nogo because of orders", "of orders"],
    ["in two words all the same", "/no go because of orders", "of orders"],
    ["with a part struck through", "/no-go because ~~one~~ two fail", "two fail"],
  ])("counts %s", (_rule, body, because) => {
    expect(read1({ body }).noGos.map((noGo) => noGo.because)).toEqual([because]);
  });

  test("counts edited too, from its last edit on", () => {
    const { noGos, refusedNoGos } = read1({ body: "/no-go because no", updatedAt: minutesAgo(1) });
    expect({ at: noGos.map(({ at }) => at), refusedNoGos }).toEqual({
      at: [minutesAgo(1)],
      refusedNoGos: [],
    });
  });

  test.each([
    ["carol", ["pm"]],
    ["quinn", ["qa-lead"]],
    ["ALICE", ["release-coordinator"]],
  ])("of anybody who signs off: %s", (author, roles) => {
    expect(read1({ author, body: "/no-go because no" }).noGos.map((one) => one.roles)).toEqual([
      roles,
    ]);
  });

  test.each([
    ["mallory", "/no-go because no", "@mallory holds no role that signs off"],
    ["dev", "/no-go because no", "@dev holds no role that signs off"],
    ["bob", "<details>\n\n/no-go because no\n\n</details>", "it is folded away in <details>"],
  ])("of %s does not count: %s", (author, body, why) => {
    const { noGos, refusedNoGos } = read1({ author, body });
    expect(noGos).toEqual([]);
    expect(refusedNoGos.map(({ sentence }) => sentence)).toEqual([expect.stringContaining(why)]);
  });

  test("of somebody whose team could not be read is not known to be one", () => {
    const comments = [aComment({ author: "owen", body: "/no-go because no" })];
    const { noGos } = readSignOffs(comments, { sha: SHA, people: PEOPLE });
    expect(noGos).toMatchObject([{ roles: [], isUnread: true }]);
  });
});

describe("a no-go stands until one of the person's roles signs off anew", () => {
  const noGo = (over: Partial<IssueComment> = {}) =>
    aComment({ id: 901, body: "/no-go because no", createdAt: minutesAgo(20), ...over });
  const sign = (over: Partial<IssueComment> = {}) =>
    aComment({ id: 902, body: "/sign-off qa-lead 9f3c2ab", createdAt: minutesAgo(10), ...over });

  test.each<[string, readonly IssueComment[], boolean]>([
    ["alone", [noGo()], true],
    ["signed before", [noGo(), sign({ createdAt: minutesAgo(30) })], true],
    ["signed at the same moment", [noGo(), sign({ createdAt: minutesAgo(20) })], true],
    ["signed by the same person", [noGo(), sign()], false],
    ["signed by another of the role", [noGo(), sign({ author: "dana" })], false],
    [
      "signed by another role",
      [noGo(), sign({ author: "carol", body: "/sign-off pm 9f3c2ab" })],
      true,
    ],
    ["signed for another commit", [noGo(), sign({ body: `/sign-off qa-lead ${OTHER_SHA}` })], true],
    ["signed, then edited again", [noGo({ updatedAt: minutesAgo(5) }), sign()], true],
  ])("%s", (_case, comments, stands) => {
    expect(standingNoGo(read(...comments)) !== undefined).toBe(stands);
  });
});

import { describe, expect, test } from "@jest/globals";
import { comments } from "../../src/questions/comments.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { AT, askOne, knownValue } from "./collect.ts";

const anIssue = (number: number, over: object = {}) => {
  return { number, html_url: `https://github.example/issues/${number}`, ...over };
};

const URL_12 = "https://github.example/issues/12";

const aWritten = (over: object = {}) => ({
  id: 1,
  user: { login: "bob" },
  body: "/sign-off qa-lead 9f3c2ab",
  created_at: "2026-11-20T12:00:00Z",
  updated_at: "2026-11-20T12:30:00Z",
  html_url: `${URL_12}#1`,
  ...over,
});

const COMMENT = {
  id: 1,
  author: "bob",
  body: "/sign-off qa-lead 9f3c2ab",
  lines: [{ text: "/sign-off qa-lead 9f3c2ab", seen: "said" }],
  createdAt: "2026-11-20T12:00:00Z",
  updatedAt: "2026-11-20T12:30:00Z",
  url: `${URL_12}#1`,
};

test("the one open issue labelled release is the release issue, pull requests are not", async () => {
  const github = fakeGitHub({
    "GET /issues": (asked: object) =>
      "labels" in asked && asked.labels === "release" && "state" in asked && asked.state === "open"
        ? [anIssue(11, { pull_request: { url: "x" } }), anIssue(12)]
        : [],
    "GET /issues/12/comments": [aWritten()],
  });
  expect(await askOne(comments(undefined), github)).toEqual({
    state: "known",
    kind: "comments",
    key: "comments of the release issue",
    at: AT,
    strength: "attested",
    link: URL_12,
    value: { issue: { number: 12, url: URL_12 }, comments: [COMMENT] },
  });
});

describe("an issue that is named", () => {
  const github = () =>
    fakeGitHub({ "GET /issues/12": anIssue(12), "GET /issues/12/comments": [aWritten()] });
  const expected = { issue: { number: 12, url: URL_12 }, comments: [COMMENT] };

  test("is the one", async () => {
    expect(await knownValue(comments(12), github())).toEqual(expected);
  });

  test("and is not found is no answer", async () => {
    expect(await askOne(comments(13), github())).toMatchObject({ state: "missing" });
  });
});

test.each([
  ["a program without the ending of its name", "Copilot", "Bot", "Copilot[bot]"],
  ["a program with it", "helper[bot]", "Bot", "helper[bot]"],
  ["a person", "bob", "User", "bob"],
])("%s is told by its kind", async (_what, login, type, author) => {
  const github = fakeGitHub({
    "GET /issues/12": anIssue(12),
    "GET /issues/12/comments": [aWritten({ user: { login, type } })],
  });
  expect((await knownValue(comments(12), github)).comments[0]?.author).toBe(author);
});

test("comments come by number, a gone account is a ghost, an empty body is empty", async () => {
  const github = fakeGitHub({
    "GET /issues/12": anIssue(12),
    "GET /issues/12/comments": [aWritten({ id: 2, user: null, body: null }), aWritten()],
  });
  const { comments: all } = await knownValue(comments(12), github);
  expect(all).toEqual([COMMENT, { ...COMMENT, id: 2, author: "ghost", body: "", lines: [] }]);
});

test("no such issue is known to be none", async () => {
  expect(await knownValue(comments(undefined), fakeGitHub({ "GET /issues": [] }))).toEqual({
    issue: undefined,
    comments: [],
  });
});

test("two issues are ambiguous, and both are named", async () => {
  const github = fakeGitHub({ "GET /issues": [anIssue(12), anIssue(14)] });
  expect(await askOne(comments(undefined), github)).toEqual({
    state: "missing",
    kind: "comments",
    key: "comments of the release issue",
    at: AT,
    reason: "2 open issues are labelled `release`: #12, #14",
    remedy: "name one as `release.issue` in release.yml, or close the others",
  });
});

test("comments that could not all be read are no answer", async () => {
  const github = fakeGitHub({
    "GET /issues/12": anIssue(12),
    "GET /issues/12/comments": refused(502),
  });
  expect(await askOne(comments(12), github)).toMatchObject({
    state: "missing",
    reason: "refused with 502",
  });
});

test.each<[string, string, readonly object[]]>([
  [
    "what is folded away",
    "<details>\n\n/hold because x\n\n</details>",
    [{ text: "/hold because x", seen: "folded" }],
  ],
  ["a quote", "> /hold because x", []],
  ["no line that could be a command", "All good, and/or fine", []],
])("lines come as a reader sees them: %s", async (_what, body, lines) => {
  const github = fakeGitHub({
    "GET /issues/12": anIssue(12),
    "GET /issues/12/comments": [aWritten({ body })],
  });
  const { comments: all } = await knownValue(comments(12), github);
  expect(all.map((comment) => comment.lines)).toEqual([lines]);
});

describe("the standing issue", () => {
  const github = (...numbers: readonly number[]) =>
    fakeGitHub({
      "GET /issues": (asked: object) =>
        "labels" in asked && asked.labels === "release-gate-standing"
          ? numbers.map((number) => anIssue(number))
          : [],
      "GET /issues/12/comments": [aWritten()],
    });

  test("is the one open issue of its own label, whatever the release issue is", async () => {
    expect(await askOne(comments(7, "standing"), github(12))).toMatchObject({
      key: "comments of the standing issue",
      value: { issue: { number: 12, url: URL_12 }, comments: [COMMENT] },
    });
  });

  test("is known to be none", async () => {
    expect(await knownValue(comments(undefined, "standing"), github())).toEqual({
      issue: undefined,
      comments: [],
    });
  });

  test("is not chosen from several", async () => {
    expect(await askOne(comments(undefined, "standing"), github(12, 14))).toMatchObject({
      reason: "2 open issues are labelled `release-gate-standing`: #12, #14",
      remedy: "close all but one",
    });
  });
});

import { describe, expect, test } from "@jest/globals";
import { changes } from "../../src/questions/changes.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";

const COMPARE = `GET /compare/${PREVIOUS_SHA}...${SHA}`;

const aCommit = (over: object = {}, written: object = {}) => ({
  sha: "a1",
  author: { login: "bob" },
  commit: { message: "Fix the search", author: { name: "Bob" }, ...written },
  ...over,
});

const authors = async (commit: object) => {
  const github = fakeGitHub({ [COMPARE]: [commit] });
  const [change] = (await knownValue(changes(PREVIOUS_SHA, SHA), github)).commits;
  return { authors: change?.authors, unlinked: change?.unlinked };
};

test("the commits between two, with who wrote them", async () => {
  const github = fakeGitHub({
    [COMPARE]: [aCommit(), aCommit({ sha: "b2", author: { login: "dana" } })],
  });
  expect(await knownValue(changes(PREVIOUS_SHA, SHA), github)).toEqual({
    base: PREVIOUS_SHA,
    head: SHA,
    commits: [
      { sha: "a1", authors: ["bob"], unlinked: [], says: "other" },
      { sha: "b2", authors: ["dana"], unlinked: [], says: "other" },
    ],
  });
});

test("without a base the head alone, and nothing between a commit and itself", async () => {
  const github = fakeGitHub({ [`GET /commits/${SHA}`]: aCommit({ sha: SHA }) });
  expect((await knownValue(changes(undefined, SHA), github)).commits).toEqual([
    { sha: SHA, authors: ["bob"], unlinked: [], says: "other" },
  ]);
  expect((await knownValue(changes(SHA, SHA), github)).commits).toEqual([]);
  expect(github.asked).toEqual([`GET /commits/${SHA}`]);
});

describe("who wrote a commit", () => {
  const trailer = (line: string) => ({ message: `Fix it\n\n${line}\n` });

  test.each<[string, object, readonly string[], readonly string[]]>([
    ["an account", aCommit(), ["bob"], []],
    ["no account", aCommit({ author: null }), [], ["Bob"]],
    ["nobody", aCommit({ author: null }, { author: null }), [], ["an unknown author"]],
    [
      "a co-author by the address that GitHub gives out",
      aCommit({}, trailer("Co-authored-by: Dana <123+dana@users.noreply.github.com>")),
      ["bob", "dana"],
      [],
    ],
    [
      "an older address of that kind, and any case",
      aCommit({}, trailer("co-Authored-By: Dana <dana@users.noreply.ghes.example>\r")),
      ["bob", "dana"],
      [],
    ],
    [
      "a program",
      aCommit({}, trailer("Co-authored-by: bot <1+dependabot[bot]@users.noreply.github.com>")),
      ["bob", "dependabot[bot]"],
      [],
    ],
    [
      "a co-author by another address",
      aCommit({}, trailer("Co-authored-by: Jane Doe <jane@doe.example>")),
      ["bob"],
      ["Jane Doe"],
    ],
    [
      "nobody who is only mentioned",
      aCommit({}, trailer("as Co-authored-by: Jane <jane@doe.example> said")),
      ["bob"],
      [],
    ],
  ])("%s", async (_who, commit, logins, unlinked) => {
    expect(await authors(commit)).toEqual({ authors: logins, unlinked });
  });
});

describe("what a commit says of itself", () => {
  test.each<[string, string]>([
    ["feat: bring a search", "feature"],
    ["Feat(orders): bring a search", "feature"],
    ["feat!: drop the old search", "breaking"],
    ["fix(api)!: drop a field", "breaking"],
    ["fix: mend it\n\nBREAKING CHANGE: the field is gone", "breaking"],
    ["fix: mend it\n\nBREAKING-CHANGE: the field is gone\n", "breaking"],
    ["Mend it\n\nThis is no BREAKING CHANGE: it only moves", "other"],
    ["fix: mend it", "other"],
    ["feature: bring it", "other"],
    ["feat:bring it", "other"],
    ["Mend the feat: it was broken", "other"],
    ["", "other"],
  ])("%j", async (message, says) => {
    const github = fakeGitHub({ [COMPARE]: [aCommit({}, { message })] });
    const { commits } = await knownValue(changes(PREVIOUS_SHA, SHA), github);
    expect(commits[0]?.says).toBe(says);
  });
});

test("commits that could not all be read are no answer", async () => {
  const github = fakeGitHub({ [COMPARE]: refused(404, { permission: "contents: read" }) });
  expect(await askOne(changes(PREVIOUS_SHA, SHA), github)).toMatchObject({
    state: "missing",
    reason: "who wrote this release could not be read: refused with 404",
    permission: "contents: read",
  });
});

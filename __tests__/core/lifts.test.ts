import { describe, expect, test } from "@jest/globals";
import type { IssueComment } from "../../src/core/commands.ts";
import { readLifts } from "../../src/core/lifts.ts";
import { aComment, minutesAgo } from "../support/builders.ts";

const ROLES = {
  "qa-lead": ["@Bob", "dana"],
  pm: ["carol"],
  "release-coordinator": ["alice", "helper[bot]"],
};

const lift = (over: Partial<IssueComment> = {}) =>
  aComment({ author: "alice", body: "/lift-hold 9f3c2ab because the database was down", ...over });

const read = (comments: readonly IssueComment[], over: object = {}) =>
  readLifts(comments, { roles: ROLES, component: "", environment: "production", ...over });

test.each<[string, Partial<IssueComment>]>([
  ["of the release coordinator", {}],
  ["of the PM", { author: "Carol" }],
  ["with the whole commit", { body: `/lift-hold ${"a".repeat(40)} because it was us` }],
])("a lift counts %s", (_rule, over) => {
  expect(read([lift(over)])).toMatchObject({ lifts: [{}], refused: [] });
});

describe("a lift that does not count is told with its reason", () => {
  test.each<[string, Partial<IssueComment>, string]>([
    ["of the QA lead", { author: "bob" }, "wrong-role"],
    ["of a program that holds the role", { author: "helper[bot]" }, "not-a-person"],
    ["that was edited", { updatedAt: minutesAgo(1) }, "edited"],
    ["of nothing", { body: "/lift-hold" }, "names-no-commit"],
    ["that names no commit", { body: "/lift-hold because I can" }, "names-no-commit"],
    ["of too few digits", { body: "/lift-hold 9f3c2a because I can" }, "names-no-commit"],
    ["without a reason", { body: "/lift-hold 9f3c2ab" }, "malformed"],
    ["with an empty reason", { body: "/lift-hold 9f3c2ab because" }, "malformed"],
    ["without the word because", { body: "/lift-hold 9f3c2ab it was us" }, "malformed"],
    ["in another spelling", { body: "/lifthold 9f3c2ab because it was us" }, "malformed"],
  ])("%s", (_rule, over, reason) => {
    expect(read([lift(over)])).toEqual({
      lifts: [],
      refused: [expect.objectContaining({ reason })],
    });
  });
});

describe("a lift may be for one place alone", () => {
  test.each<[string, object, number]>([
    ["production", {}, 1],
    ["staging", {}, 0],
    ["api/", { component: "api" }, 1],
    ["api/production", { component: "api" }, 1],
    ["api/staging", { component: "api" }, 0],
    ["api/", {}, 0],
    ["api/production", { component: "web" }, 0],
    ["production", { component: "web" }, 1],
  ])("%s in %j", (scope, where, count) => {
    const { lifts, refused } = read(
      [lift({ body: `/lift-hold 9f3c2ab ${scope} because x` })],
      where,
    );
    expect([lifts.length, refused]).toEqual([count, []]);
  });
});

test("lifts come with who, when and what, the oldest first", () => {
  const comments = [
    lift({ id: 2, createdAt: minutesAgo(5), author: "carol" }),
    lift({ id: 1, createdAt: minutesAgo(9) }),
  ];
  expect(read(comments).lifts.map(({ by, at, sha }) => [by, at, sha])).toEqual([
    ["alice", minutesAgo(9), "9f3c2ab"],
    ["carol", minutesAgo(5), "9f3c2ab"],
  ]);
});

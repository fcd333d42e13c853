import { expect, test } from "@jest/globals";
import { issues } from "../../src/questions/issues.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";

const ROUTE = "GET /issues";
const issue = (number: number, more: object = {}) => ({
  ...{ number, title: `Issue ${number}`, html_url: `https://github.com/o/r/issues/${number}` },
  ...{ created_at: "2026-11-20T12:00:00Z", state: "open", ...more },
});

test("tells the open issues with the label, and no pull requests", async () => {
  const github = fakeGitHub({ [ROUTE]: [issue(8), issue(7, { pull_request: {} })] });
  const value = await knownValue(issues("incident"), github);
  expect(value).toEqual({
    issues: [
      {
        ...{ number: 8, title: "Issue 8", url: "https://github.com/o/r/issues/8" },
        at: "2026-11-20T12:00:00Z",
      },
    ],
  });
});

const BODY = '<!-- release-gate:incident {"key":"rg:x"} -->';

test.each<[string, object, number]>([
  [
    "what release-gate has opened is none",
    { user: { type: "Bot" }, author_association: "NONE" },
    0,
  ],
  ["what only says so is one", { user: { type: "User" }, author_association: "NONE" }, 1],
])("%s", async (_what, by, count) => {
  const github = fakeGitHub({ [ROUTE]: [issue(8, { body: BODY, ...by })] });
  expect((await knownValue(issues("incident"), github)).issues).toHaveLength(count);
});

test("a page of pull requests alone tells nothing of issues behind it", async () => {
  const all = Array.from({ length: 100 }, (_, i) => issue(200 - i, { pull_request: {} }));
  expect(await askOne(issues("incident"), fakeGitHub({ [ROUTE]: all }))).toMatchObject({
    state: "missing",
  });
});

test("takes one request, whatever there is", async () => {
  const all = Array.from({ length: 100 }, (_, i) => issue(200 - i));
  let asked = 0;
  const github = fakeGitHub({ [ROUTE]: all });
  const counting = {
    ...github,
    request: (...parameters: Parameters<typeof github.request>) => {
      asked += 1;
      return github.request(...parameters);
    },
  };
  await knownValue(issues("incident"), counting);
  expect(asked).toBe(1);
});

test.each<[string, unknown]>([
  ["GitHub refuses", refused(403)],
  ["the answer is none", { message: "ok" }],
])("is missing where %s", async (_what, served) => {
  expect(await askOne(issues("incident"), fakeGitHub({ [ROUTE]: served }))).toMatchObject({
    state: "missing",
  });
});

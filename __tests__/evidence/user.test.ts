import { expect, test } from "@jest/globals";
import { user } from "../../src/questions/user.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";

const QUERY = "query Viewer";

test("tells whose token it is", async () => {
  const github = fakeGitHub({ [QUERY]: { viewer: { login: "erin" } } });
  expect(await knownValue(user(), github)).toEqual({ login: "erin" });
});

test.each<[string, unknown]>([
  ["GitHub refuses", refused(401)],
  ["nobody is named", { viewer: { login: "" } }],
  ["the answer is none", {}],
])("is missing where %s", async (_what, served) => {
  expect(await askOne(user(), fakeGitHub({ [QUERY]: served }))).toMatchObject({ state: "missing" });
});

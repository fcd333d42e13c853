import { expect, test } from "@jest/globals";
import { team } from "../../src/questions/team.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";

const MEMBERS = "GET /orgs/octoacme/teams/qa/members";

test("members of a team", async () => {
  const github = fakeGitHub({ [MEMBERS]: [{ login: "bob", id: 1 }, { login: "Dana" }] });
  expect(await knownValue(team("octoacme/qa"), github)).toEqual({
    team: "octoacme/qa",
    members: ["bob", "Dana"],
  });
});

test("a team is the same whatever its case", () => {
  expect(team("OctoAcme/QA").key).toBe(team("octoacme/qa").key);
});

test("a team that could not be read names what helps, and no permission of a job", async () => {
  const refusal = refused(403, { permission: "members: read" });
  const answer = await askOne(team("octoacme/qa"), fakeGitHub({ [MEMBERS]: refusal }));
  expect(answer).toMatchObject({
    state: "missing",
    reason: "the members of @octoacme/qa could not be read: refused with 403",
    remedy:
      "give the action a token that may read the organisation's members, or name the logins of @octoacme/qa under roles",
  });
  expect(answer).not.toHaveProperty("permission");
});

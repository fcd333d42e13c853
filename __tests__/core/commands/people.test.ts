import { describe, expect, test } from "@jest/globals";
import { holdersOf, holds, holdsAny, teamsIn } from "../../../src/core/commands/people.ts";

const ROLES = { pm: ["carol", "OctoAcme/PM"], "qa-lead": ["@octoacme/pm", "@octoacme/qa"] };

describe("holders", () => {
  test("have no @, no spaces and are somebody", () => {
    expect(holdersOf("r", { r: ["@alice", " bob ", "", "@", "@octoacme/qa"] })).toEqual([
      "alice",
      "bob",
      "octoacme/qa",
    ]);
  });

  test("a role that the manifest does not name has none", () => {
    expect(holdersOf("constructor", ROLES)).toEqual([]);
  });
});

test("teams are named once, of all roles or of some", () => {
  expect(teamsIn(ROLES)).toEqual(["octoacme/pm", "octoacme/qa"]);
  expect(teamsIn(ROLES, ["pm"])).toEqual(["OctoAcme/PM"]);
  expect(teamsIn(ROLES, ["developer"])).toEqual([]);
});

describe("a person holds a role", () => {
  const people = { roles: ROLES, teams: { "octoacme/pm": ["Erin"] } };

  test.each([
    ["by name", "Carol", "pm", "yes"],
    ["as a member of a team", "erin", "pm", "yes"],
    ["or not", "bob", "pm", "no"],
    ["although another team could not be read", "erin", "qa-lead", "yes"],
    ["and nobody can tell where a team could not be read", "bob", "qa-lead", "unread"],
    ["nobody holds what is not named", "carol", "developer", "no"],
  ])("%s", (_how, login, role, expected) => {
    expect(holds(login, role, people)).toBe(expected);
  });

  test.each([
    ["erin", "yes"],
    ["bob", "unread"],
  ])("or any of several: %s", (login, expected) => {
    expect(holdsAny(login, ["developer", "qa-lead", "pm"], people)).toBe(expected);
  });
});

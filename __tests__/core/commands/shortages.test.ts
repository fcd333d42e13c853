import { expect, test } from "@jest/globals";
import { appoint } from "../../../src/core/commands/duties.ts";
import { SIGN_OFF_ROLES } from "../../../src/core/commands/people.ts";
import { shortages } from "../../../src/core/commands/shortages.ts";
import type { SignOff } from "../../../src/core/commands/sign-offs.ts";
import fc from "../../support/property.ts";

const ONE = { distinct: true, needs: {} };

const rolesIn = (...asked: Parameters<typeof shortages>) =>
  shortages(...asked).map(({ roles, takes, holders }) => [roles.join(), takes, holders.join()]);

test.each<[string, Parameters<typeof shortages>, ReturnType<typeof rolesIn>]>([
  ["enough", [["pm", "qa-lead"], { pm: ["a"], "qa-lead": ["b"] }, ONE], []],
  ["nobody", [["pm"], {}, ONE], [["pm", 1, ""]]],
  [
    "one for two",
    [["pm", "qa-lead"], { pm: ["a"], "qa-lead": ["A"] }, ONE],
    [["pm,qa-lead", 2, "A"]],
  ],
  [
    "a team may have anybody",
    [["pm", "qa-lead"], { pm: ["a"], "qa-lead": ["a", "o/qa"] }, ONE],
    [],
  ],
  [
    "two for three roles of which each has enough",
    [
      ["pm", "qa-lead", "change-manager"],
      { pm: ["a", "b"], "qa-lead": ["a", "b"], "change-manager": ["b", "a"] },
      ONE,
    ],
    [["pm,qa-lead,change-manager", 3, "a,b"]],
  ],
  [
    "one for four, said once",
    [
      ["pm", "qa-lead", "change-manager", "release-coordinator"],
      { pm: ["a"], "qa-lead": ["a"], "change-manager": ["a"], "release-coordinator": ["a"] },
      ONE,
    ],
    [["pm,qa-lead,change-manager,release-coordinator", 4, "a"]],
  ],
  ["a role that is asked for twice", [["pm", "pm"], { pm: ["a"] }, ONE], []],
  [
    "more of a role",
    [["pm"], { pm: ["a", "b"] }, { distinct: false, needs: { pm: 3 } }],
    [["pm", 3, "a,b"]],
  ],
  [
    "a role of another kind shares its people",
    [["pm", "devops"], { pm: ["a"], devops: ["a"] }, ONE],
    [],
  ],
])("%s", (_what, asked, found) => {
  expect(rolesIn(...asked)).toEqual(found);
});

test("people are lacking exactly where not every role can be filled though everybody signs", () => {
  const people = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 });
  const table = fc.record(Object.fromEntries(SIGN_OFF_ROLES.map((role) => [role, people])));
  const needs = fc.record({ pm: fc.integer({ min: 1, max: 2 }) });
  fc.assert(
    fc.property(table, needs, (roles, counts) => {
      const rules = { distinct: true, needs: counts };
      const signOffs = SIGN_OFF_ROLES.flatMap((role) =>
        (roles[role] ?? []).map((by) => ({ role, by }) as SignOff),
      );
      const isFilled = SIGN_OFF_ROLES.every((role) => {
        const authors = { logins: [], unlinked: [] };
        const { counted } = appoint({ signOffs, rules, authors, role });
        return counted.length >= (role === "pm" ? counts.pm : 1);
      });
      expect(shortages(SIGN_OFF_ROLES, roles, rules).length === 0).toBe(isFilled);
    }),
  );
});

import * as z from "zod";
import { holdersOf, TEAM_TOKEN, teamsIn } from "../core/commands/people.ts";
import type { Judgement } from "../core/finding.ts";
import { lazily, text } from "../fields/fields.ts";
import { access } from "../questions/access.ts";
import { team } from "../questions/team.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";

const options = lazily(() =>
  z.strictObject({
    role: text.meta({ description: "manifest role that somebody has to hold" }),
  }),
);

/** Somebody holds the role: each login exists and may write, each team has members. */
export const assigned = defineEvaluator({
  id: "assigned",
  options,
  reads: ["roles"],
  questions: ({ role }, { declared: { roles } }) => ({
    people: holdersOf(role, roles)
      .filter((name) => !name.includes("/"))
      .map((login) => access(login)),
    teams: teamsIn(roles, [role]).map((name) => optional(team(name))),
  }),
  judge: ({ people, teams }, { role }, { declared: { roles } }): Judgement => {
    const expected = `Holders of the role ${role} who exist and may write here`;
    const holders = holdersOf(role, roles);
    const names = teamsIn(roles, [role]);
    if (holders.length === 0) {
      const remedy = `Name one under roles in release.yml on the default branch, best with a deputy: \`roles: {${role}: [login, deputy]}\``;
      return { outcome: "fail", expected, found: `Nobody holds the role ${role}`, remedy };
    }
    const faults = [
      ...people.flatMap(({ login, permission }) => {
        if (permission === "nobody") return [`@${login} does not exist`];
        return permission === "admin" || permission === "write"
          ? []
          : [`@${login} may not write here`];
      }),
      ...names.flatMap((name, i) =>
        teams[i]?.members.length === 0 ? [`@${name} has no members`] : [],
      ),
    ];
    const [first, ...more] = faults;
    if (first !== undefined) {
      const remedy = `Correct roles.${role} in release.yml on the default branch, or give them access`;
      return { outcome: "fail", expected, found: first, details: more, remedy };
    }
    const unread = names.filter((_name, i) => teams[i] === undefined);
    if (people.length === 0 && unread.length === names.length) {
      const found = `Whether anybody is in ${unread.map((name) => `@${name}`).join(" or ")} could not be read`;
      const remedy = `Give the action ${TEAM_TOKEN}, or name logins under roles.${role}`;
      return { outcome: "unknown", expected, found, remedy };
    }
    const [main, ...deputies] = holders.map((name) => `@${name}`);
    const found =
      deputies.length === 0
        ? `${main}, without a deputy`
        : `${main}; deputy: ${deputies.join(", ")}`;
    return { outcome: "pass", expected, found };
  },
});

import { askOne } from "../core/ask.ts";
import { holdsAny, SETTLING_ROLES, teamsIn } from "../core/commands/people.ts";
import { type Missing, missing } from "../core/lack.ts";
import { isLocal } from "../core/release.ts";
import type { Run } from "../delivery/run.ts";
import { team } from "../questions/team.ts";
import { user } from "../questions/user.ts";

/** A person who may end a record by hand, by login; or why nobody is known to. */
export async function settlingPerson(
  run: Run,
): Promise<{ readonly state: "known"; readonly login: string } | Missing> {
  const { roles } = run.subject.declared;
  const login = await loginOf(run);
  if (login.state === "missing") return login;
  if (roles.state === "missing") return roles;
  const { ask } = run.world;
  const asked = teamsIn(roles.value, SETTLING_ROLES).map((name) => askOne(ask, team(name)));
  const read = (await Promise.all(asked)).flatMap((one) =>
    one.state === "known" ? [one.value] : [],
  );
  const teams = Object.fromEntries(read.map((one) => [one.team.toLowerCase(), one.members]));
  const people = { roles: roles.value, teams };
  const who = login.value;
  switch (holdsAny(who, SETTLING_ROLES, people)) {
    case "yes":
      return { state: "known", login: who };
    case "unread":
      return missing(
        `whether ${who} is release-coordinator or on-call could not be read from their teams`,
        "name the login under roles in the manifest of the default branch",
      );
    default:
      return missing(
        `${who} is neither release-coordinator nor on-call`,
        "ask somebody who is, or name the login under roles in the manifest of the default branch",
      );
  }
}

/** Who has started the run in Actions; outside, whose token it is. */
async function loginOf({ subject, world: { ask } }: Run) {
  const { actor, identity } = subject;
  if (!isLocal(identity)) {
    if (actor !== undefined) return { state: "known", value: actor } as const;
    return missing("the runner does not say who has started the run", "run the command by hand");
  }
  const answer = await askOne(ask, user());
  return answer.state === "missing"
    ? answer
    : ({ state: "known", value: answer.value.login } as const);
}

import { askOne } from "../core/ask.ts";
import { type Lift, liftsFor, readHolds } from "../core/commands/holds.ts";
import { LIFTING_ROLES, teamsIn } from "../core/commands/people.ts";
import { siteFor } from "../core/commands/scope.ts";
import type { Run } from "../delivery/run.ts";
import { comments } from "../questions/comments.ts";
import { team } from "../questions/team.ts";

/** Every lift for this place that can be read; what could not be read frees nothing. */
export async function liftsOf({ subject, world: { ask } }: Run): Promise<readonly Lift[]> {
  const { roles, environments } = subject.declared;
  const said = await askOne(ask, comments(subject.manifest.release.issue));
  if (said.state === "missing" || said.value.comments.every(({ lines }) => lines.length === 0)) {
    return [];
  }
  if (roles.state === "missing" || environments.state === "missing") return [];
  const asked = teamsIn(roles.value, LIFTING_ROLES).map((name) => askOne(ask, team(name)));
  const read = (await Promise.all(asked)).flatMap((one) =>
    one.state === "known" ? [one.value] : [],
  );
  const teams = Object.fromEntries(read.map((one) => [one.team.toLowerCase(), one.members]));
  const people = { roles: roles.value, teams };
  const { lifts } = readHolds(said.value.comments, {
    people,
    environments: environments.value,
    component: subject.release.component,
  });
  return liftsFor(lifts, siteFor(subject.release, subject.environment));
}

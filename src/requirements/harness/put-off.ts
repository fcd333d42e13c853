import { teamsIn } from "../../core/commands/people.ts";
import { entitled, INCIDENT_ROLES } from "../../core/commands/put-off.ts";
import type { Subject } from "../../core/subject.ts";
import type { Waiver } from "../../core/waiver.ts";
import { inSentence } from "../../core/wording.ts";
import { incident } from "../../questions/incident.ts";
import { team } from "../../questions/team.ts";
import { user } from "../../questions/user.ts";
import { teamsOf } from "../teams.ts";
import { clockOf } from "../zone.ts";
import { knownValue, type ReadAnswer } from "./asked.ts";
import type { PlannedRequirement } from "./evaluator.ts";

/** What an incident puts off of a requirement: a waiver, or why there is none. */
export type PutOffFor = (requirement: Pick<PlannedRequirement, "deferrable">) => {
  readonly waiver?: Waiver | undefined;
  readonly refused?: string | undefined;
};

/** How long after the release it has to be met, in milliseconds. */
const PUT_OFF_MS = 48 * 3_600_000;

const NOTHING: ReturnType<PutOffFor> = {};

/**
 * Reads by the answers whether the release is made for an open incident by somebody who may; what
 * cannot be read puts nothing off.
 */
export function putOffIn({ declared, now }: Subject, read: ReadAnswer): PutOffFor {
  const { release, roles, calendar } = declared;
  if (release.state === "missing" || release.value.incident === undefined) return () => NOTHING;
  const { issue: number, by } = release.value.incident;
  const refuse = (why: string): PutOffFor => {
    const refused = `Not put off for incident #${number}: ${why}`;
    return ({ deferrable }) => (deferrable === undefined ? NOTHING : { refused });
  };
  if (roles.state === "missing") return refuse(roles.reason);
  if (calendar.state === "missing") return refuse(calendar.reason);
  const issue = read(incident(number));
  if (issue.state === "missing") return refuse(issue.reason);
  const teams = teamsIn(roles.value, INCIDENT_ROLES).map((name) =>
    knownValue(read(team(name)), team.value),
  );
  const people = { roles: roles.value, teams: teamsOf(teams) };
  const found = knownValue(issue, incident.value);
  if (found === undefined) return refuse("its issue could not be read");
  const starter = by ?? knownValue(read(user()), user.value)?.login ?? "";
  const said = entitled(found, starter, people);
  if (said.state !== "yes") return refuse(inSentence(said.because));
  const { timezone } = calendar.value;
  const until = dayOf(now + PUT_OFF_MS, timezone);
  if (until === undefined) return refuse(`${timezone} is no time zone`);
  const waiver = { by: [said.by], because: `incident #${number}`, until, timezone };
  return ({ deferrable: role }) =>
    role === undefined ? NOTHING : { waiver: { ...waiver, deferred: { incident: number, role } } };
}

function dayOf(time: number, timezone: string): string | undefined {
  try {
    return clockOf(timezone)(time).date;
  } catch {
    return undefined; // no such zone: nobody knows when the day ends
  }
}

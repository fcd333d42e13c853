import { INCIDENT_LABEL } from "../past.ts";
import { cut, sameName } from "../text.ts";
import { holdsAny, type People } from "./people.ts";

/** Roles that may release for an incident before everything is met. */
export const INCIDENT_ROLES: readonly string[] = ["release-coordinator", "on-call"];

/** The issue of an incident, as far as it decides. */
interface IncidentIssue {
  readonly number: number;
  readonly open: boolean;
  readonly pull: boolean;
  readonly labels: readonly string[];
}

/** Whether a release may be made for an incident. */
export type Entitled =
  | { readonly state: "yes"; readonly by: string }
  /** `unread`: a team that may give the role could not be read. Plain text in both. */
  | { readonly state: "no" | "unread"; readonly because: string; readonly remedy: string };

/**
 * An open issue with the label, and somebody who has started the run and holds one of the roles;
 * `by`: their login, empty where the runner does not say.
 */
export function entitled(issue: IncidentIssue, by: string, people: People): Entitled {
  const name = `#${issue.number}`;
  const no = (because: string, remedy: string): Entitled => ({ state: "no", because, remedy });
  if (issue.pull) return no(`${name} is a pull request`, "Give the number of the incident's issue");
  if (!issue.labels.some((label) => sameName(label, INCIDENT_LABEL))) {
    const remedy = `Give ${name} the label ${INCIDENT_LABEL} if it is one, or leave the input incident out`;
    return no(`${name} does not have the label ${INCIDENT_LABEL}`, remedy);
  }
  if (!issue.open) {
    return no(`${name} is closed`, "Reopen it if it is not over, or leave the input incident out");
  }
  const roles = INCIDENT_ROLES.join(" or ");
  const ask = `Have the ${roles} of the default branch's manifest start the run`;
  if (by === "") return no("The runner does not say who has started the run", ask);
  const held = holdsAny(by, INCIDENT_ROLES, people);
  if (held === "yes") return { state: "yes", by };
  const who = `@${cut(by, 60)}`;
  if (held === "no")
    return no(`${who}, who has started the run, is neither ${INCIDENT_ROLES.join(" nor ")}`, ask);
  return {
    state: "unread",
    because: `Whether ${who} is ${roles} could not be read from their teams`,
    remedy: "Name the login under roles in the manifest of the default branch",
  };
}

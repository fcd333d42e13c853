import { sameName } from "../text.ts";

/** Logins and teams by role as the manifest names them: `alice`, `@alice`, `@octoacme/qa`. */
export type Roles = Readonly<Record<string, readonly string[]>>;

/** Members of the teams that could be read, by `octoacme/qa` in lower case. */
export type Teams = Readonly<Record<string, readonly string[]>>;

/** Who holds which role. */
export interface People {
  readonly roles: Roles;
  /** A team that is not there could not be read. */
  readonly teams: Teams;
}

/** The roles that approve a release, in the order in which people are appointed to them. */
export const SIGN_OFF_ROLES = ["qa-lead", "change-manager", "release-coordinator", "pm"] as const;

/** Roles that nobody fills who wrote the change. */
export const INDEPENDENT_ROLES: readonly string[] = ["qa-lead", "change-manager"];

/** Roles that may take back a hold. */
export const LIFTING_ROLES: readonly string[] = ["release-coordinator", "pm"];

/** Roles that may end a record of which nothing on GitHub shows the end. */
export const SETTLING_ROLES: readonly string[] = ["release-coordinator", "on-call"];

/** Logins and teams that hold a role, without `@`, in the order of the manifest. */
export function holdersOf(role: string, roles: Roles): readonly string[] {
  const names = Object.hasOwn(roles, role) ? (roles[role] ?? []) : [];
  return names.map((name) => name.trim().replace(/^@/, "")).filter((name) => name !== "");
}

/** What the action needs to read the members of a team. */
export const TEAM_TOKEN = "a token that may read the organisation's members";

const isTeam = (name: string): boolean => name.includes("/");

/** Teams that hold any of the roles, each once. */
export function teamsIn(roles: Roles, names: readonly string[] = Object.keys(roles)) {
  const teams = names.flatMap((role) => holdersOf(role, roles)).filter(isTeam);
  return [...new Map(teams.map((team) => [team.toLowerCase(), team])).values()];
}

/** `unread`: nobody can tell, since a team that holds the role could not be read. */
type Holding = "yes" | "no" | "unread";

/** Whether a person holds a role, by name or as a member of a team. */
export function holds(login: string, role: string, { roles, teams }: People): Holding {
  const members = holdersOf(role, roles).map((name): readonly string[] | undefined =>
    isTeam(name) ? teams[name.toLowerCase()] : [name],
  );
  if (members.some((some) => some?.some((member) => sameName(member, login)))) return "yes";
  return members.includes(undefined) ? "unread" : "no";
}

/** Whether a person holds at least one of the roles. */
export function holdsAny(login: string, roles: readonly string[], people: People): Holding {
  const all = roles.map((role) => holds(login, role, people));
  if (all.includes("yes")) return "yes";
  return all.includes("unread") ? "unread" : "no";
}

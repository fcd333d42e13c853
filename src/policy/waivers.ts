import { type Role, type RoleHolders, roleText } from "../core/roles.ts";
import type { Waiver } from "../core/waiver.ts";
import { isValid } from "../requirements/harness/waived.ts";
import type { ManifestPart } from "./manifest-part.ts";
import type { PolicyRow } from "./row.ts";

type Part = Pick<ManifestPart, "roles" | "waivers" | "distinct" | "timezone">;

/** The waiver of a requirement, valid at the time or not; undefined: there is none. */
export function waiverOf({ waivers, timezone }: Part, id: string): Waiver | undefined {
  const written = waivers.find(({ waive }) => waive === id);
  return written && { by: written.by, because: written.because, until: written.until, timezone };
}

/** The places in the list of waivers whose last day is over; `now` in epoch milliseconds. */
export function expired({ waivers, timezone }: Part, now: number): readonly number[] {
  return waivers.flatMap(({ until }, at) => (isValid({ until, timezone }, now) ? [] : [at]));
}

/** Why the people of a waiver cannot give it; undefined: they can. */
export function shortageOf(
  { roles, distinct }: Part,
  row: Pick<PolicyRow, "id" | "waiver">,
  by: readonly string[],
): string | undefined {
  const needed = row.waiver;
  if (needed === undefined) return `${row.id} is never waived`;
  const lacking = needed.filter((role) => !by.some((login) => holds(roles, role, login)));
  if (lacking.length > 0) {
    const who = lacking.map((role) => roleText(role, roles)).join(" and ");
    return `${row.id} is waived by ${who}, and nobody under \`by\` is named in ${lacking.length === 1 ? "that role" : "those roles"}`;
  }
  if (!distinct || canSplit(needed, (role) => by.filter((login) => holds(roles, role, login)))) {
    return undefined;
  }
  return `${row.id} is waived by ${needed.join(" and ")}, who have to be different people`;
}

/** Logins are the same whatever their case, as GitHub has them. */
function holds(roles: RoleHolders, role: Role, login: string): boolean {
  return (roles[role] ?? []).some((holder) => holder.toLowerCase() === login.toLowerCase());
}

/** True where each role can be filled by somebody else. */
function canSplit(
  roles: readonly Role[],
  holdersOf: (role: Role) => readonly string[],
  taken: readonly string[] = [],
): boolean {
  const [first, ...rest] = roles;
  if (first === undefined) return true;
  return holdersOf(first)
    .map((login) => login.toLowerCase())
    .some((login) => !taken.includes(login) && canSplit(rest, holdersOf, [...taken, login]));
}

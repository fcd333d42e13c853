import type { DeclaredBlocks } from "../declared.ts";
import { needed } from "./duties.ts";
import { holdersOf, type Roles, SIGN_OFF_ROLES, teamsIn } from "./people.ts";

/** Roles that together need more people than hold any of them. */
export interface Shortage {
  readonly roles: readonly string[];
  /** How many people have to sign off. */
  readonly takes: number;
  /** Logins, without `@`. */
  readonly holders: readonly string[];
}

/**
 * Sign-offs that nobody can ever give, whoever wrote the release. By Hall's theorem people can be
 * found for all roles exactly where every set of roles has as many holders as it takes. How many are
 * in a team is not known, so a role that a team holds never lacks people.
 */
export function shortages(
  asked: readonly string[],
  roles: Roles,
  rules: DeclaredBlocks["signoffs"],
): readonly Shortage[] {
  const known = [...new Set(asked)].filter((role) => teamsIn(roles, [role]).length === 0);
  const isSeparate = (role: string) => rules.distinct && SIGN_OFF_ROLES.some((one) => one === role);
  const sets = [
    ...setsOf(known.filter(isSeparate)),
    ...known.filter((role) => !isSeparate(role)).map((role) => [role]),
  ];
  const found: Shortage[] = [];
  for (const set of sets.toSorted((a, b) => a.length - b.length)) {
    // what a smaller set lacks is said once
    if (found.some((less) => less.roles.every((role) => set.includes(role)))) continue;
    const logins = set.flatMap((role) => holdersOf(role, roles));
    const holders = [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()];
    const takes = set.reduce((sum, role) => sum + needed(role, rules), 0);
    if (holders.length < takes) found.push({ roles: set, takes, holders });
  }
  const said: Shortage[] = [];
  for (const one of found) {
    const at = said.findIndex((other) => isSameLack(one, other, isSeparate));
    const same = said[at];
    if (same === undefined) said.push(one);
    else {
      const both = known.filter((role) => [...same.roles, ...one.roles].includes(role));
      const takes = both.reduce((sum, role) => sum + needed(role, rules), 0);
      said[at] = { ...same, roles: both, takes };
    }
  }
  return said;
}

/** True where the same people lack others: one person in four roles is one shortage, not six. */
function isSameLack(
  one: Shortage,
  other: Shortage,
  isSeparate: (role: string) => boolean,
): boolean {
  const people = ({ holders }: Shortage) => holders.map((login) => login.toLowerCase()).toSorted();
  return (
    one.holders.length > 0 &&
    people(one).join() === people(other).join() &&
    [...one.roles, ...other.roles].every(isSeparate)
  );
}

/** Every set of some names but the empty one. */
function setsOf(names: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = names;
  if (first === undefined) return [];
  const others = setsOf(rest);
  return [[first], ...others, ...others.map((set) => [first, ...set])];
}

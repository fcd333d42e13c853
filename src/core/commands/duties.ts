import { sameName } from "../text.ts";
import type { Authors } from "./authors.ts";
import { INDEPENDENT_ROLES, SIGN_OFF_ROLES } from "./people.ts";
import { type Refusal, refuseGiven } from "./refusal.ts";
import type { SignOff } from "./sign-offs.ts";

/** `signoffs` of the manifest. */
interface SignOffRules {
  /** Each of the four roles by other people, and `INDEPENDENT_ROLES` by nobody who wrote it. */
  readonly distinct: boolean;
  /** How many people of a role must sign; 1 where it is not named. */
  readonly needs: Readonly<Record<string, number>>;
}

/** How many people of a role must sign. */
export function needed(role: string, { needs }: Pick<SignOffRules, "needs">): number {
  return Object.hasOwn(needs, role) ? (needs[role] ?? 1) : 1;
}

interface Case {
  /** Sign-offs for the commit, oldest first, of all roles. */
  readonly signOffs: readonly SignOff[];
  readonly rules: SignOffRules;
  readonly authors: Authors;
  /** The role that is asked about. */
  readonly role: string;
}

/** The sign-offs of one role that count, one a person, and why others of it do not. */
export interface Appointed {
  readonly counted: readonly SignOff[];
  readonly refused: readonly Refusal[];
}

/**
 * Separation of duties: appoints people to the four roles so that nobody fills two and as many
 * roles as can be are filled, earlier sign-offs first; roles come in the order of `SIGN_OFF_ROLES`.
 * With `distinct: false`, and for other roles, everybody who has signed counts.
 */
export function appoint({ signOffs, rules, authors, role }: Case): Appointed {
  const own = oncePerPerson(signOffs.filter((one) => one.role === role));
  const isSeparate = rules.distinct && SIGN_OFF_ROLES.some((name) => name === role);
  if (!isSeparate) return { counted: own, refused: [] };
  const barred = (one: SignOff) =>
    INDEPENDENT_ROLES.includes(one.role) && authors.logins.some((login) => sameName(one.by, login));
  const appointed = matching(
    oncePerPerson(signOffs.filter((one) => !barred(one))),
    SIGN_OFF_ROLES.flatMap((name) => Array.from({ length: needed(name, rules) }, () => name)),
  );
  const counted = own.filter((one) => appointed.get(personOf(one)) === role);
  if (counted.length >= needed(role, rules)) return { counted, refused: [] };
  const refused = own.flatMap((one) => {
    if (counted.includes(one)) return [];
    if (barred(one))
      return [refuseGiven(one, ["author", `@${one.by} wrote commits of this release`])];
    const other = appointed.get(personOf(one)) ?? "another role";
    const why = `@${one.by} has signed off as ${other}, and each of the four roles needs a different person`;
    return [refuseGiven(one, ["signed-another", why])];
  });
  return { counted, refused };
}

const personOf = ({ by }: SignOff): string => by.toLowerCase();

/** The newest sign-off of each person for each role, in the order of the first ones. */
function oncePerPerson(signOffs: readonly SignOff[]): readonly SignOff[] {
  return [...new Map(signOffs.map((one) => [`${one.role} ${personOf(one)}`, one])).values()];
}

/**
 * Persons by the role that they fill: a largest matching of people and places, found by augmenting
 * paths (Kuhn), so that a place once filled stays filled.
 */
function matching(
  signOffs: readonly SignOff[],
  places: readonly string[],
): ReadonlyMap<string, string> {
  const placeOf = new Map<string, number>();
  const fill = (place: number, tried: Set<string>): boolean =>
    signOffs
      .filter(({ role }) => role === places[place])
      .some((one) => {
        const person = personOf(one);
        if (tried.has(person)) return false;
        tried.add(person);
        const taken = placeOf.get(person);
        if (taken !== undefined && !fill(taken, tried)) return false;
        placeOf.set(person, place);
        return true;
      });
  for (const place of places.keys()) fill(place, new Set());
  return new Map([...placeOf].map(([person, place]) => [person, places[place] ?? ""]));
}

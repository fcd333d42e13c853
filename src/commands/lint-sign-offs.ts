import { holdersOf, type Roles, teamsIn } from "../core/commands/people.ts";
import { type Shortage, shortages } from "../core/commands/shortages.ts";
import { PHASE_NAMES } from "../core/phases.ts";
import type { Place } from "../core/place.ts";
import { RELEASE_TYPES } from "../core/release.ts";
import { plural } from "../core/wording.ts";
import { signingBlocks } from "../manifest/declared.ts";
import { pickEnvironment } from "../manifest/environment.ts";
import type { Loaded } from "../manifest/load.ts";
import { policyPart } from "../manifest/policy-part.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { Plan } from "../policy/plan.ts";
import type { Policy } from "../policy/policies.ts";
import { atKey } from "../yaml/locate.ts";
import type { YamlProblem } from "../yaml/problems.ts";

/** Something that makes no manifest invalid, and that its author should know. */
export interface LintWarning {
  /** No full stop. */
  readonly sentence: string;
  readonly hint: string;
  readonly place: Place | undefined;
}

/** Evaluators of the rows that ask people of a role. */
const SIGN_OFF = "signoff";
const ATTEST = "attest";

/** What lacks people: roles that nobody holds are a problem, too few people a warning. */
export interface Lacking {
  readonly problems: readonly YamlProblem[];
  readonly warnings: readonly LintWarning[];
}

/** What a policy asks of people and nobody can ever give, so that no release gets through. */
export async function lackingPeople(
  loaded: Pick<Loaded, "manifest" | "place" | "spots">,
  policy: Policy,
): Promise<Lacking> {
  const { manifest, place, spots } = loaded;
  const { roles, signoffs } = signingBlocks(manifest);
  // Planning loads what decides the rows; where all roles that are named at all have people, none lacks any.
  const named = [
    ...rolesNamed(manifest, policy, SIGN_OFF),
    ...rolesNamed(manifest, policy, ATTEST),
  ];
  const needs = Object.values(manifest.requirements).some((said) => Object.hasOwn(said, "needs"));
  if (!needs && shortages(named, roles, signoffs).length === 0) return NONE;
  const asked = await rowsAsked(loaded, policy);
  const signing = asked
    .filter(({ uses }) => uses === SIGN_OFF)
    .flatMap((row) => roleIn(row.options));
  const lacks = shortages(signing, roles, signoffs).map((shortage) => {
    const [role = ""] = shortage.roles;
    const isCounted = Object.hasOwn(signoffs.needs, role);
    const isHeld = Object.hasOwn(roles, role);
    const path = isCounted ? ["signoffs", "needs", role] : isHeld ? ["roles", role] : ["policy"];
    const isUnheld = shortage.holders.length === 0;
    return { path, isUnheld, words: wordsOf(shortage, policy.name) };
  });
  const all = [...lacks, ...vouching(asked, roles, manifest.requirements)];
  return {
    problems: all
      .filter(({ isUnheld }) => isUnheld)
      .map(({ path, words }) => atKey(spots, path, words)),
    warnings: all
      .filter(({ isUnheld }) => !isUnheld)
      .map(({ path, words }) => ({ ...words, place: place(path) })),
  };
}

/** A row that is due. */
type AskedRow = ReturnType<Plan["rowsFor"]>[number];

const NONE: Lacking = { problems: [], warnings: [] };

/** Lines for which fewer people can vouch than are needed; what one role lacks is said once. */
function vouching(asked: readonly AskedRow[], roles: Roles, said: Manifest["requirements"]) {
  const rows = new Map(asked.filter(({ uses }) => uses === ATTEST).map((row) => [row.id, row]));
  const lacks = [...rows.values()].flatMap(({ id, options }) => {
    const [role = ""] = roleIn(options);
    const needs = needsIn(options);
    const holders = new Set(holdersOf(role, roles).map((login) => login.toLowerCase())).size;
    const isOpen = teamsIn(roles, [role]).length > 0 || holders >= needs;
    return isOpen ? [] : [{ id, role, needs, holders }];
  });
  return lacks.flatMap(({ id, role, needs, holders }) => {
    const isUnheld = holders === 0;
    const same = lacks.filter((other) => isUnheld && other.role === role);
    if (same[0] !== undefined && same[0].id !== id) return [];
    const more = same.length > 1 ? `${id} and ${same.length - 1} more need` : `${id} needs`;
    const sentence = isUnheld
      ? `nobody holds ${role}, and ${more} their word`
      : `${id} needs the word of ${needs} people, and only ${holders === 1 ? "1 login holds" : `${holders} logins hold`} ${role}`;
    const hint = `name people or a team below roles: ${role}`;
    const path = Object.hasOwn(said, id) ? ["requirements", id] : ["policy"];
    return [{ path, isUnheld, words: { sentence, hint } }];
  });
}

function needsIn(options: unknown): number {
  const isCounted = typeof options === "object" && options !== null && "needs" in options;
  return isCounted ? Number(options.needs) : 1;
}

/** Every role that a row or the manifest names for that, due or not. */
function rolesNamed({ requirements }: Manifest, policy: Policy, kind: string): readonly string[] {
  const rows = policy.requirements.filter(({ uses }) => uses === kind);
  return [...rows.map((row) => row.with), ...Object.values(requirements)].flatMap(roleIn);
}

function roleIn(options: unknown): readonly string[] {
  const isNamed = typeof options === "object" && options !== null && "role" in options;
  return isNamed ? [String(options.role)] : [];
}

/** Rows that can keep a release of some type out of some environment. */
async function rowsAsked(
  { manifest, spots }: Pick<Loaded, "manifest" | "spots">,
  policy: Policy,
): Promise<readonly AskedRow[]> {
  const { planRequirements } = await import("../policy/plan.ts");
  const part = policyPart(manifest);
  const rows = Object.keys(manifest.environments).flatMap((name) =>
    RELEASE_TYPES.flatMap((releaseType) =>
      planRequirements({
        policy,
        manifest: part,
        releaseType,
        environment: pickEnvironment(manifest, name),
        place: () => undefined,
        spots,
      }).rowsFor(...PHASE_NAMES),
    ),
  );
  return rows.filter(
    ({ effect, notApplicable }) => effect === "block" && notApplicable === undefined,
  );
}

function wordsOf({ roles, takes, holders }: Shortage, policy: string) {
  const isOne = roles.length === 1;
  const names = [roles.slice(0, -1).join(", "), ...roles.slice(-1)].filter(Boolean).join(" and ");
  const hint = `name people or a team below roles: ${roles.join(", ")}`;
  if (holders.length === 0) {
    const sentence = `nobody holds ${names}, and the policy ${policy} needs ${isOne ? "that" : "their"} sign-off`;
    return { sentence, hint };
  }
  const [take, them] = isOne ? ["takes", "it"] : ["take", "them"];
  const logins = holders.map((login) => `@${login}`).join(" and ");
  const people = takes === 1 ? "1 person" : `${takes} people`;
  const only = `only ${plural(holders.length, "login")} ${holders.length === 1 ? "holds" : "hold"}`;
  return {
    sentence: `nobody can give every sign-off: ${names} ${take} ${people}, and ${only} ${them} (${logins})`,
    hint,
  };
}

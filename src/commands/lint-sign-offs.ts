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
import type { Policy } from "../policy/policies.ts";

/** Something that makes no manifest invalid, and that its author should know. */
export interface LintWarning {
  /** No full stop. */
  readonly sentence: string;
  readonly hint: string;
  readonly place: Place | undefined;
}

/** Evaluator of the rows that ask for a sign-off. */
const SIGN_OFF = "signoff";

/** Warnings of sign-offs that a policy needs and that nobody can ever give. */
export async function signOffWarnings(
  loaded: Pick<Loaded, "manifest" | "place" | "spots">,
  policy: Policy,
): Promise<readonly LintWarning[]> {
  const { manifest, place } = loaded;
  const { roles, signoffs } = signingBlocks(manifest);
  // Planning loads what decides the rows; where all roles that are named at all have people, none lacks any.
  if (shortages(rolesNamed(manifest, policy), roles, signoffs).length === 0) return [];
  const asked = await rolesAsked(loaded, policy);
  return shortages(asked, roles, signoffs).map((shortage) => {
    const [role = ""] = shortage.roles;
    const isCounted = Object.hasOwn(signoffs.needs, role);
    const isHeld = Object.hasOwn(roles, role);
    const path = isCounted ? ["signoffs", "needs", role] : isHeld ? ["roles", role] : ["policy"];
    return { ...wordsOf(shortage, policy.name), place: place(path) };
  });
}

/** Every role that a row or the manifest names for a sign-off, due or not. */
function rolesNamed({ requirements }: Manifest, policy: Policy): readonly string[] {
  const rows = policy.requirements.filter(({ uses }) => uses === SIGN_OFF);
  return [...rows.map((row) => row.with), ...Object.values(requirements)].flatMap(roleIn);
}

function roleIn(options: unknown): readonly string[] {
  const isNamed = typeof options === "object" && options !== null && "role" in options;
  return isNamed ? [String(options.role)] : [];
}

/** Roles whose sign-off can keep a release of some type out of some environment. */
async function rolesAsked(
  { manifest, spots }: Pick<Loaded, "manifest" | "spots">,
  policy: Policy,
): Promise<readonly string[]> {
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
  return rows.flatMap(({ uses, effect, notApplicable, options }) => {
    const isAsked = uses === SIGN_OFF && effect === "block" && notApplicable === undefined;
    return isAsked ? roleIn(options) : [];
  });
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

import type { Environment } from "../core/release.ts";
import type { RoleHolders } from "../core/roles.ts";
import type { OnlyWhere } from "./row.ts";

/** A waiver as it stands in a manifest. */
export interface WrittenWaiver {
  /** Id of the requirement. */
  readonly waive: string;
  readonly by: readonly string[];
  readonly until: string;
  readonly because: string;
}

type Said = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Parts what a manifest says of lines of the policy from lines of its own, which say what decides them. */
export function parted(requirements: Said): Pick<ManifestPart, "requirements" | "own"> {
  const all = Object.entries(requirements);
  const isOwn = ([, options]: (typeof all)[number]) => Object.hasOwn(options, "uses");
  return {
    requirements: Object.fromEntries(all.filter((entry) => !isOwn(entry))),
    own: Object.fromEntries(all.filter(isOwn)),
  };
}

/** What a policy is told of a manifest. */
export interface ManifestPart {
  /** Name of the policy. */
  readonly policy: string;
  /** What is said of single requirements, by id. */
  readonly requirements: Said;
  /** Requirements of its own, by id. */
  readonly own: Said;
  readonly roles: RoleHolders;
  readonly waivers: readonly WrittenWaiver[];
  /** IANA zone of its days. */
  readonly timezone: string;
  /** False where one person may fill several roles. */
  readonly distinct: boolean;
  /** What it declares of the things that some requirements are about. */
  readonly declares: Readonly<Record<Exclude<OnlyWhere, "signal">, boolean | DeclaredIn>>;
  /** Ids of the findings of signals, by the requirement that they decide. */
  readonly decidedBy: Readonly<Record<string, readonly string[]>>;
}

/** True where an environment has it, or one of those that come before does. */
export type DeclaredIn = (environment: Environment) => boolean;

/** Key by which a manifest says that a requirement does not concern it, and why. */
export const NOT_APPLICABLE = "not-applicable";

/** Key by which a manifest says that nothing follows from a requirement. */
export const OBSERVE_ONLY = "observe-only";

/** What the manifest says of one requirement. */
export function ownOptions(
  { requirements }: Pick<ManifestPart, "requirements">,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  return Object.hasOwn(requirements, id) ? requirements[id] : undefined;
}

/** The same without what every requirement may say: what its evaluator reads. */
export function evaluatorOptions(
  part: Pick<ManifestPart, "requirements">,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  const own = ownOptions(part, id);
  if (own === undefined || !Object.hasOwn(own, OBSERVE_ONLY)) return own;
  const { [OBSERVE_ONLY]: _, ...rest } = own;
  return rest;
}

/** What the manifest says of whether a requirement is only observed; undefined: nothing. */
export function observeOnly(part: Pick<ManifestPart, "requirements">, id: string): unknown {
  return ownOptions(part, id)?.[OBSERVE_ONLY];
}

/** The reason that the manifest gives for leaving a requirement out; undefined: it is not left out. */
export function notApplicable(part: Pick<ManifestPart, "requirements">, id: string): unknown {
  return ownOptions(part, id)?.[NOT_APPLICABLE];
}

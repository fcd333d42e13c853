import type { Place } from "../core/place.ts";
import { Problem } from "../core/problem.ts";
import type { Environment, ReleaseType } from "../core/release.ts";
import { isProduction } from "../manifest/environment.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";
import type { Path } from "../yaml/path.ts";
import type { Policy, PolicyRow } from "./policy-file.ts";
import { NOT_APPLICABLE, notApplicable, rowOptions } from "./row-options.ts";

/** What a policy decides where the manifest is silent; milliseconds. */
export interface PolicyDefaults {
  readonly observeMs: number;
  readonly everyMs: number;
  readonly stableForMs: number;
}

export interface PlanParts {
  readonly manifest: Manifest;
  /** The policy that the manifest names. */
  readonly policy: Policy;
  readonly releaseType: ReleaseType;
  readonly environment: Environment;
  readonly place: (path: Path) => Place | undefined;
}

export interface Plan {
  /** In the order of the policy. */
  readonly planned: readonly PlannedRequirement[];
  readonly defaults: PolicyDefaults;
}

/** The lines of the policy that are due for this release before this environment. */
export function planRequirements(parts: PlanParts): Plan {
  const { policy } = parts;
  const due = policy.requirements.filter((row) => isDue(row, parts));
  return {
    planned: due.map((row) => plan(row, parts)),
    defaults: {
      observeMs: policy.defaults.observe,
      everyMs: policy.defaults.every,
      stableForMs: policy.defaults["stable-for"],
    },
  };
}

function isDue(row: PolicyRow, { manifest, environment }: PlanParts): boolean {
  if (row.due === "production" && !environment.production) return false;
  const where = row["only-where"];
  if (where === undefined) return true;
  if (where === "windows") return manifest.windows.length > 0;
  if (where === "freezes") return manifest.freezes.length > 0;
  return Object.keys(manifest.environments).some((name) => !isProduction(manifest, name));
}

function plan(row: PolicyRow, parts: PlanParts): PlannedRequirement {
  const { manifest, releaseType, place } = parts;
  const { id, title, uses } = row;
  const reason = notApplicable(manifest, id);
  const declared = Object.hasOwn(manifest.requirements, id);
  const common = {
    id,
    title,
    uses,
    effect: row.effect[releaseType],
    owner: ownerText(row.owner, manifest),
    place: declared ? place(["requirements", id]) : undefined,
  };
  if (reason !== undefined) {
    if (typeof reason !== "string") throw invalid(id, `${NOT_APPLICABLE} is no text`);
    return { ...common, options: {}, notApplicable: reason };
  }
  const { read } = rowOptions(row, manifest);
  if (!read.ok) throw invalid(id, read.issues.map((i) => i.message).join(", "));
  return { ...common, options: read.value };
}

/** `qa-lead (@bob)`; the bare role where the manifest names nobody. */
function ownerText(role: PolicyRow["owner"], { roles }: Manifest): string {
  const logins = roles[role] ?? [];
  return logins.length === 0 ? role : `${role} (${logins.map((login) => `@${login}`).join(", ")})`;
}

function invalid(id: string, why: string): Problem {
  return new Problem({
    code: "manifest-invalid",
    sentence: `requirements.${id} cannot be used: ${why}`,
    remedy: "run `release-gate lint` and correct what it shows",
  });
}

import type { Phase } from "../core/phases.ts";
import type { Place } from "../core/place.ts";
import { Problem } from "../core/problem.ts";
import type { Environment, ReleaseType } from "../core/release.ts";
import type { PlannedRow } from "../core/report.ts";
import { roleText } from "../core/roles.ts";
import type { ProbeRate } from "../health/limits.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";
import type { Path } from "../yaml/path.ts";
import type { Spot } from "../yaml/tree.ts";
import { type ManifestPart, NOT_APPLICABLE, notApplicable, observeOnly } from "./manifest-part.ts";
import { withOwnRows } from "./own-rows.ts";
import type { Policy } from "./policies.ts";
import { alwaysDecides } from "./requirement-rules.ts";
import type { PolicyRow } from "./row.ts";
import { rowOptions } from "./row-options.ts";
import { shortageOf, waiverOf } from "./waivers.ts";

/** What a policy decides where the manifest is silent; milliseconds. */
export interface PolicyDefaults {
  readonly observeMs: number;
  readonly everyMs: number;
  readonly stableForMs: number;
  /** Limits of a repeated check that names none, shares. */
  readonly errorRate: ProbeRate;
}

interface PlanParts {
  readonly policy: Policy;
  readonly manifest: ManifestPart;
  readonly releaseType: ReleaseType;
  readonly environment: Environment;
  readonly place: (path: Path) => Place | undefined;
  /** Where the manifest's values stand, as they were written. */
  readonly spots: ReadonlyMap<string, Spot>;
}

export interface Plan {
  /** What is due for this release in this environment in these phases, in the order of the policy. */
  readonly rowsFor: (...phases: readonly Phase[]) => readonly PlannedRequirement[];
  /** All of it, as the report records it. */
  readonly rows: readonly PlannedRow[];
  /** Ids of lines of the policy that nothing decides yet. */
  readonly undecided: readonly string[];
  readonly defaults: PolicyDefaults;
}

/**
 * What a policy asks of a release in an environment.
 * @throws Problem when the manifest says something of a requirement that cannot be used
 */
export function planRequirements(parts: PlanParts): Plan {
  const { policy, manifest, spots } = parts;
  const { requirements, undecided, defaults } = withOwnRows(policy, manifest, spots);
  // All of it at once: what cannot be used is found before anything is deployed.
  const due = requirements
    .filter((row) => isDue(row, parts))
    .map((row) => ({ phase: row.phase, planned: plan(row, parts) }));
  return {
    rowsFor: (...phases) =>
      due.filter(({ phase }) => phases.includes(phase)).map(({ planned }) => planned),
    rows: due.map(({ phase, planned: { id, uses, effect, notApplicable: reason, ...row } }) => {
      const applies = reason === undefined;
      const { waiver, waivable, observeOnly: observed } = row;
      const said = {
        ...(waiver && { waiver }),
        ...(waivable && { waivable }),
        ...(observed === true ? { observeOnly: observed } : {}),
      };
      return { id: `requirement/${id}`, phase, uses, effect, applies, ...said };
    }),
    undecided,
    defaults: {
      observeMs: defaults.observe,
      everyMs: defaults.every,
      stableForMs: defaults["stable-for"],
      errorRate: defaults["error-rate"],
    },
  };
}

function isDue(row: PolicyRow, { manifest, environment }: PlanParts): boolean {
  if (row.due === "production" && !environment.production) return false;
  const where = row["only-where"];
  if (where === undefined) return true;
  if (where === "signal") return Object.hasOwn(manifest.decidedBy, row.id);
  const declared = manifest.declares[where];
  return typeof declared === "boolean" ? declared : declared(environment);
}

function plan(row: PolicyRow, parts: PlanParts): PlannedRequirement {
  const { manifest, releaseType, place } = parts;
  const { id, title, uses, [NOT_APPLICABLE]: foreseen } = row;
  const reason = notApplicable(manifest, id);
  const declared = [manifest.requirements, manifest.own].some((said) => Object.hasOwn(said, id));
  const common = {
    id,
    title,
    uses,
    effect: row.effect[releaseType],
    owner: roleText(row.owner, manifest.roles),
    place: declared ? place(["requirements", id]) : undefined,
    ...(foreseen === undefined ? {} : { foreseen }),
    ...(row.waiver === undefined ? {} : { waivable: row.waiver }),
  };
  const waiver = waiverOf(manifest, id);
  const shortage = waiver && shortageOf(manifest, row, waiver.by);
  if (shortage !== undefined) throw invalid(id, shortage);
  if (reason !== undefined) {
    if (foreseen === undefined) throw invalid(id, "it always applies");
    if (typeof reason !== "string") throw invalid(id, `${NOT_APPLICABLE} is no text`);
    return { ...common, options: {}, notApplicable: reason };
  }
  const read = rowOptions(decidedRow(row, manifest), manifest, parts.spots);
  if (!read.ok) throw invalid(id, read.issues.map((i) => i.message).join(", "));
  const observed = observeOnly(manifest, id) === true;
  if (observed && alwaysDecides(row)) throw invalid(id, "it always decides");
  return {
    ...common,
    options: read.value,
    ...(waiver && { waiver }),
    ...(observed ? { observeOnly: true } : {}),
  };
}

/** The row with the findings of the signals that decide it, where signals do. */
function decidedRow(row: PolicyRow, { decidedBy }: ManifestPart): PolicyRow {
  if (row["only-where"] !== "signal") return row;
  return { ...row, with: { findings: decidedBy[row.id] } };
}

function invalid(id: string, why: string): Problem {
  return new Problem({
    code: "manifest-invalid",
    sentence: `requirements.${id} cannot be used: ${why}`,
    remedy: "run `release-gate lint` and correct what it shows",
  });
}

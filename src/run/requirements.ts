import { Problem } from "../core/problem.ts";
import type { Environment, Release } from "../core/release.ts";
import type { Manifest } from "../manifest/schema.ts";
import { type Plan, planRequirements } from "../policy/plan.ts";
import type { RowFill } from "../policy/row-options.ts";
import { policyOf } from "../policy/shipped.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";
import type { Run } from "../stages/stage.ts";
import type { Opened } from "./open.ts";

/** What the policy asks of this release before this environment, expressions still as written. */
export function planOf(
  { manifest, policies, place }: Opened,
  { release, environment }: { readonly release: Release; readonly environment: Environment },
): Plan {
  const policy = policyOf(policies, manifest.policy);
  if (policy === undefined) throw new Error("the manifest names only policies that there are");
  return planRequirements({
    manifest,
    policy,
    releaseType: release.type,
    environment,
    place,
    fill: fillOf(manifest),
  });
}

/** Requirements with their expressions filled in. */
export function filled(
  planned: readonly PlannedRequirement[],
  resolve: Run["resolve"],
): readonly PlannedRequirement[] {
  return planned.map((line) => {
    const options = resolve(line.options);
    if (options.ok) return { ...line, options: options.value };
    const { missing: sentence, remedy } = options;
    throw new Problem({ code: "value-missing", sentence, remedy, place: line.place });
  });
}

/** What rules ask by a name that the manifest gives: a question cannot wait for an answer. */
function fillOf({ release, rollback, deploy }: Manifest): RowFill {
  return {
    notes: { path: release.notes },
    ...(rollback.plan === undefined ? {} : { plan: { path: rollback.plan } }),
    ...(deploy.workflow === undefined ? {} : { "rollback-target": { workflow: deploy.workflow } }),
  };
}

import type { Environment, Release } from "../core/release.ts";
import { type Plan, planRequirements } from "../policy/plan.ts";
import { policyOf } from "../policy/shipped.ts";
import type { Opened } from "./open.ts";

/** What the policy asks of this release before this environment. */
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
  });
}

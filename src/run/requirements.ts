import type { Ports } from "../core/ports.ts";
import type { Environment, Release } from "../core/release.ts";
import { type Plan, planRequirements } from "../policy/plan.ts";
import type { Opened } from "./open.ts";

/** What the policy asks of this release before this environment. */
export async function planOf(
  { manifest, place }: Opened,
  { files }: Ports,
  { release, environment }: { readonly release: Release; readonly environment: Environment },
): Promise<Plan> {
  return planRequirements({
    manifest,
    policyText: (await files.policy(manifest.policy)) ?? "",
    policyName: manifest.policy,
    releaseType: release.type,
    environment,
    place,
  });
}

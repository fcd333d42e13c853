import type { Environment, Release } from "../core/release.ts";
import { policyPart } from "../manifest/policy-part.ts";
import { type Plan, planRequirements } from "../policy/plan.ts";
import { policyOf } from "../policy/policies.ts";
import type { Opened } from "./open.ts";
import type { Request } from "./request.ts";

/** What the policy asks of this release before this environment. */
export function planOf(
  { manifest, policies, place, spots }: Opened,
  { release, environment }: { readonly release: Release; readonly environment: Environment },
  { incident }: Pick<Request, "incident">,
): Plan {
  const policy = policyOf(policies, manifest.policy);
  if (policy === undefined)
    throw new Error(`no policy ${manifest.policy}: its manifest does not load`);
  return planRequirements({
    policy,
    manifest: policyPart(manifest, incident !== undefined),
    releaseType: release.type,
    environment,
    place,
    spots,
  });
}

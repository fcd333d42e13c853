import { type ManifestPart, parted } from "../policy/manifest-part.ts";
import { isProduction } from "./environment.ts";
import type { Manifest } from "./schema.ts";

/** What a policy is told of a manifest. */
export function policyPart(manifest: Manifest): ManifestPart {
  const { policy, requirements, roles, waivers, windows, freezes, environments } = manifest;
  return {
    policy,
    ...parted(requirements),
    roles,
    waivers,
    timezone: manifest.timezone,
    distinct: manifest.signoffs.distinct,
    declares: {
      staging: Object.keys(environments).some((name) => !isProduction(manifest, name)),
      windows: windows.length > 0,
      freezes: freezes.length > 0,
    },
  };
}

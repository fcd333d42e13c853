import { signalId } from "../health/limits.ts";
import { isProbe, type Signal } from "../health/options.ts";
import type { ManifestPart } from "../policy/manifest-part.ts";
import { isProduction } from "./environment.ts";
import type { Manifest } from "./schema.ts";

/** What signals say `for:` of, with the findings that they will have. */
function decidedBy({ health }: Manifest): ManifestPart["decidedBy"] {
  const rows: Record<string, readonly string[]> = {};
  for (const signal of health.signals ?? []) {
    if (signal.row === undefined) continue;
    rows[signal.row] = [...(rows[signal.row] ?? []), ...findingsOf(signal)];
  }
  return rows;
}

const findingsOf = (signal: Signal): readonly string[] =>
  isProbe(signal)
    ? [signalId(signal.probe, { measure: "error-rate" })]
    : signal.limits.map((limit) => signalId(signal.id, limit));

/** What a policy is told of a manifest. */
export function policyPart(manifest: Manifest): ManifestPart {
  const { policy, requirements, roles, waivers, windows, freezes, environments } = manifest;
  return {
    policy,
    requirements,
    roles,
    waivers,
    timezone: manifest.timezone,
    distinct: manifest.signoffs.distinct,
    declares: {
      staging: Object.keys(environments).some((name) => !isProduction(manifest, name)),
      windows: windows.length > 0,
      freezes: freezes.length > 0,
    },
    decidedBy: decidedBy(manifest),
  };
}

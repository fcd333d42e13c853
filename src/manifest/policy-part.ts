import { signalId } from "../health/limits.ts";
import { isProbe, type Signal } from "../health/options.ts";
import { type ManifestPart, parted } from "../policy/manifest-part.ts";
import { runsIn } from "../smoke/flow.ts";
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
    ? [`signal/${signal.probe}/*`]
    : signal.limits.map((limit) => signalId(signal.id, limit));

/** True where an environment has a critical check with this tag. */
function hasCritical({ smoke }: Manifest, environment: string, tag: string): boolean {
  return smoke.checks.some(
    (check) =>
      check.severity === "critical" &&
      check.tags?.includes(tag) === true &&
      runsIn(check, environment),
  );
}

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
      "critical-flow": ({ name }) => hasCritical(manifest, name, "critical-flow"),
      "staging-critical-flow": ({ after }) =>
        after.some((name) => hasCritical(manifest, name, "critical-flow")),
      "staging-integration": ({ after }) =>
        after.some((name) => hasCritical(manifest, name, "integration")),
    },
    decidedBy: decidedBy(manifest),
  };
}

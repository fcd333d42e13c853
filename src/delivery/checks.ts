import { beforeOf, spared } from "../core/baseline.ts";
import { type Finding, type PlacedBuild, placed } from "../core/finding.ts";
import { bareId } from "../core/finding-id.ts";
import type { Released } from "../core/release.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { type Filled, runChecks, type SavedValues } from "../smoke/run.ts";
import { commandsOf } from "./commands.ts";
import { owned } from "./owner.ts";
import { probeTools, type Site } from "./site.ts";

type Path = readonly (string | number)[];

/**
 * A check as it is asked of a build, or the finding that says which value could not be filled in.
 * What it says of the release means that build: an older one does not answer with a newer version.
 */
export function resolveCheck(
  site: Site,
  check: CheckOptions,
  build: Released,
  saved: SavedValues = {},
): Filled {
  const resolved = site.resolveFor(check, build, saved);
  if (resolved.ok) return { check: resolved.value };
  return {
    finding: {
      id: `check/${check.id}`,
      title: check.name,
      effect: check.severity === "critical" ? "block" : "warn",
      outcome: "unknown",
      expected: "A value for every expression of the check",
      found: resolved.missing,
      remedy: resolved.remedy,
      place: site.place(checkPath(site, check)),
      basis: { kind: "observed" },
    },
  };
}

/** What was bad before the deployment is not blamed on it. */
function sparedIn({ baseline }: Site, finding: Finding): Finding {
  const { basis } = finding;
  const before = beforeOf(baseline, bareId(finding.id));
  if (basis.kind !== "check" || before === undefined) return finding;
  return { ...spared(finding, before), basis: { ...basis, before } };
}

/** Where a check stands in the manifest. */
function checkPath({ smoke }: Site, check: CheckOptions): Path {
  return ["smoke", "checks", smoke.checks.findIndex(({ id }) => id === check.id)];
}

/** Runs all checks against the environment; findings come in manifest order. */
export async function runSmoke(site: Site, build: PlacedBuild): Promise<readonly Finding[]> {
  const tools = {
    ...probeTools(site, build),
    progress: site.progress,
    placeOf: (check: CheckOptions, path: Path) => site.place([...checkPath(site, check), ...path]),
    fill: (check: CheckOptions, saved: SavedValues) => resolveCheck(site, check, build, saved),
    saved: site.hide,
    commands: commandsOf(site, build),
  };
  const all = await runChecks(site.smoke.checks, tools, site.signal);
  return owned(
    site.owner,
    all.map((finding) => ({ ...sparedIn(site, finding), of: placed(build) })),
  );
}

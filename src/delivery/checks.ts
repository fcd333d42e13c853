import { beforeOf, spared } from "../core/baseline.ts";
import { type Finding, type PlacedBuild, placed } from "../core/finding.ts";
import { bareId } from "../core/finding-id.ts";
import type { Released } from "../core/release.ts";
import { cut, line } from "../core/text.ts";
import type { Resolved } from "../expressions/resolve.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { type Filled, runChecks, type SavedValues } from "../smoke/run.ts";
import { commandsOf } from "./commands.ts";
import { indexById } from "./index-by-id.ts";
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
  const { if: condition, ...rest } = check;
  const said: Resolved<string> =
    condition === undefined
      ? { ok: true, value: "true" }
      : site.resolveFor(condition, build, saved);
  if (said.ok && said.value === "false") return leftOut(site, check);
  if (said.ok && said.value !== "true") return undecided(site, check, said.value);
  const resolved = said.ok ? site.resolveFor(rest, build, saved) : said;
  if (resolved.ok) return { check: resolved.value };
  return {
    finding: {
      ...about(site, check),
      outcome: "unknown",
      expected: "A value for every expression of the check",
      found: resolved.missing,
      remedy: resolved.remedy,
    },
  };
}

function about(site: Site, check: CheckOptions) {
  return {
    id: `check/${check.id}`,
    title: check.name,
    effect: check.severity === "critical" ? "block" : "warn",
    place: site.place(checkPath(site, check)),
    basis: { kind: "observed" },
  } as const;
}

/** Nothing that the check says was needed, values of its expressions included. */
function leftOut(site: Site, check: CheckOptions): Filled {
  const found = "Left out: its `if` is false";
  const expected = "The check, where its `if` is true";
  return { finding: { ...about(site, check), outcome: "not-applicable", expected, found } };
}

function undecided(site: Site, check: CheckOptions, value: string): Filled {
  return {
    finding: {
      ...about(site, check),
      outcome: "unknown",
      expected: "True or false from the check's `if`",
      found: `Its \`if\` gives "${cut(line(site.redact(value)), 40)}"`,
      remedy: "Compare it with something, such as `${{ env.REGION == 'eu' }}`",
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
  return ["smoke", "checks", indexById(smoke.checks).get(check.id) ?? -1];
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

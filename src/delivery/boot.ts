import { beforeOf, wasBad } from "../core/baseline.ts";
import type { Finding, PlacedBuild } from "../core/finding.ts";
import { formatDuration } from "../core/units.ts";
import { untilFirstGood } from "../smoke/first-good.ts";
import { isAlone } from "../smoke/flow.ts";
import { withinOf } from "../smoke/ready-options.ts";
import { resolveCheck } from "./checks.ts";
import type { Voice } from "./run.ts";
import { probeTools, type Site } from "./site.ts";

/** How waiting for a build came out, and how long it took, in milliseconds. */
interface Put {
  readonly seen: Finding;
  readonly took: number;
}

/**
 * Where nothing proves that the build is live, what was put in place may still be starting: its
 * critical checks may be bad until each has been good once, within the time that `ready` has left.
 * A build that is proven, or that never came live, is not waited for. Decides nothing.
 */
export async function boot(
  site: Site,
  build: PlacedBuild,
  { seen, took }: Put,
  tell: Voice["tell"],
): Promise<void> {
  if (seen.outcome === "pass" || seen.effect === "block") return;
  const { smoke, progress, signal } = site;
  const critical = smoke.checks
    .filter((check) => check.severity === "critical" && isAlone(check, smoke.checks))
    // What was bad before may never be good again.
    .filter(({ id }) => !wasBad(beforeOf(site.baseline, id)))
    .map((check) => resolveCheck(site, check, build))
    .flatMap((resolved) => ("check" in resolved ? [resolved.check] : []));
  if (critical.length === 0) return;
  const waiting = {
    withinMs: withinOf(smoke.ready) - took,
    every: smoke.ready?.every,
    progress,
  };
  const waited = await untilFirstGood(critical, probeTools(site, build), waiting, signal);
  const lasted = formatDuration(waited.took);
  const bad = waited.bad.filter((name) => !waited.cached.includes(name));
  if (waited.cached.length > 0) {
    tell(`Answered by a cache again and again, so not waited for: ${waited.cached.join(", ")}`);
  }
  if (bad.length > 0) {
    tell(`No good answer within ${lasted}: ${bad.join(", ")}`);
  } else if (waited.cached.length === 0 && waited.rounds > 1) {
    tell(`The critical checks have answered well, after ${lasted}`);
  }
}

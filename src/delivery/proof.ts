import type { Finding, PlacedBuild } from "../core/finding.ts";
import type { Released } from "../core/release.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { runSmoke } from "./checks.ts";
import { type Following, follow } from "./follow.ts";
import type { Voice } from "./run.ts";
import type { Site } from "./site.ts";
import { watchBuild } from "./watch.ts";

/** A build that was returned to, and how long it must hold, in milliseconds. */
interface Returned extends Released {
  readonly stableMs: number;
  /** When the deployment began that it takes back, epoch milliseconds; undefined: not known. */
  readonly began?: number | undefined;
}

/** The critical checks; `isGood` where there is none too: then the window alone has to prove it. */
async function checked(site: Site, of: PlacedBuild, following: Following) {
  const smoke = (await runSmoke(site, of)).filter((f) => f.effect === "block");
  if (smoke.length === 0 || fold(smoke) === "pass") return { smoke, isGood: true };
  // What fails on another build says nothing of this one.
  const isOther = tellsBuilds(site.smoke.ready) && (await following.settle(0)) === "other";
  return { smoke: isOther ? [following.finding("other")] : smoke, isGood: false };
}

/** Looks once more at what was proven a moment ago: the build, and the critical checks. */
export async function proveAgain(
  site: Site,
  { version, sha }: Released,
): Promise<readonly Finding[]> {
  const of = { version, sha, kind: "rollback" } as const;
  const following = follow(site, of);
  const { smoke, isGood } = await checked(site, of, following);
  if (!isGood || !tellsBuilds(site.smoke.ready)) return smoke;
  const build = await following.settle(0);
  return build === "new" ? smoke : [following.finding(build), ...smoke];
}

/** Proves that a rollback worked: critical checks, then a stable window. */
export async function prove(
  site: Site,
  { version, sha, stableMs, began }: Returned,
  tell: Voice["tell"],
): Promise<readonly Finding[]> {
  const of = { version, sha, kind: "rollback" } as const;
  const following = follow(site, of);
  const { smoke, isGood } = await checked(site, of, following);
  if (!isGood) return smoke;
  if (smoke.length > 0) {
    tell(`Smoke passed on ${version}: ${plural(smoke.length, "critical check")}`);
  }
  const watch = { observeMs: stableMs, prolongMs: undefined, of, began };
  const { findings: window } = await watchBuild(site, watch, following);
  return [...smoke, ...window];
}

import type { Finding } from "../core/finding.ts";
import type { Released } from "../core/release.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { runSmoke } from "./checks.ts";
import { follow } from "./follow.ts";
import type { Voice } from "./run.ts";
import type { Site } from "./site.ts";
import { watchBuild } from "./watch.ts";

/** A build that was returned to, and how long it must hold, in milliseconds. */
interface Returned extends Released {
  readonly stableMs: number;
}

/** Proves that a rollback worked: critical checks, then a stable window. */
export async function prove(
  site: Site,
  { version, sha, stableMs }: Returned,
  tell: Voice["tell"],
): Promise<readonly Finding[]> {
  const of = { version, sha, kind: "rollback" } as const;
  const following = follow(site, of);
  const smoke = (await runSmoke(site, of)).filter((f) => f.effect === "block");
  // Without a critical check the window alone has to prove it.
  if (smoke.length > 0 && fold(smoke) !== "pass") {
    // What fails on another build says nothing of this one.
    const isOther = tellsBuilds(site.smoke.ready) && (await following.settle(0)) === "other";
    return isOther ? [following.finding("other")] : smoke;
  }
  tell(`Smoke passed on ${version}: ${plural(smoke.length, "critical check")}`);
  const watch = { observeMs: stableMs, prolongMs: undefined, of };
  const { findings: window } = await watchBuild(site, watch, following);
  return [...smoke, ...window];
}

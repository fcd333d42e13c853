import type { Finding } from "../core/finding.ts";
import type { FindingKind } from "../core/finding-id.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { beganAt } from "../delivery/began.ts";
import type { Following } from "../delivery/follow.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import type { Site } from "../delivery/site.ts";
import { watchBuild } from "../delivery/watch.ts";
import { judged, type Measured } from "./judged.ts";
import type { Stage } from "./stage.ts";

/** Judges the health of what was deployed: first the checks, then the signals over a window. */
export const verify: Stage = (run) =>
  judged(run, {
    stage: "verify",
    measure: (site, deployment) => measured(run, site, deployment),
  });

async function measured(
  run: Run,
  site: Site,
  record: DeploymentRecord | undefined,
): Promise<Measured> {
  const { manifest, defaults, release } = run.subject;
  const { tell } = run.voice;
  const { findings: smoke, following, by } = await checkRelease(site, release);
  if (fold(smoke) !== "pass") return ended(run, smoke, { site, following, by });
  tell(`Smoke passed: ${plural(smoke.filter((f) => f.outcome === "pass").length, "check")}`);
  const watch = {
    observeMs: manifest.health.observe ?? defaults.observeMs,
    prolongMs: manifest.health.prolong,
    of: { version: release.version, sha: release.sha, kind: "deploy" },
    began: beganAt(record),
    since: record && Date.parse(record.createdAt),
  } as const;
  const watched = await watchBuild(site, watch, following);
  for (const { title, outcome, found } of watched.findings) tell(`${title}: ${outcome}, ${found}`);
  return ended(run, [...smoke, ...watched.findings], {
    site,
    following,
    by: watched.by,
  });
}

interface Ended extends Pick<Measured, "by"> {
  readonly site: Site;
  readonly following: Following;
}

/** What it came to; looked at again, the checks can take a pass away and give none. */
function ended(run: Run, findings: readonly Finding[], { site, following, by }: Ended): Measured {
  return {
    findings: withRows(run, findings),
    live: following.live(),
    by,
    seenAt: run.world.clock.monotonic(),
    again: async () => {
      const { findings: now, ...later } = await checkRelease(site, run.subject.release);
      if (fold(now) !== "pass") return ended(run, now, { site, ...later });
      return ended(run, findings, { site, following: later.following, by });
    },
  };
}

const CHECKED: readonly FindingKind[] = ["check", "step"];

function withRows(run: Run, findings: readonly Finding[]): readonly Finding[] {
  // Where checks leave a doubt no signal was watched: its rows would say more than was seen.
  const isWatched = findings.some(({ id }) => id.startsWith("signal/"));
  const isDoubted = findings.some(
    ({ id, outcome }) => id.startsWith("check/") && outcome === "inconclusive",
  );
  const only = !isWatched && isDoubted && fold(findings) === "inconclusive" ? CHECKED : undefined;
  return [...findings, ...judgeRows(run, "verify", { findings, receipts: [] }, only)];
}

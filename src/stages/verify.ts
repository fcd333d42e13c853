import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { beganAt } from "../delivery/began.ts";
import type { Following } from "../delivery/follow.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { watchBuild } from "../delivery/watch.ts";
import { judged, type Measured } from "./judged.ts";
import type { Stage } from "./stage.ts";

/** Judges the health of what was deployed: first the checks, then the signals over a window. */
export const verify: Stage = (run) =>
  judged(run, { stage: "verify", measure: (record) => measured(run, record) });

async function measured(run: Run, record: DeploymentRecord | undefined): Promise<Measured> {
  const { manifest, defaults, release } = run.subject;
  const { tell } = run.voice;
  const site = siteOf(run);
  const { findings: smoke, following, by } = await checkRelease(site, release.version);
  if (fold(smoke) !== "pass") return ended(run, smoke, { following, by });
  tell(`Smoke passed: ${plural(smoke.filter((f) => f.outcome === "pass").length, "check")}`);
  const watch = {
    observeMs: manifest.health.observe ?? defaults.observeMs,
    prolongMs: manifest.health.prolong,
    of: { version: release.version, kind: "deploy" },
    began: beganAt(record),
    since: record && Date.parse(record.createdAt),
  } as const;
  const watched = await watchBuild(site, watch, following);
  for (const { title, outcome, found } of watched.findings) tell(`${title}: ${outcome}, ${found}`);
  return ended(run, [...smoke, ...watched.findings], { following, by: watched.by });
}

/** What it came to; looked at again, the checks can take a pass away and give none. */
function ended(
  run: Run,
  findings: readonly Finding[],
  { following, by }: { readonly following: Following; readonly by: Measured["by"] },
): Measured {
  return {
    findings: withRows(run, findings),
    live: following.live(),
    by,
    seenAt: run.world.clock.monotonic(),
    again: async () => {
      const { findings: now, ...later } = await checkRelease(
        siteOf(run),
        run.subject.release.version,
      );
      if (fold(now) !== "pass") return ended(run, now, later);
      return ended(run, findings, { following: later.following, by });
    },
  };
}

function withRows(run: Run, findings: readonly Finding[]): readonly Finding[] {
  return [...findings, ...judgeRows(run, "verify", { findings, receipts: [] })];
}

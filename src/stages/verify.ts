import type { Finding } from "../core/finding.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { watchBuild } from "../delivery/watch.ts";
import { judged, type Measured } from "./judged.ts";
import type { Stage } from "./stage.ts";

/** Judges the health of what was deployed: first the checks, then the signals over a window. */
export const verify: Stage = (run) =>
  judged(run, { stage: "verify", measure: () => measured(run) });

async function measured(run: Run): Promise<Measured> {
  const { manifest, defaults, release } = run.subject;
  const { tell } = run.voice;
  const site = siteOf(run);
  const { findings: smoke, following, by } = await checkRelease(site, release.version);
  const ended = (findings: readonly Finding[], decidedBy: Measured["by"]): Measured => ({
    findings: withRows(run, findings),
    live: following.live(),
    by: decidedBy,
  });
  if (fold(smoke) !== "pass") return ended(smoke, by);
  tell(`Smoke passed: ${plural(smoke.filter((f) => f.outcome === "pass").length, "check")}`);
  const watch = {
    observeMs: manifest.health.observe ?? defaults.observeMs,
    prolongMs: manifest.health.prolong,
    of: { version: release.version, kind: "deploy" },
  } as const;
  const { findings: signals, by: last } = await watchBuild(site, watch, following);
  for (const signal of signals) tell(`${signal.title}: ${signal.outcome}, ${signal.found}`);
  return ended([...smoke, ...signals], last);
}

function withRows(run: Run, findings: readonly Finding[]): readonly Finding[] {
  return [...findings, ...judgeRows(run, "verify", { findings, receipts: [] })];
}

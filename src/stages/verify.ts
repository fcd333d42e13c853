import type { Finding } from "../core/finding.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import { watchSignals } from "../delivery/signals.ts";
import { siteOf } from "../delivery/site.ts";
import { judged, type Measured } from "./judged.ts";
import type { Stage } from "./stage.ts";

/** Judges the health of what was deployed: first the checks, then the signals over a window. */
export const verify: Stage = (run) =>
  judged(run, { stage: "verify", measure: () => measured(run) });

async function measured(run: Run): Promise<Measured> {
  const { manifest, defaults, release } = run.subject;
  const { tell } = run.voice;
  const site = siteOf(run);
  const { findings: smoke, live } = await checkRelease(site, release.version);
  if (fold(smoke) !== "pass") return { findings: withRows(run, smoke), live, by: "smoke" };
  tell(`Smoke passed: ${plural(smoke.filter((f) => f.outcome === "pass").length, "check")}`);
  const signals = await watchSignals(site, {
    observeMs: manifest.health.observe ?? defaults.observeMs,
    prolongMs: manifest.health.prolong,
    of: { version: release.version, kind: "deploy" },
  });
  for (const signal of signals) tell(`${signal.title}: ${signal.outcome}, ${signal.found}`);
  return { findings: withRows(run, [...smoke, ...signals]), live, by: "health" };
}

function withRows(run: Run, findings: readonly Finding[]): readonly Finding[] {
  return [...findings, ...judgeRows(run, "verify", { findings, receipts: [] })];
}

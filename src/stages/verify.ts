import type { Finding } from "../core/finding.ts";
import { fold } from "../core/verdict.ts";
import { conclude, decidedOn } from "./decide.ts";
import { checked } from "./live-version.ts";
import { judgeRows } from "./rows.ts";
import type { Run, Stage } from "./stage.ts";
import { watchSignals } from "./watch-signals.ts";

/** Judges the health of what was deployed: first the checks, then the signals over a window. */
export const verify: Stage = async (run: Run) => {
  const subject = await decidedOn(run, "refuse");
  if (subject.refusal !== undefined) return [subject.refusal];
  const measured = await measure(run);
  if (subject.deployment === undefined) return [...measured.findings, ...subject.notices];
  return conclude(run, subject.deployment, measured);
};

async function measure(
  run: Run,
): Promise<{ readonly findings: readonly Finding[]; readonly by: "smoke" | "health" }> {
  const smoke = await checked(run);
  if (fold(smoke) !== "pass") return { findings: withRows(run, smoke), by: "smoke" };
  run.tell(`Smoke passed: ${smoke.filter((f) => f.outcome === "pass").length} checks`);
  const { health } = run.manifest;
  const signals = await watchSignals(run, {
    observeMs: health.observe ?? run.defaults.observeMs,
    prolongMs: health.prolong,
    version: run.release.version,
  });
  for (const signal of signals) run.tell(`${signal.title}: ${signal.outcome}, ${signal.found}`);
  return { findings: withRows(run, [...smoke, ...signals]), by: "health" };
}

function withRows(run: Run, findings: readonly Finding[]): readonly Finding[] {
  return [...findings, ...judgeRows(run, "verify", { findings, receipts: [] })];
}

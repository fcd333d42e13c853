import type { History } from "../core/record.ts";
import { running } from "../core/record-trust.ts";
import type { Run } from "../delivery/run.ts";

/**
 * The run by what the records say now of what ran before: an earlier deployment that was settled
 * meanwhile may have been live. What the process has wrapped around the world stays.
 */
export async function afresh(run: Run, past: History): Promise<Run> {
  const { release } = run.subject;
  const before = running(past.records);
  if (before?.sha === release.previous?.sha && before?.version === release.previous?.version) {
    return run;
  }
  const { subject, world } = await run.afresh(past);
  return {
    ...run,
    subject: { ...subject, deployment: run.subject.deployment },
    world: { ...run.world, evidence: world.evidence },
  };
}

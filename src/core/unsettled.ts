import type { DeploymentRecord } from "./record.ts";
import { stateOf, wasLive } from "./record-state.ts";
import { counting } from "./record-trust.ts";
import { settleCommand } from "./settle-command.ts";

/** The records of one component and environment, in any order. */
type Records = readonly DeploymentRecord[];

/**
 * Newest record of another commit that was begun and has no end: it may have gone live. A claim
 * that was not begun has touched nothing.
 */
export function unsettled(records: Records, sha: string): DeploymentRecord | undefined {
  return counting(records).find((one) => one.sha !== sha && stateOf(one) === "in-progress");
}

/** Why it is not known what runs by our records; undefined where they say it. */
export function unsettledRunning(records: Records, sha: string): DeploymentRecord | undefined {
  return counting(records).some(wasLive) ? undefined : unsettled(records, sha);
}

/** `Deployment 12 of 2.3.7 has no end: whether it went live is not known`. */
export function describeUnsettled({ id, payload }: DeploymentRecord): string {
  return `Deployment ${id} of ${payload.version} has no end: whether it went live is not known`;
}

/** What a person does about it: only somebody who looks can say what became of it. */
export function settling({ id, payload }: DeploymentRecord, environment: string): string {
  const because = payload.runner !== "github-hosted";
  const command = settleCommand(id, environment, { because });
  return `Look at what ${environment} runs; when nothing of that deployment still runs, end its record with \`${command}\``;
}

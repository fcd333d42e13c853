import type { DeploymentRecord } from "../../src/core/history.ts";
import type { RecordState } from "../../src/core/states.ts";
import { aPayload, aRecord, aStatus, SHA } from "../support/builders.ts";

/** Statuses in the given states, newest first. */
export const inStates = (...states: readonly RecordState[]): DeploymentRecord["statuses"] =>
  states.map((state) => aStatus({ state }));

/** The release under test, deployment 20, live. */
export function theRelease(over: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return aRecord({
    id: 20,
    sha: SHA,
    payload: aPayload({ version: "2.4.0" }),
    statuses: inStates("success", "in_progress"),
    ...over,
  });
}

/** A revert of a deployment, live. */
export function aRevert(of: number, over: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return aRecord({
    id: 30,
    payload: aPayload({ kind: "rollback", rollback_of: of }),
    ...over,
  });
}

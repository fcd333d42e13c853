import type { DeploymentRecord } from "../core/record.ts";
import { rolledBackBy, stateOf, verdictOf, wasLive } from "../core/record-state.ts";
import { begunRevert } from "../core/record-trust.ts";

/** What an earlier claim of the same deployment by the same run means for the next attempt. */
export type Again =
  /** It came to nothing: the run claims anew. */
  | "claim"
  /** It is or was live: it is not deployed a second time. */
  | "done"
  /** Nobody knows how it ended. */
  | "open"
  /** It failed or was rolled back: that is final for its run. */
  | "final";

/** Decides whether the same run may deploy again what it has claimed before. */
export function againAfter(record: DeploymentRecord, records: readonly DeploymentRecord[]): Again {
  if (rolledBackBy(record) !== undefined || begunRevert(records, record.id) !== undefined) {
    return verdictOf(record)?.by === "deploy" ? "claim" : "final";
  }
  switch (stateOf(record)) {
    case "claimed":
    case "in-progress":
      return "open";
    case "failed":
    case "left":
      return "final";
    case "untouched":
    case "broken":
    case "abandoned":
      return "claim";
    default:
      return wasLive(record) ? "done" : "claim";
  }
}

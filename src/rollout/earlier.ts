import {
  type DeploymentRecord,
  type History,
  isOpen,
  markOfDeployment,
  wasGivenUp,
  wasLive,
} from "../core/history.ts";

/** What became of a revert of the same deployment that was begun before. */
export type EarlierRevert =
  | { readonly state: "none" }
  | {
      readonly state: "proven" | "unproven" | "failed" | "open";
      readonly record: DeploymentRecord;
    };

/** Looks for a revert of this deployment: one that was begun is never begun a second time. */
export function earlierRevert(history: History, deployment: number): EarlierRevert {
  const record = history.records.find(
    (r) => r.payload?.rollback_of === deployment && !wasGivenUp(r),
  );
  if (record === undefined) return { state: "none" };
  if (isOpen(record)) return { state: "open", record };
  if (record.statuses[0]?.state === "failure") return { state: "failed", record };
  const proven = wasLive(record) && markOfDeployment(history, record.id)?.state === "success";
  return { state: proven ? "proven" : "unproven", record };
}

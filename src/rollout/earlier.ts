import {
  type DeploymentRecord,
  type History,
  isOpen,
  markOfDeployment,
  wasLive,
} from "../core/history.ts";

/** What became of a revert of the same deployment that was begun before. */
export type EarlierRevert =
  | { readonly state: "none" }
  | {
      readonly state: "proven" | "unproven" | "failed" | "open";
      readonly record: DeploymentRecord;
    };

/** Looks for a revert of this deployment: it is never begun a second time. */
export function earlierRevert(history: History, deployment: number): EarlierRevert {
  const record = history.records.find((r) => r.payload?.rollback_of === deployment);
  if (record === undefined) return { state: "none" };
  if (isOpen(record)) return { state: "open", record };
  if (!wasLive(record)) return { state: "failed", record };
  const proven = markOfDeployment(history, record.id)?.state === "success";
  return { state: proven ? "proven" : "unproven", record };
}

import type { DeploymentRecord, History } from "../core/record.ts";
import { isOpen, stateOf, verdictOf } from "../core/record-state.ts";
import { begunRevert } from "../core/record-trust.ts";

/** What became of a revert of the same deployment that was begun before. */
export type EarlierRevert =
  | { readonly state: "none" }
  | {
      readonly state: "proven" | "unproven" | "failed" | "open";
      readonly record: DeploymentRecord;
    };

/** Looks for a revert of this deployment: one that was begun is never begun a second time. */
export function earlierRevert({ records }: History, deployment: number): EarlierRevert {
  const record = begunRevert(records, deployment);
  if (record === undefined) return { state: "none" };
  const verdict = verdictOf(record);
  if (verdict?.outcome === "pass") return { state: "proven", record };
  const hasFailed = stateOf(record) === "broken" && verdict?.by === "deploy";
  if (hasFailed) return { state: "failed", record };
  return { state: isOpen(record) ? "open" : "unproven", record };
}

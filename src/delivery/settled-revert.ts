import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { hasTouched, rolledBackBy, verdictOf } from "../core/record-state.ts";
import type { Delivery } from "./delivery.ts";
import { ownRecord } from "./history.ts";
import { show } from "./picture.ts";
import { say } from "./record.ts";

/** Of a record on which nobody has said anything. */
const NO_VERDICT = { outcome: "pending", by: "deploy", proof: "none" } as const;

/**
 * Says on what a rollback was begun of that it was, whatever its verdict, where the run of the
 * rollback ended before it could.
 */
export async function tellBegun(
  delivery: Delivery,
  history: History,
  revert: DeploymentRecord,
): Promise<readonly Finding[]> {
  const { kind, rollback_of: of, version } = revert.payload;
  if (kind !== "rollback" || of === null || !hasTouched(revert)) return [];
  const record = ownRecord(history, of);
  if (record === undefined || rolledBackBy(record) !== undefined) return [];
  const { outcome, by, proof } = verdictOf(record) ?? NO_VERDICT;
  const says = {
    kind: "verdict",
    verdict: { outcome, by, proof },
    rolledBackBy: revert.id,
  } as const;
  const remark = `its rollback to ${version} was begun`;
  const written = await say(delivery, of, { state: "failure", says, remark });
  if (written.length > 0) return written;
  const description = `${record.payload.version}: ${remark}`;
  return show(delivery, { sha: record.sha, state: "failure", description });
}

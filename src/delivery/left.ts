import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { isOpen, stateOf } from "../core/record-state.ts";
import type { Delivery } from "./delivery.ts";
import { say, verdictWords } from "./record.ts";

/**
 * Ends the record of a deployment that failed and is not rolled back, since what is live is good
 * already: nobody has to wait for it, and nothing rolls it back later. Nothing where it has ended.
 */
export async function leaveFailed(
  delivery: Delivery,
  record: DeploymentRecord,
  { outcome, by, proof }: RecordVerdict,
): Promise<readonly Finding[]> {
  if (delivery.dryRun || !isOpen(record)) return [];
  const verdict = { outcome, by, proof };
  const guard = { states: [stateOf(record)], until: undefined, seen: false };
  const remark = "failed, not reverted";
  if (by === "deploy") {
    const says = verdictWords(verdict);
    return say(delivery, record.id, { state: "error", says, remark, guard });
  }
  if (outcome !== "fail") return [];
  const says = { kind: "verdict", verdict, left: true } as const;
  return say(delivery, record.id, { state: "failure", says, remark, guard });
}

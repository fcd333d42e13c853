import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { Proof } from "../core/record-description.ts";
import type { RecordGuard } from "../core/record-guard.ts";
import type { StageResult } from "../core/result.ts";
import { blockers } from "../core/verdict.ts";
import type { Delivery } from "./delivery.ts";
import { retire, say, verdictWords } from "./record.ts";

/** Judges the build of a record that is live, and leaves the verdict on the record. */
export type VerifyLeft = (record: DeploymentRecord) => Promise<StageResult>;

/** A record whose build is live, and whose owner has ended before it was judged. */
interface LeftLive {
  readonly record: DeploymentRecord;
  readonly history: History;
  /** How it is known that its build is live. */
  readonly proof: Proof;
  /** Its record does not say yet that it is. */
  readonly writeLive: boolean;
  /** Who ends it by hand, and why; plain text. */
  readonly by: string | undefined;
  /** What must hold of the record. */
  readonly guard: RecordGuard;
  readonly verify: VerifyLeft;
}

/** What verifying it came to. */
export type VerifiedLeft =
  | { readonly state: "judged"; readonly result: StageResult; readonly says: string }
  /** No verdict stands on the record; the findings say why. */
  | { readonly state: "open"; readonly findings: readonly Finding[] };

/** Says that the build is live where its record does not, and has it verified. */
export async function verifyLive(
  delivery: Delivery,
  { record, history, proof, writeLive, by, guard, verify }: LeftLive,
): Promise<VerifiedLeft> {
  if (writeLive || by !== undefined) {
    const says = verdictWords({ outcome: "pending", by: "live", proof });
    const ended = `${record.payload.version} is live, and its run has ended`;
    const remark = by === undefined ? ended : `${ended}; ${by}`;
    const unsaid = await say(delivery, record.id, { state: "success", says, remark, guard });
    if (unsaid.length > 0) return { state: "open", findings: unsaid };
    await retire(delivery, history, { deployment: record.id, guard });
  }
  const { id, payload } = record;
  delivery.tell(`Deployment ${id} of ${payload.version} is live, and its run has ended: verifying`);
  const result = await verify(record);
  const { given } = result;
  if (given?.written !== "yes") return { state: "open", findings: blockers(result.findings) };
  const { outcome, by: basis } = given.verdict;
  const says = `live, and verified since its run had ended: ${outcome} (${basis})`;
  return { state: "judged", result, says };
}

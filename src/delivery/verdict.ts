import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, WrittenState } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import type { RecordGuard } from "../core/record-guard.ts";
import type { Given } from "../core/result.ts";
import { shortSha } from "../core/units.ts";
import { status } from "../receipts/status.ts";
import type { Delivery } from "./delivery.ts";
import { showVerdict } from "./picture.ts";
import { verdictWords, writtenBy } from "./record.ts";
import { undone } from "./step.ts";

/** A verdict that was left; where it could not be, the findings say so, and it is handed on. */
export interface Left {
  readonly findings: readonly Finding[];
  readonly unrecorded?: RecordVerdict | undefined;
  readonly given: Given;
}

/** A verdict that is to be written. */
interface Leaving {
  readonly verdict: RecordVerdict;
  /** What must hold of the record. */
  readonly guard: RecordGuard;
  /** Until when it may be written, milliseconds of the clock that never jumps; undefined: always. */
  readonly before: number | undefined;
}

/** Writes a verdict on the record of what is live, and shows it on its commit. */
export async function leaveVerdict(
  delivery: Delivery,
  { id, sha, payload }: DeploymentRecord,
  { verdict, guard, before }: Leaving,
): Promise<Left> {
  const { environment, run, perform, tell } = delivery;
  const { version } = payload;
  const act = status.act({
    deployment: id,
    state: stateOf(verdict),
    says: verdictWords(verdict),
    remark: version,
    environmentUrl: environment.url,
    logUrl: run.url,
    guard,
    before,
  });
  const receipt = await perform(act);
  if (!isDone(receipt)) {
    const expected = `Verdict ${verdict.outcome} on deployment ${id} of ${shortSha(sha)}`;
    const title = "The verdict is left on the deployment record";
    const given: Given = { verdict, written: writtenBy(receipt) };
    return { findings: [undone("verdict", title, expected, receipt)], unrecorded: verdict, given };
  }
  tell(`Verdict on deployment ${id}: ${verdict.outcome} (${verdict.by})`, receipt.link);
  const given: Given = { verdict, written: "yes" };
  return { findings: await showVerdict(delivery, { sha, version }, verdict), given };
}

/** What is live and undecided is a success to GitHub: it runs there. */
function stateOf({ outcome }: RecordVerdict): WrittenState {
  return outcome === "fail" ? "failure" : "success";
}

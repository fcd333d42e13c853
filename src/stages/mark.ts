import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { Decider, MarkState } from "../core/states.ts";
import { shortSha } from "../core/units.ts";
import type { Verdict } from "../core/verdict.ts";
import { mark } from "../receipts/mark.ts";
import type { Run } from "./stage.ts";
import { undone } from "./step.ts";

/** What a deciding stage leaves on a commit. */
export interface Decision {
  readonly sha: string;
  readonly deployment: number;
  readonly verdict: Verdict;
  readonly by: Decider;
  /** Default: success for pass, failure for fail, error for anything else. */
  readonly state?: MarkState | undefined;
}

export function markStateOf(verdict: Verdict): MarkState {
  if (verdict === "pass") return "success";
  return verdict === "fail" ? "failure" : "error";
}

/** Leaves the mark; the findings say so only where it could not be left. */
export async function leaveMark(run: Run, decision: Decision): Promise<readonly Finding[]> {
  const { sha, deployment, verdict, by, state = markStateOf(verdict) } = decision;
  const environment = run.environment.name;
  const receipt = await run.perform(mark.act({ environment, sha, state, deployment, verdict, by }));
  if (isDone(receipt)) {
    run.tell(
      `Marked ${shortSha(sha)} for ${environment}: ${state} (${by}: ${verdict})`,
      receipt.link,
    );
    return [];
  }
  run.note({ unmarked: { state, verdict, by } });
  const expected = `the mark of ${environment} on ${shortSha(sha)} says ${state}`;
  return [undone("mark", "The verdict is left on the commit", expected, receipt)];
}

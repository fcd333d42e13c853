import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { Unmarked } from "../core/report.ts";
import type { Decider, MarkState } from "../core/states.ts";
import { shortSha } from "../core/units.ts";
import type { Verdict } from "../core/verdict.ts";
import { mark } from "../receipts/mark.ts";
import type { Delivery } from "./delivery.ts";
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

/** Where the mark could not be left, the findings say so, and the verdict is handed on. */
export interface Marked {
  readonly findings: readonly Finding[];
  readonly unmarked?: Unmarked | undefined;
}

function markStateOf(verdict: Verdict): MarkState {
  if (verdict === "pass") return "success";
  return verdict === "fail" ? "failure" : "error";
}

/** Leaves the mark of the environment on a commit. */
export async function leaveMark(
  { environment: { name: environment }, perform, tell }: Delivery,
  { sha, deployment, verdict, by, state = markStateOf(verdict) }: Decision,
): Promise<Marked> {
  const receipt = await perform(mark.act({ environment, sha, state, deployment, verdict, by }));
  if (isDone(receipt)) {
    tell(`Marked ${shortSha(sha)} for ${environment}: ${state} (${by}: ${verdict})`, receipt.link);
    return { findings: [] };
  }
  const expected = `A mark on ${shortSha(sha)} that says ${state} for ${environment}`;
  const finding = undone("mark", "The verdict is left on the commit", expected, receipt);
  return { findings: [finding], unmarked: { state, verdict, by } };
}

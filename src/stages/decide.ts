import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/history.ts";
import { deploymentOf, readHistory, supersededFinding } from "./deployment.ts";
import type { Run } from "./stage.ts";
import { step } from "./step.ts";

/** What a deciding stage decides about. */
interface Decided {
  readonly deployment: DeploymentRecord | undefined;
  /** Why nothing may be decided here. */
  readonly refusal: Finding | undefined;
  /** Said instead of a mark. */
  readonly notices: readonly Finding[];
}

/** Finds the deployment that is judged; refuses where it is no longer the newest or cannot be read. */
export async function decidedOn(run: Run): Promise<Decided> {
  if (run.repository === undefined)
    return unmarked("without GitHub there is nothing to leave it on");
  const past = await readHistory(run);
  if (past.state === "missing") {
    const refusal = step("deployment", "The deployment that is judged is known", {
      outcome: "unknown",
      expected: `the deployments of ${run.environment.name} can be read`,
      found: past.reason,
      remedy: past.remedy,
    });
    return { deployment: undefined, refusal, notices: [] };
  }
  const deployment = deploymentOf({ ...run, sha: run.release.sha }, past.value);
  if (deployment === undefined) {
    return unmarked(`this run has deployed nothing to ${run.environment.name}`);
  }
  run.note({ deployment: deployment.id });
  return { deployment, refusal: supersededFinding(past.value, deployment), notices: [] };
}

function unmarked(why: string): Decided {
  const notice: Finding = {
    ...step("mark", "The verdict is left on the commit", {
      outcome: "unknown",
      expected: "later stages find the verdict on the commit",
      found: `no mark was left: ${why}`,
      remedy: "run the deploy stage first, with a token and a repository",
    }),
    effect: "warn",
  };
  return { deployment: undefined, refusal: undefined, notices: [notice] };
}

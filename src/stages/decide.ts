import type { Finding } from "../core/finding.ts";
import { type DeploymentRecord, wasLive } from "../core/history.ts";
import { fold } from "../core/verdict.ts";
import { deploymentOf, readHistory, supersededFinding, unreadable } from "./deployment.ts";
import { leaveMark } from "./mark.ts";
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

/**
 * Finds the deployment that is judged; refuses where it is no longer the newest or cannot be read.
 * `without` says what to do where this run has deployed nothing.
 */
export async function decidedOn(run: Run, without: "refuse" | "notice"): Promise<Decided> {
  if (run.repository === undefined)
    return unmarked("without GitHub there is nothing to leave it on");
  const past = await readHistory(run);
  if (past.state === "missing") {
    return { deployment: undefined, refusal: unreadable(run, past), notices: [] };
  }
  const deployment = deploymentOf({ ...run, sha: run.release.sha }, past.value);
  if (deployment === undefined && run.deployment !== undefined) {
    return { deployment, refusal: notOurs(run, run.deployment), notices: [] };
  }
  if (deployment === undefined) return nothingDeployed(run, without);
  run.note({ deployment: deployment.id });
  const refusal = supersededFinding(past.value, deployment) ?? neverLive(run, deployment);
  return { deployment, refusal, notices: [] };
}

/** Leaves the verdict, unless somebody has deployed meanwhile: then it speaks of something else. */
export async function conclude(
  run: Run,
  record: DeploymentRecord,
  { findings, by }: { readonly findings: readonly Finding[]; readonly by: "smoke" | "health" },
): Promise<readonly Finding[]> {
  const overtaken = run.signal.aborted ? undefined : await overtakenBy(run, record);
  if (overtaken !== undefined) return [...findings, overtaken];
  const { id: deployment, sha } = record;
  const marked = await leaveMark(run, { sha, deployment, verdict: fold(findings), by });
  return [...findings, ...marked];
}

async function overtakenBy(run: Run, record: DeploymentRecord): Promise<Finding | undefined> {
  const past = await readHistory(run);
  return past.state === "missing" ? unreadable(run, past) : supersededFinding(past.value, record);
}

function nothingDeployed(run: Run, without: "refuse" | "notice"): Decided {
  const why = `this run has deployed nothing to ${run.environment.name}`;
  if (without === "notice") return unmarked(why);
  const refusal = step("deployment", "The deployment that is judged is known", {
    outcome: "unknown",
    expected: `a deployment of ${run.release.version} to ${run.environment.name} by this run`,
    found: why,
    remedy: "run the deploy stage first, or name the deployment-id",
  });
  return { deployment: undefined, refusal, notices: [] };
}

function notOurs(run: Run, named: number): Finding {
  return step("deployment", "The deployment that is judged is known", {
    outcome: "unknown",
    expected: `deployment ${named} is one of ours in ${run.environment.name}`,
    found: "no such deployment was made by release-gate",
    remedy: "name the deployment-id that the deploy stage gave, or leave it out",
  });
}

/** What answers there is another version: its health says nothing about this one. */
function neverLive(run: Run, record: DeploymentRecord): Finding | undefined {
  if (wasLive(record)) return undefined;
  return step("deployment", "The deployment that is judged is live", {
    outcome: "unknown",
    expected: `deployment ${record.id} came live in ${run.environment.name}`,
    found: `its record says ${record.statuses[0]?.state ?? "nothing"}`,
    remedy: "run the rollback stage, or deploy it again; nothing is marked for it",
    link: record.url,
  });
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

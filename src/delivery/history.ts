import type { Answer, MissingAnswer } from "../core/answer.ts";
import { type Ask, askOne } from "../core/ask.ts";
import type { Finding } from "../core/finding.ts";
import { type DeploymentRecord, type History, newest, supersededBy } from "../core/history.ts";
import { lackOf } from "../core/lack.ts";
import { shortSha } from "../core/units.ts";
import { isSilent, settling } from "../core/unsettled.ts";
import { history } from "../questions/history.ts";
import { step } from "./step.ts";

/** The history of an environment, asked now; nothing is remembered between two calls. */
export function readHistory(ask: Ask, environment: string): Promise<Answer<History>> {
  return askOne(ask, history(environment));
}

/** How a deployment is named: by its id, else by commit and run. */
interface Named {
  readonly deployment: number | undefined;
  readonly sha: string;
  /** Id of the run. */
  readonly run: string;
}

/** The named deployment, else our newest record of this environment, commit and run. */
export function deploymentOf(
  { deployment, sha, run }: Named,
  past: History,
): DeploymentRecord | undefined {
  if (deployment !== undefined) return ownRecord(past, deployment);
  const deploys = past.records.filter((r) => r.payload?.kind === "deploy");
  return deploys.find((r) => r.sha === sha && r.payload?.run === run);
}

/** Our record with this id, a deployment or a revert. */
export function ownRecord(past: History, id: number): DeploymentRecord | undefined {
  return past.records.find((record) => record.id === id && record.payload !== undefined);
}

/** Nothing is decided about deployments that cannot be read. */
export function unreadable(environment: string, answer: MissingAnswer): Finding {
  return step("deployment", "The deployment that is judged is known", {
    outcome: "unknown",
    expected: `The deployment records of ${environment}`,
    found: answer.reason,
    remedy: answer.remedy,
    lacks: [lackOf(answer)],
  });
}

/** A finding where somebody else has deployed since; undefined where ours is the newest. */
export function supersededFinding(past: History, record: DeploymentRecord): Finding | undefined {
  const other =
    supersededBy(past, record) ?? (newest(past)?.id === record.id ? undefined : newest(past));
  if (other === undefined) return undefined;
  return step("still-newest", "The deployment is still the newest", {
    outcome: "unknown",
    expected: `No deployment to ${past.environment} after deployment ${record.id}`,
    found: `Deployment ${other.id} of ${shortSha(other.sha)} came after it`,
    remedy: isSilent(other)
      ? settling(other, past.environment)
      : "Look at the newer deployment; the older one is neither marked nor rolled back",
    link: other.url,
  });
}

import type { Answer, MissingAnswer } from "../core/answer.ts";
import { type Ask, askOne } from "../core/ask.ts";
import type { Finding } from "../core/finding.ts";
import { lackOf } from "../core/lack.ts";
import { nonceOf } from "../core/nonce.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { Proof } from "../core/record-description.ts";
import { foreignAfter, linkOf, ownAfter } from "../core/record-links.ts";
import { hasTouched } from "../core/record-state.ts";
import { counting } from "../core/record-trust.ts";
import { isLocal, type Release, type RunIdentity } from "../core/release.ts";
import { shortSha } from "../core/units.ts";
import { history } from "../questions/history.ts";
import { step } from "./step.ts";

/** What was deployed where, asked now; nothing is remembered between two calls. */
export function readHistory(
  ask: Ask,
  environment: string,
  { component }: Pick<Release, "component">,
): Promise<Answer<History>> {
  return askOne(ask, history(environment, component));
}

/** How a deployment is named: by its id, else by commit and run. */
export interface Sought {
  readonly deployment: number | undefined;
  readonly sha: string;
  readonly run: RunIdentity;
  /** Why a person wants it reverted. */
  readonly reason: string | undefined;
  /** Version that a person wants to return to. */
  readonly to?: string | undefined;
  /** Commit and version, where a person has named them. */
  readonly named: { readonly sha: string | undefined; readonly version: string | undefined };
}

/**
 * The record that a stage speaks of: the named one, else the newest deployment of this commit and
 * run; outside Actions, and for a revert by hand, the newest deployment, unless what a person has
 * named is another. Who names a version to return to may go on from a revert, too.
 */
export function deploymentOf(sought: Sought, past: History): DeploymentRecord | undefined {
  const { deployment, sha, run, reason, to, named } = sought;
  if (deployment !== undefined) return ownRecord(past, deployment);
  const all = counting(past.records);
  const deploys = all.filter(({ payload }) => payload.kind === "deploy");
  if (!isLocal(run) && reason === undefined) {
    return deploys.find((one) => one.sha === sha && one.payload.run === run.id);
  }
  // A claim of which nothing was begun is not what a person means.
  const newest = (to === undefined ? deploys : all).find(hasTouched);
  if (newest === undefined) return undefined;
  const { sha: commit = newest.sha, version = newest.payload.version } = named;
  return commit === newest.sha && version === newest.payload.version ? newest : undefined;
}

/** Our record with this id, a deployment or a revert. */
export function ownRecord({ records }: History, id: number): DeploymentRecord | undefined {
  return records.find((record) => record.id === id);
}

/** What the workflow run of a record shows in its name, where the record is known. */
export function nonceIn(past: History, id: number): string | undefined {
  const record = ownRecord(past, id);
  return record && nonceOf(record);
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

/**
 * A finding where something else was deployed since; undefined where this is the newest. What
 * others have recorded says so only where nothing proves that this build is live.
 */
export function supersededFinding(
  past: History,
  record: DeploymentRecord,
  proof: Proof,
): Finding | undefined {
  const foreign = proof === "none" ? foreignAfter(past, record) : undefined;
  const other = ownAfter(past, record) ?? foreign;
  if (other === undefined) return undefined;
  return step("still-newest", "The deployment is still the newest", {
    outcome: "unknown",
    expected: `No deployment to ${past.environment} after deployment ${record.id}`,
    found: `Deployment ${other.id} of ${shortSha(other.sha)} came after it`,
    remedy: "Look at the newer deployment; the older one gets no verdict and is not rolled back",
    link: linkOf(other),
  });
}

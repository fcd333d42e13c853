import { type Ask, askOne } from "../core/ask.ts";
import { type DeploymentRecord, type History, newest } from "../core/history.ts";
import type { Environment } from "../core/release.ts";
import { STAGES } from "../core/stages.ts";
import { deploymentOf, ownRecord } from "../delivery/history.ts";
import { history } from "../questions/history.ts";
import type { Opened } from "./open.ts";
import type { Request } from "./request.ts";

/** The environment's records and marks; undefined where they are not known. */
export async function pastOf({ name }: Environment, ask: Ask): Promise<History | undefined> {
  const answer = await askOne(ask, history(name));
  return answer.state === "known" ? answer.value : undefined;
}

/**
 * The record that a stage is about, where it is not the release's own: the named one, and for a
 * rollback by hand the newest deployment, whoever made it. A rollback is not itself rolled back by
 * that: the deployment that it rolled back is what was meant.
 */
export function aboutOf(
  { stage, deployment, identity, reason, sha: named }: Request,
  { sha }: Opened,
  past: History | undefined,
): DeploymentRecord | undefined {
  if (past === undefined || !STAGES[stage].aboutRecord) return undefined;
  if (deployment !== undefined) return ownRecord(past, deployment);
  if (stage !== "rollback") return undefined;
  const own = deploymentOf({ deployment, sha, run: identity.id }, past);
  if (own !== undefined || reason === undefined) return own;
  const last = newest(past);
  const { kind, rollback_of: took } = last?.payload ?? {};
  const meant = kind === "rollback" && took != null ? ownRecord(past, took) : last;
  return named === undefined || meant?.sha === sha ? meant : undefined;
}

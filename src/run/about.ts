import { type Ask, askOne } from "../core/ask.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { newestTouched } from "../core/record-trust.ts";
import type { Environment } from "../core/release.ts";
import { STAGES } from "../core/stages.ts";
import { withoutV } from "../core/tag.ts";
import { deploymentOf } from "../delivery/history.ts";
import type { RunSubject } from "../delivery/run.ts";
import { history } from "../questions/history.ts";
import type { Opened } from "./open.ts";
import type { Request } from "./request.ts";

/** What was deployed to the environment; undefined where it is not known. */
export async function pastOf(
  { name }: Environment,
  component: string,
  ask: Ask,
): Promise<History | undefined> {
  const answer = await askOne(ask, history(name, component));
  return answer.state === "known" ? answer.value : undefined;
}

/** The record that a stage is about, where it speaks of one: it names version and commit. */
export function aboutOf(
  request: Request,
  opened: Pick<Opened, "sha">,
  past: History | undefined,
): DeploymentRecord | undefined {
  const { stage, deployment, identity: run, reason, to } = request;
  if (past === undefined || !STAGES[stage].aboutRecord) return undefined;
  // It runs on a schedule, in a run of its own.
  if (stage === "watch" && deployment === undefined) return newestTouched(past.records);
  const { sha } = opened;
  return deploymentOf({ deployment, sha, run, reason, to, named: namedIn(request, opened) }, past);
}

/** Commit and version, where a person has named them. */
export function namedIn(
  { sha: named, version }: Request,
  { sha }: Pick<Opened, "sha">,
): RunSubject["named"] {
  return {
    sha: named === undefined ? undefined : sha,
    version: version === undefined ? undefined : withoutV(version),
  };
}

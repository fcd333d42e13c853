import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { RECORD_STATES, stateOf, wasLive } from "../core/record-state.ts";
import {
  deploymentOf,
  ownRecord,
  readHistory,
  supersededFinding,
  unreadable,
} from "../delivery/history.ts";
import type { Run, RunSubject } from "../delivery/run.ts";
import { step } from "../delivery/step.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";

/** What a deciding stage decides about. */
export interface About {
  readonly record: DeploymentRecord | undefined;
  /** Why nothing may be decided here. */
  readonly refusal?: Finding | undefined;
  /** Said instead of a verdict on record. */
  readonly notices: readonly Finding[];
}

/** The deployment that a deciding stage judges, or why there is none. */
export async function aboutOf(run: Run): Promise<About> {
  return claimedHere(run) ?? (await judgedDeployment(run));
}

/** The deployment that this process has just made: what was deployed since is seen at the decision. */
function claimedHere({ subject, claimed }: Run): About | undefined {
  const { deployment } = subject;
  const record = claimed && deployment !== undefined ? ownRecord(claimed, deployment) : undefined;
  return record && { record, notices: [] };
}

async function judgedDeployment({ subject, world }: Run): Promise<About> {
  const { environment, repository, deployment, release, identity, named } = subject;
  const { name } = environment;
  if (repository === undefined) return withoutGitHub(identity);
  const past = await readHistory(world.ask, name, release);
  if (past.state === "missing") return refused(unreadable(name, past));
  const sought = { deployment, sha: release.sha, run: identity, reason: undefined, named };
  const record = deploymentOf(sought, past.value);
  if (record !== undefined) {
    // Where the manifest says how to tell builds apart, that is asked before others are believed.
    const proof = provable(subject) ? "version" : "none";
    const refusal = supersededFinding(past.value, record, proof) ?? neverLive(name, record);
    return { record, refusal, notices: [] };
  }
  if (deployment !== undefined) return refused(notOurs(name, deployment));
  return unrecorded(`this run has deployed nothing to ${name}`, DEPLOY_FIRST);
}

const provable = ({ manifest }: RunSubject): boolean => tellsBuilds(manifest.smoke.ready);

const refused = (refusal: Finding): About => ({ record: undefined, refusal, notices: [] });

const DEPLOY_FIRST = "Run the deploy stage first, or name the deployment-id";

/** A record that is not there. */
export function notOurs(environment: string, named: number): Finding {
  return step("deployment", "The deployment that is judged is known", {
    outcome: "unknown",
    expected: `A deployment that release-gate made to ${environment}`,
    found: `None has the id ${named}`,
    remedy: "Name the deployment-id that the deploy stage gave, or leave it out",
  });
}

/** What answers there is another version: its health says nothing about this one. */
function neverLive(environment: string, record: DeploymentRecord): Finding | undefined {
  if (wasLive(record)) return undefined;
  return step("deployment", "The deployment that is judged is live", {
    outcome: "unknown",
    expected: `Deployment ${record.id} live in ${environment}`,
    found: `Its record says: ${RECORD_STATES[stateOf(record)].means}`,
    remedy: "Run the rollback stage, or deploy it again; it gets no verdict",
    link: linkOf(record),
  });
}

/** On a laptop without a token nobody has asked for a verdict on record; in a workflow it is missed later. */
function withoutGitHub({ url }: RunSubject["identity"]): About {
  if (url === undefined) return { record: undefined, notices: [] };
  return unrecorded("the stage ran without GitHub", "Give the stage a token");
}

function unrecorded(why: string, remedy: string): About {
  const notice: Finding = {
    ...step("verdict", "The verdict is left on the deployment record", {
      outcome: "unknown",
      expected: "The verdict on the deployment record, for the stages after this one",
      found: `No verdict was left: ${why}`,
      remedy,
    }),
    effect: "warn",
  };
  return { record: undefined, notices: [notice] };
}

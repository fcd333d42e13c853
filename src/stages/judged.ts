import type { Ask } from "../core/ask.ts";
import type { Finding } from "../core/finding.ts";
import { type DeploymentRecord, wasLive } from "../core/history.ts";
import type { Live, StageResult } from "../core/result.ts";
import type { DecidingStage } from "../core/stages.ts";
import type { Decider } from "../core/states.ts";
import { isSilent, settling } from "../core/unsettled.ts";
import { fold } from "../core/verdict.ts";
import { type Delivery, deliveryOf } from "../delivery/delivery.ts";
import { deploymentOf, readHistory, supersededFinding, unreadable } from "../delivery/history.ts";
import { leaveMark } from "../delivery/mark.ts";
import type { Run, RunSubject } from "../delivery/run.ts";
import { step } from "../delivery/step.ts";
import { attempt } from "./attempt.ts";

/** What a deciding stage has measured, and which part of it gives the verdict. */
export interface Measured {
  readonly findings: readonly Finding[];
  readonly live: Live | undefined;
  readonly by: Decider;
}

interface Judging {
  readonly stage: DecidingStage;
  /** What to do where this run has deployed nothing. */
  readonly without: "refuse" | "notice";
  readonly measure: () => Promise<Measured>;
}

/**
 * Finds the deployment that is judged, measures, and leaves the verdict on it. Refuses where it is
 * no longer the newest or cannot be read; without one it measures, and leaves no verdict.
 */
export async function judged(run: Run, { stage, without, measure }: Judging): Promise<StageResult> {
  const { subject, world } = run;
  const about = await judgedDeployment(subject, world.ask, without);
  const deployment = about.record?.id;
  if (about.refusal !== undefined) return { deployment, findings: [about.refusal] };
  const measuring = async (): Promise<StageResult> => {
    const { findings, live, by } = await measure();
    if (about.record === undefined) return { findings: [...findings, ...about.notices], live };
    const delivery = deliveryOf(run);
    const ended = await conclude(delivery, world.ask, { record: about.record, findings, by });
    return { ...ended, deployment, live };
  };
  return attempt(stage, measuring, { deployment });
}

/** Leaves the verdict, unless somebody has deployed meanwhile: then it speaks of something else. */
async function conclude(
  delivery: Delivery,
  ask: Ask,
  { record, findings, by }: Omit<Measured, "live"> & { readonly record: DeploymentRecord },
): Promise<StageResult> {
  const { environment, signal } = delivery;
  const overtaken = signal.aborted ? undefined : await overtakenBy(environment.name, ask, record);
  if (overtaken !== undefined) return { findings: [...findings, overtaken] };
  const { id: deployment, sha } = record;
  const marked = await leaveMark(delivery, { sha, deployment, verdict: fold(findings), by });
  return { ...marked, findings: [...findings, ...marked.findings] };
}

async function overtakenBy(
  environment: string,
  ask: Ask,
  record: DeploymentRecord,
): Promise<Finding | undefined> {
  const past = await readHistory(ask, environment);
  if (past.state === "missing") return unreadable(environment, past);
  return supersededFinding(past.value, record);
}

/** What a deciding stage decides about. */
interface About {
  readonly record: DeploymentRecord | undefined;
  /** Why nothing may be decided here. */
  readonly refusal: Finding | undefined;
  /** Said instead of a mark. */
  readonly notices: readonly Finding[];
}

async function judgedDeployment(
  { environment: { name }, repository, deployment, release, identity }: RunSubject,
  ask: Ask,
  without: Judging["without"],
): Promise<About> {
  if (repository === undefined) return withoutGitHub(identity);
  const past = await readHistory(ask, name);
  if (past.state === "missing") return refused(unreadable(name, past));
  const named = { deployment, sha: release.sha, run: identity.id };
  const record = deploymentOf(named, past.value);
  if (record !== undefined) {
    const refusal = supersededFinding(past.value, record) ?? neverLive(name, record);
    return { record, refusal, notices: [] };
  }
  if (deployment !== undefined) return refused(notOurs(name, deployment));
  const why = `this run has deployed nothing to ${name}`;
  return without === "notice"
    ? unmarked(why, DEPLOY_FIRST)
    : refused(notDeployed(name, release.version, why));
}

const refused = (refusal: Finding): About => ({ record: undefined, refusal, notices: [] });

const KNOWN = "The deployment that is judged is known";
const DEPLOY_FIRST = "Run the deploy stage first, or name the deployment-id";

function notDeployed(environment: string, version: string, found: string): Finding {
  return step("deployment", KNOWN, {
    outcome: "unknown",
    expected: `A deployment of ${version} to ${environment} by this run`,
    found,
    remedy: DEPLOY_FIRST,
  });
}

function notOurs(environment: string, named: number): Finding {
  return step("deployment", KNOWN, {
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
    found: `Its record says ${record.statuses[0]?.state ?? "nothing"}`,
    remedy: isSilent(record)
      ? settling(record, environment)
      : "Run the rollback stage, or deploy it again; nothing is marked for it",
    link: record.url,
  });
}

/** On a laptop without a token nobody has asked for a mark; in a workflow one is missed later. */
function withoutGitHub({ url }: RunSubject["identity"]): About {
  if (url === undefined) return { record: undefined, refusal: undefined, notices: [] };
  return unmarked("the stage ran without GitHub", "Give the stage a token");
}

function unmarked(why: string, remedy: string): About {
  const notice: Finding = {
    ...step("mark", "The verdict is left on the commit", {
      outcome: "unknown",
      expected: "The verdict as a commit status, for the stages after this one",
      found: `No commit status was set: ${why}`,
      remedy,
    }),
    effect: "warn",
  };
  return { record: undefined, refusal: undefined, notices: [notice] };
}

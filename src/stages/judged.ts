import type { Baseline } from "../core/baseline.ts";
import { provenBy } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import type { Proof, RecordVerdict } from "../core/record-description.ts";
import { linkOf } from "../core/record-links.ts";
import { isOpen, RECORD_STATES, stateOf, verdictOf, wasLive } from "../core/record-state.ts";
import type { Live, StageResult } from "../core/result.ts";
import type { DecidingStage } from "../core/stages.ts";
import type { TRIGGERS } from "../core/states.ts";
import { formatDuration, formatTime } from "../core/units.ts";
import { fold } from "../core/verdict.ts";
import { type Delivery, deliveryOf } from "../delivery/delivery.ts";
import {
  deploymentOf,
  ownRecord,
  readHistory,
  supersededFinding,
  unreadable,
} from "../delivery/history.ts";
import { answeredBefore } from "../delivery/live.ts";
import type { Run, RunSubject } from "../delivery/run.ts";
import { step } from "../delivery/step.ts";
import { leaveVerdict } from "../delivery/verdict.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { attempt } from "./attempt.ts";

/** What a deciding stage has measured, and which part of it gives the verdict. */
export interface Measured {
  readonly findings: readonly Finding[];
  readonly live: Live | undefined;
  readonly by: "live" | (typeof TRIGGERS)[number];
  /** When build and checks were looked at last, by the monotonic clock. */
  readonly seenAt: number;
  /** Looks at them again. */
  readonly again: () => Promise<Measured>;
}

/** A pass speaks of the moment: after this time since the last look, it is looked again. */
const FRESH_MS = 10_000;
const MOST_AGAIN = 2;

interface Judging {
  readonly stage: DecidingStage;
  /** Measures; `baseline`: what the checks were before the deployment. */
  readonly measure: (baseline: Baseline | null) => Promise<Measured>;
}

/**
 * Finds the deployment that is judged, measures, and writes the verdict on its record. Refuses
 * where it is no longer the newest or cannot be read; without one it judges what is live, and
 * leaves no verdict.
 */
export async function judged(run: Run, { stage, measure }: Judging): Promise<StageResult> {
  const about = claimedHere(run) ?? (await judgedDeployment(run));
  const deployment = about.record?.id;
  if (about.refusal !== undefined) return { deployment, findings: [about.refusal] };
  const measuring = async (): Promise<StageResult> => {
    const measured = await measure(about.record?.payload.baseline ?? null);
    if (about.record === undefined) {
      const { findings, live } = measured;
      return { findings: [...findings, ...about.notices], live };
    }
    return { ...(await conclude(run, about.record, measured)), deployment };
  };
  return attempt(stage, measuring, { deployment });
}

/** Writes the verdict, unless somebody has deployed meanwhile: then it speaks of something else. */
async function conclude(run: Run, record: DeploymentRecord, first: Measured): Promise<StageResult> {
  const delivery = deliveryOf(run);
  let measured = first;
  let now = await atDecision(delivery, record, measured);
  for (let times = 0; times < MOST_AGAIN && isStale(delivery, measured); times += 1) {
    measured = await measured.again();
    now = await atDecision(delivery, record, measured);
  }
  const { findings, by, live } = measured;
  if ("refusal" in now) return { findings: [...findings, now.refusal], live };
  if (isStale(delivery, measured)) return { findings: [...findings, tooLate()], live };
  const proof = proofOf(now.record, measured);
  const verdict: RecordVerdict = { outcome: fold(findings), by, proof };
  if (says(now.record, verdict)) return { findings, live, proof };
  const failed = failedBefore(now.record);
  if (failed !== undefined && verdict.outcome !== "fail") {
    return { findings: [...findings, failed], live, proof };
  }
  const left = await leaveVerdict(delivery, now.record, verdict);
  return { ...left, findings: [...findings, ...left.findings], live, proof };
}

/** Where another build answers besides, nothing proves which one was judged. */
function proofOf({ sha, payload }: DeploymentRecord, { by, live }: Measured): Proof {
  const build = { version: payload.version, sha };
  return by === "live" ? "none" : provenBy(live, build, answeredBefore(payload));
}

function isStale({ clock, signal }: Delivery, { findings, seenAt }: Measured): boolean {
  return fold(findings) === "pass" && !signal.aborted && clock.monotonic() - seenAt > FRESH_MS;
}

function tooLate(): Finding {
  return step("verdict", "The verdict speaks of this moment", {
    outcome: "unknown",
    expected: `A verdict within ${formatDuration(FRESH_MS)} of what was measured`,
    found: "GitHub took longer to show the records, each time",
    remedy: "Run the stage again when GitHub answers as usual",
  });
}

/** As it stands now; what was interrupted is written on what is known. */
function atDecision(delivery: Delivery, record: DeploymentRecord, measured: Measured) {
  if (delivery.signal.aborted) return { record };
  return recordNow(delivery, record, proofOf(record, measured));
}

/** The record at the decision, or why nothing may be decided about it any more. */
async function recordNow(
  { ask, environment, release }: Delivery,
  record: DeploymentRecord,
  proof: Proof,
): Promise<{ readonly record: DeploymentRecord } | { readonly refusal: Finding }> {
  const past = await readHistory(ask, environment.name, release);
  if (past.state === "missing") return { refusal: unreadable(environment.name, past) };
  const now = ownRecord(past.value, record.id);
  if (now === undefined) return { refusal: notOurs(environment.name, record.id) };
  const refusal = supersededFinding(past.value, now, proof) ?? endedMeanwhile(record, now);
  return refusal === undefined ? { record: now } : { refusal };
}

/** What was ended by others stays ended; a verdict that another look has left does not end it. */
function endedMeanwhile(before: DeploymentRecord, now: DeploymentRecord): Finding | undefined {
  const state = stateOf(now);
  if (!isOpen(before) || isOpen(now) || state === "passed" || state === "undecided") {
    return undefined;
  }
  return step("deployment", "The deployment that is judged was not ended meanwhile", {
    outcome: "unknown",
    expected: `Deployment ${now.id} without an end`,
    found: `Its record says: ${RECORD_STATES[state].means}`,
    remedy: "Look at what is live; what has ended gets no verdict",
    link: linkOf(now),
  });
}

/** A failure is final for its deployment: no later look takes it back. */
function failedBefore(record: DeploymentRecord): Finding | undefined {
  const given = verdictOf(record);
  if (given?.outcome !== "fail") return undefined;
  return step("verdict", "The deployment that is judged has not failed before", {
    outcome: "fail",
    expected: `No failure of deployment ${record.id} on its record`,
    found: `It failed on ${formatTime(given.at)} (${given.by}): a failure stays on record`,
    remedy: "Run the rollback stage, or release again in a new run",
    link: linkOf(record),
  });
}

/** True where the record says so already: saying it again would make it no truer. */
function says(record: DeploymentRecord, { outcome, by, proof }: RecordVerdict): boolean {
  const given = verdictOf(record);
  return given?.outcome === outcome && given.by === by && given.proof === proof;
}

/** What a deciding stage decides about. */
interface About {
  readonly record: DeploymentRecord | undefined;
  /** Why nothing may be decided here. */
  readonly refusal?: Finding | undefined;
  /** Said instead of a verdict on record. */
  readonly notices: readonly Finding[];
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

function notOurs(environment: string, named: number): Finding {
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

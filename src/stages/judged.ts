import { provenBy } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import { STUCK_RELEASE } from "../core/pages.ts";
import type { DeploymentRecord } from "../core/record.ts";
import type { Proof, RecordVerdict } from "../core/record-description.ts";
import { guardFault, JUDGED_STATES } from "../core/record-guard.ts";
import { linkOf } from "../core/record-links.ts";
import { isOpen, RECORD_STATES, stateOf, verdictOf } from "../core/record-state.ts";
import type { Live, StageResult } from "../core/result.ts";
import type { DecidingStage } from "../core/stages.ts";
import type { TRIGGERS } from "../core/states.ts";
import { formatTime } from "../core/units.ts";
import { fold, type Verdict } from "../core/verdict.ts";
import { type Delivery, deliveryOf } from "../delivery/delivery.ts";
import { FRESH_MS, tooLate } from "../delivery/fresh.ts";
import { ownRecord, readHistory, supersededFinding, unreadable } from "../delivery/history.ts";
import { answeredBefore } from "../delivery/live.ts";
import { judgedSite } from "../delivery/own-site.ts";
import { hasty } from "../delivery/patience.ts";
import type { Run } from "../delivery/run.ts";
import type { Site } from "../delivery/site.ts";
import { step } from "../delivery/step.ts";
import { leaveVerdict } from "../delivery/verdict.ts";
import { vouched } from "../delivery/vouched.ts";
import { VERSION_LIVE } from "../smoke/options.ts";
import { attempt } from "./attempt.ts";
import { aboutOf, notOurs } from "./judged-about.ts";
import { countedIn } from "./observed.ts";

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

/** Times that build and checks are looked at again, since a pass could not be written in time. */
const MOST_AGAIN = 2;

/** Longest that GitHub is waited for where a failure is in hand, in milliseconds for each answer. */
const HASTY_MS = 20_000;

interface Judging {
  readonly stage: DecidingStage;
  /** Measures there; the deployment is the one that is judged, where there is one. */
  readonly measure: (site: Site, deployment: DeploymentRecord | undefined) => Promise<Measured>;
}

/**
 * Finds the deployment that is judged, measures, and writes the verdict on its record. Refuses
 * where it is no longer the newest or cannot be read; without one it judges what is live, and
 * leaves no verdict.
 */
export async function judged(run: Run, { stage, measure }: Judging): Promise<StageResult> {
  const about = await aboutOf(run);
  const deployment = about.record?.id;
  if (about.refusal !== undefined) return { deployment, findings: [about.refusal] };
  const measuring = async (): Promise<StageResult> => {
    const baseline = about.record?.payload.baseline ?? null;
    const site = { ...(await judgedSite(run, about.record)), baseline };
    const seen = counted(run, await measure(site, about.record));
    const measured = await withPeople(run, about.record, seen);
    if (about.record === undefined) {
      const { findings, live } = measured;
      return { findings: [...findings, ...about.notices], live, proof: untold(findings) };
    }
    const { kind } = about.record.payload;
    return { ...(await conclude(run, about.record, measured)), deployment, judged: kind };
  };
  return attempt(stage, measuring, { deployment });
}

/** As it counts in the environment, also where it is looked at again. */
function counted(run: Run, measured: Measured): Measured {
  const { findings, again } = measured;
  return {
    ...measured,
    findings: countedIn(run, findings),
    again: async () => counted(run, await again()),
  };
}

/** People are asked only where the checks leave nothing to do: a rollback waits for nobody. */
async function withPeople(
  run: Run,
  record: DeploymentRecord | undefined,
  measured: Measured,
): Promise<Measured> {
  if (fold(measured.findings) !== "pass" || run.world.signal.aborted) return measured;
  const said = await vouched(run, record);
  if (said.length === 0) return measured;
  return {
    ...measured,
    findings: [...measured.findings, ...said],
    again: async () => withPeople(run, record, await measured.again()),
  };
}

/** Without a record nothing says what ran before; that the build was not told is known all the same. */
export function untold(findings: readonly Finding[]): "none" | undefined {
  const isUntold = findings.some(({ id, outcome }) => id === VERSION_LIVE && outcome !== "pass");
  return isUntold ? "none" : undefined;
}

/** Writes the verdict, unless somebody has deployed meanwhile: then it speaks of something else. */
async function conclude(run: Run, record: DeploymentRecord, first: Measured): Promise<StageResult> {
  const usual = deliveryOf(run);
  const isOwner = run.claimed !== undefined;
  let measured = first;
  for (let times = 0; ; times += 1) {
    // What reverts it has the verdict in hand, and does the waiting.
    const isInHand = isOwner && fold(measured.findings) === "fail";
    const delivery = isInHand ? hasty(usual, HASTY_MS) : usual;
    const concluded = await concludeOnce(delivery, { record, isOwner }, measured);
    if (!("late" in concluded)) return concluded;
    const { findings, live } = measured;
    if (times === MOST_AGAIN) return { findings: [...findings, concluded.late], live };
    measured = await measured.again();
  }
}

/** The record that is judged, and whether this process has claimed it. */
interface Judged {
  readonly record: DeploymentRecord;
  readonly isOwner: boolean;
}

/** Decides by the records of this moment; a pass that is not written in time is none. */
async function concludeOnce(
  delivery: Delivery,
  { record, isOwner }: Judged,
  measured: Measured,
): Promise<StageResult | { readonly late: Finding }> {
  const { findings, by, live, seenAt } = measured;
  const now = await atDecision(delivery, record, measured);
  const refusal = "refusal" in now ? now.refusal : undefined;
  if (isStale(delivery, measured)) return { late: refusal ?? tooLate() };
  const outcome = outcomeOn(record, findings);
  const proof = proofOf("record" in now ? now.record : record, measured);
  const verdict: RecordVerdict = { ...recorded(outcome, by), proof };
  const seen = { live, proof };
  if ("refusal" in now) {
    const isInHand = isOwner && outcome === "fail" && now.silent === true;
    const inHand = { unrecorded: verdict, given: { verdict, written: "no" } } as const;
    return { findings: [...findings, now.refusal], live, ...(isInHand ? inHand : {}) };
  }
  if (says(now.record, verdict)) {
    return { findings, ...seen, given: { verdict, written: "yes" } };
  }
  const failed = failedBefore(now.record);
  if (failed !== undefined && outcome !== "fail") {
    return { findings: [...findings, failed], ...seen };
  }
  const until = isOwner ? Date.parse(record.payload.lease) : undefined;
  const guard = { states: JUDGED_STATES, until, seen: now.seen };
  const over = now.seen ? guardFault(guard, now.record, delivery.githubTime()) : undefined;
  if (over !== undefined) return { findings: [...findings, leaseOver(record, over)], ...seen };
  const before = outcome === "pass" ? seenAt + FRESH_MS : undefined;
  const left = await leaveVerdict(delivery, now.record, { verdict, guard, before });
  if (left.unrecorded !== undefined && isStale(delivery, measured)) return { late: tooLate() };
  return { ...left, findings: [...findings, ...left.findings], ...seen };
}

/** A failure of what was returned to is no verdict on it: it may be trouble that both builds have. */
function outcomeOn({ payload }: DeploymentRecord, findings: readonly Finding[]): Verdict {
  const outcome = fold(findings);
  return payload.kind === "rollback" && outcome === "fail" ? "inconclusive" : outcome;
}

/**
 * What stands on record of what waits for people: a record that is pending would keep others away,
 * and a doubt of health might roll it back.
 */
function recorded(outcome: Verdict, by: Measured["by"]): Pick<RecordVerdict, "outcome" | "by"> {
  return outcome === "pending" ? { outcome: "inconclusive", by: "smoke" } : { outcome, by };
}

function leaseOver({ id }: DeploymentRecord, fault: string): Finding {
  return step("owner", "The deployment belongs to this run", {
    outcome: "unknown",
    expected: `Deployment ${id} still open, and its lease not over`,
    found: `No verdict was written: ${fault}`,
    remedy: "Look at what is live, then run the stage verify",
    details: [`What this means: ${STUCK_RELEASE}`],
  });
}

/** Where another build answers besides, nothing proves which one was judged. */
function proofOf({ sha, payload }: DeploymentRecord, { by, live }: Measured): Proof {
  const build = { version: payload.version, sha };
  return by === "live" ? "none" : provenBy(live, build, answeredBefore(payload));
}

function isStale({ clock, signal }: Delivery, { findings, seenAt }: Measured): boolean {
  return fold(findings) === "pass" && !signal.aborted && clock.monotonic() - seenAt > FRESH_MS;
}

/** As it stands now; what was interrupted is looked at right before it is written. */
async function atDecision(delivery: Delivery, record: DeploymentRecord, measured: Measured) {
  if (delivery.signal.aborted) return { record, seen: false };
  return recordNow(delivery, record, proofOf(record, measured));
}

/** The record at the decision, or why nothing may be decided about it any more. */
async function recordNow(
  { ask, environment, release }: Delivery,
  record: DeploymentRecord,
  proof: Proof,
): Promise<
  | { readonly record: DeploymentRecord; readonly seen: true }
  /** `silent`: GitHub gave no answer. */
  | { readonly refusal: Finding; readonly silent?: true | undefined }
> {
  const past = await readHistory(ask, environment.name, release);
  if (past.state === "missing") {
    return { refusal: unreadable(environment.name, past), silent: past.silent };
  }
  const now = ownRecord(past.value, record.id);
  if (now === undefined) return { refusal: notOurs(environment.name, record.id) };
  const refusal = supersededFinding(past.value, now, proof) ?? endedMeanwhile(record, now);
  return refusal === undefined ? { record: now, seen: true } : { refusal };
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

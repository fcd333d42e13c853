import { compareBuild } from "../core/build.ts";
import { orderBack } from "../core/order.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { ownAfter } from "../core/record-links.ts";
import { isOpen } from "../core/record-state.ts";
import { newestTouched } from "../core/record-trust.ts";
import type { Released } from "../core/release.ts";
import { type Given, handOn, type StageResult } from "../core/result.ts";
import { shortSha } from "../core/units.ts";
import { byHand } from "../delivery/by-hand.ts";
import { deploymentOf, readHistory } from "../delivery/history.ts";
import { askLive } from "../delivery/live.ts";
import { type NotEnded, startedByIt } from "../delivery/lock.ts";
import { ownerOf } from "../delivery/owner.ts";
import type { Run, RunSubject } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { isOver } from "../rollout/guards.ts";
import { type Hold, type Plan, planRevert } from "../rollout/plan.ts";
import { describeBuild } from "../smoke/build-source.ts";
import { attempt } from "./attempt.ts";
import { ended, held, nothing, withCommand } from "./decision.ts";
import { type InHand, ownInHand, waitingFor } from "./in-hand.ts";
import { leftInPeace } from "./look.ts";
import type { Stage } from "./stage.ts";
import { type Overtaken, takeBack } from "./take-back.ts";
import { unanswered } from "./unanswered.ts";

/** Reads the verdict on the deployment and reverts it, holds it, or does nothing. */
export const rollback: Stage = (run) =>
  revert(run, { inHand: undefined, given: undefined, justNow: false });

/** The verdict that a rollback rests on. */
interface Rests {
  /** Where it could not be written. */
  readonly inHand: RecordVerdict | undefined;
  /** As this process has given it. */
  readonly given: Given | undefined;
  /** This process has given it, written or not. */
  readonly justNow: boolean;
}

/** The same right after the verdict, in the same process. */
export async function revert(run: Run, rests: Rests): Promise<StageResult> {
  const known = ownInHand(run, rests.given);
  const patientRun = known === undefined ? run : waitingFor(run, known);
  const result = await decided(patientRun, { ...rests, known });
  if (result.rolledBack !== "held" && result.rolledBack !== "failed") return result;
  // Whoever has to decide now wants to know what people get meanwhile.
  const live = await askLive(siteOf(run), run.subject.release);
  return handOn(result, { findings: [], live });
}

/** Decides by what the records say now: about the deployment, its verdict, the target and the guards. */
async function decided(run: Run, rests: Resting, turns = 1): Promise<StageResult> {
  const { name } = run.subject.environment;
  const past = await readHistory(run.world.ask, name, run.subject.release);
  const { known } = rests;
  if (past.state === "missing" && past.silent === true && known !== undefined) {
    return attempt("rollback", () => unanswered(run, known, past));
  }
  if (past.state === "missing") {
    const because = `the deployment records of ${name} could not be read: ${past.reason}`;
    return held({ because, remedy: past.remedy }, coordinatorOf(run.subject));
  }
  const history = past.value;
  const record = revertSubject(run.subject, history);
  if (record === undefined) return noSubject(run.subject);
  const { id: deployment } = record;
  const inHand = stillCounts(run, record) ? rests.inHand : undefined;
  const about = { ...rests, history, record, inHand };
  const act = (): Promise<StageResult | Overtaken> => acted(run, about);
  const result = await attempt("rollback", act, { deployment });
  if (!("anew" in result)) return handOn({ findings: [], deployment }, result);
  const later = turns < MOST_TURNS ? await decided(run, rests, turns + 1) : busy(run.subject);
  return handOn({ findings: result.anew, deployment }, later);
}

/** A verdict that was never written counts while its record is open, and this run may act on it. */
function stillCounts({ world }: Run, record: DeploymentRecord): boolean {
  return isOpen(record) && world.githubTime() <= Date.parse(record.payload.lease);
}

/** Times that all is decided anew because something else has ended, or came first, meanwhile. */
const MOST_TURNS = 3;

function busy(subject: RunSubject): StageResult {
  const because = `other deployments to ${subject.environment.name} came first each time`;
  return held({ because, remedy: "run the rollback stage again" }, coordinatorOf(subject));
}

/** What was decided, as the timeline says it. */
const DECIDED = {
  revert: "Rolling back",
  hold: "On hold",
  nothing: "Nothing to roll back",
} as const;

interface Resting extends Rests {
  /** What this process knows of its own deployment; undefined: it owns none, or gave no verdict. */
  readonly known: InHand | undefined;
}

/** What a rollback is about. */
interface About extends Resting {
  readonly history: History;
  readonly record: DeploymentRecord;
}

async function acted(
  run: Run,
  { history, record, ...rests }: About,
): Promise<StageResult | Overtaken> {
  const { environment, manifest, reason } = run.subject;
  const { health, rollback: options } = manifest;
  const { observeOnly } = environment;
  const { when } = options;
  const asked = { verdict: rests.inHand, on: health.on ?? {}, when, reason, observeOnly };
  const plan = planRevert({ ...asked, history, record });
  const command = (target: Released) => byHand(run, orderBack(environment.name, target));
  if (plan.action === "ended") {
    const other = await putOver(run, history, plan);
    const hand = await command(plan.target);
    if (other !== undefined) return held(other, coordinatorOf(run.subject), hand);
    return ended(plan, { command: hand, later: ownAfter(history, plan.record) });
  }
  const left =
    plan.action === "hold" && (await leftInPeace(run, record, { history, target: plan.target }));
  if (left) return left;
  run.voice.tell(`${DECIDED[plan.action]}: ${plan.because}`);
  if (plan.action === "nothing") return nothing(plan.because);
  if (plan.action === "revert") return takeBack(run, { history, record, plan, ...rests });
  const runsOn = isOver(record) ? undefined : await startedByIt(run.world, record);
  if (runsOn !== undefined) return held(whileItRuns(plan, runsOn), coordinatorOf(run.subject));
  const hand = plan.target && (await command(plan.target));
  const remedy = withCommand(plan.remedy, hand, plan.or ?? "; or run ");
  return held({ ...plan, remedy }, coordinatorOf(run.subject), hand);
}

/** What still runs has no verdict yet, and a command by hand would run beside it. */
function whileItRuns(plan: Hold, { because, cancel, link }: NotEnded): Omit<Hold, "action"> {
  const cancelled = cancel === undefined ? "" : `, or cancel it with \`gh run cancel ${cancel}\``;
  const remedy = `wait until it has ended${cancelled}; then run the release again, or the rollback stage with a reason`;
  return { because, remedy, link, target: plan.target };
}

type Ended = Extract<Plan, { action: "ended" }>;

/** Why a rollback that was proven is no longer what is live, where nothing of ours came after it. */
async function putOver(run: Run, { records }: History, { came, record, target }: Ended) {
  if (came !== "yes" || newestTouched(records)?.id !== record.id) return undefined;
  const live = await askLive(siteOf(run), target);
  if (live === undefined) return undefined;
  if (compareBuild(live, { build: target, before: undefined }).same !== false) return undefined;
  const says = describeBuild(live) ?? "another build";
  const because = `it was rolled back to ${target.version}, and ${says} answers now`;
  return { because, remedy: "look at what is live, and put in place what should be", target };
}

const coordinatorOf = ({ manifest }: RunSubject): string =>
  ownerOf(manifest.roles, "release-coordinator");

function revertSubject(subject: RunSubject, past: History): DeploymentRecord | undefined {
  const { deployment, release, identity, reason, to, named } = subject;
  return deploymentOf({ deployment, sha: release.sha, run: identity, reason, to, named }, past);
}

/** Nothing of this run is nothing to revert; what a person has named must be there. */
function noSubject(subject: RunSubject): StageResult {
  const { environment, deployment, reason, release } = subject;
  const where = environment.name;
  if (deployment !== undefined) {
    const because = `release-gate made no deployment ${deployment} to ${where}`;
    const remedy = "name the deployment-id that the deploy stage gave";
    return held({ because, remedy }, coordinatorOf(subject));
  }
  if (reason === undefined) return nothing(`this run has deployed nothing to ${where}`);
  const because = `${shortSha(release.sha)} is not what was deployed last to ${where}`;
  const remedy = "leave the commit out to roll back what was deployed last";
  return held({ because, remedy }, coordinatorOf(subject));
}

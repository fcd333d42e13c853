import type { Answers, MissingAnswer } from "../core/answer.ts";
import type { Finding } from "../core/finding.ts";
import type { Known } from "../core/lack.ts";
import type { DeployOrder } from "../core/order.ts";
import type { DeploymentRecord, History, PutOffRecord } from "../core/record.ts";
import { claimOf, running } from "../core/record-trust.ts";
import type { StageResult } from "../core/result.ts";
import { claimFor, claimKey, firstBefore } from "../delivery/claim.ts";
import { type Delivery, deliveryOf } from "../delivery/delivery.ts";
import { ownRecord, readHistory, unreadable } from "../delivery/history.ts";
import { answeredBefore } from "../delivery/live.ts";
import { clearTheWay } from "../delivery/lock.ts";
import { judgedNotes, type MeasuredBefore, measuredBefore } from "../delivery/measured.ts";
import { deployBlock, type Ready, readyFor } from "../delivery/order.ts";
import { ownerOf } from "../delivery/owner.ts";
import { type PutInPlace, putInPlace } from "../delivery/put-in-place.ts";
import { putOffBy } from "../delivery/put-off.ts";
import { giveUp } from "../delivery/record.ts";
import { rollOut } from "../delivery/roll-out.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { step } from "../delivery/step.ts";
import { afresh } from "./afresh.ts";
import { attempt } from "./attempt.ts";
import { claimedBefore } from "./claimed-before.ts";
import { dueFor } from "./observed.ts";
import { foundLive, isOwn, judgeSettled, pastIn } from "./settled.ts";
import type { Stage } from "./stage.ts";
import { verifyLeft } from "./verify-left.ts";

/** Judges again what is due, claims the deployment, deploys, and waits until the version is live. */
export const deploy: Stage = (run) => deployAfter(run);

/** The same right after readiness was judged by these answers, in the same process. */
export async function deployAfter(given: Run, before?: Answers, turns = 1): Promise<StageResult> {
  const { findings, answers, own, run } = await judgeSettled(given, before);
  if (own !== undefined) return own;
  const { due, mayDeploy } = dueFor(run, findings);
  const { release, environment } = run.subject;
  const { version, sha } = release;
  const order: DeployOrder = { environment: environment.name, version, sha, kind: "deploy" };
  if (!mayDeploy) return { findings: [...due, refused(order)] };
  const ready = await readyFor(deployBlock(run), order);
  if ("refusal" in ready)
    return { findings: [...due, step("deploy", titleOf(order), ready.refusal)] };
  const past = await pastOf(run, answers);
  if (past.state === "missing") {
    return { findings: [...due, unreadable(environment.name, past)] };
  }
  const turn = await locked(
    run,
    {
      order,
      ready: ready.act,
      past: past.value,
      before: measuredBefore(answers, past.value, release),
      putOff: putOffBy(due),
      notes: judgedNotes(answers, run.subject.declared),
    },
    turns,
  );
  const { judgedAnew, ...result } = turn;
  return { ...result, findings: judgedAnew ? result.findings : [...due, ...result.findings] };
}

/** Times that readiness is judged anew because something else was deployed, or ended, meanwhile. */
const MOST_TURNS = 3;

/** What becomes of a deployment that passed; true where all of it was judged once more. */
interface Turn extends StageResult {
  readonly judgedAnew?: boolean;
}

/** Deploys once nothing else is open; what has changed meanwhile is judged anew. */
async function locked(run: Run, prepared: Prepared, turns: number): Promise<Turn> {
  const delivery = deliveryOf(run);
  const { past } = prepared;
  const earlier = earlierClaim(delivery, prepared);
  // Of this very attempt nobody can say more than its record does.
  const own = earlier?.payload.attempt === run.subject.identity.attempt ? earlier : undefined;
  const before = own && claimedBefore(past, own, titleOf(prepared.order));
  if (before !== undefined) return before;
  if (delivery.dryRun) return deployed(run, prepared, turns);
  const { deploy } = run.subject.manifest;
  const way = await clearTheWay(delivery, siteOf(run), {
    past,
    timeoutMs: deploy?.timeout ?? 0,
    verify: verifyLeft(run),
    goesOn: isOwn(run),
  });
  if (way.state === "own") return foundLive(way);
  if (way.state === "blocked") return { findings: way.findings };
  if (way.state === "changed") return anew(await afresh(run, way.past), way.findings, turns);
  return deployed(run, prepared, turns);
}

async function deployed(run: Run, prepared: Prepared, turns: number): Promise<Turn> {
  const result = await claimed(run, prepared);
  return "yielded" in result ? anew(run, result.yielded, turns) : result;
}

/** Judges and deploys once more, with what was found on the way there. */
async function anew(run: Run, found: readonly Finding[], turns: number): Promise<Turn> {
  if (turns >= MOST_TURNS) return { findings: [...found, busy(run)] };
  const result = await deployAfter(run, new Map(), turns + 1);
  return { ...result, findings: [...found, ...result.findings], judgedAnew: true };
}

function busy({ subject: { environment } }: Run): Finding {
  return step("lock", "No other deployment is in progress", {
    outcome: "pending",
    expected: `No other deployment to ${environment.name} at the same time`,
    found: "Other deployments came first each time",
    remedy: "Run the stage again when they have ended",
  });
}

const titleOf = ({ version, environment }: DeployOrder): string =>
  `Deploy ${version} to ${environment}`;

function refused(order: DeployOrder): Finding {
  return {
    ...step("deploy", titleOf(order), {
      outcome: "not-applicable",
      expected: "A pass of all requirements at this moment",
      found: "Not deployed: not every requirement passes",
    }),
    effect: "inform",
  };
}

/** As readiness was judged by it a moment ago, where it was. */
async function pastOf(run: Run, answers: Answers): Promise<Known<History> | MissingAnswer> {
  const { environment, release } = run.subject;
  const known = pastIn(run, answers);
  if (known !== undefined) return { state: "known", value: known };
  return readHistory(run.world.ask, environment.name, release);
}

interface Prepared {
  readonly order: DeployOrder;
  readonly ready: Ready;
  readonly past: History;
  readonly before: MeasuredBefore;
  readonly putOff: PutOffRecord | undefined;
  /** Digest of the notes that were judged. */
  readonly notes: string | undefined;
}

const wantedBy = ({ order, past, before, putOff, notes }: Omit<Prepared, "ready">) =>
  ({
    order,
    previous: running(past.records),
    rollbackOf: undefined,
    before,
    putOff,
    notes,
  }) as const;

const earlierClaim = (delivery: Delivery, prepared: Prepared): DeploymentRecord | undefined =>
  claimOf(prepared.past.records, claimKey(delivery, wantedBy(prepared)));

/** A claim that gave way to another. */
interface Yielded {
  readonly yielded: readonly Finding[];
}

async function claimed(run: Run, prepared: Prepared): Promise<StageResult | Yielded> {
  const { order, ready, past } = prepared;
  const delivery = deliveryOf(run);
  const earlier = earlierClaim(delivery, prepared);
  const before = earlier && claimedBefore(past, earlier, titleOf(order));
  if (before !== undefined) return before;
  const claim = await claimFor(delivery, wantedBy(prepared));
  if (claim.state === "recorded") return dryRun(run, delivery, { order, ready });
  if (claim.state === "refused") return { findings: claim.findings };
  const { deployment, history: after } = claim;
  const first = firstBefore(past, after, { deployment });
  if (first !== undefined) {
    const remark = `deployment ${first.id} came first`;
    return { yielded: await giveUp(delivery, deployment, remark) };
  }
  const devops = ownerOf(run.subject.manifest.roles, "devops");
  const own = ownRecord(after, deployment)?.payload;
  const answered = own && answeredBefore(own);
  const site = { ...siteOf(run), baseline: own?.baseline ?? null };
  const put = (): Promise<PutInPlace> =>
    putInPlace(delivery, site, { order, ready, devops, before: answered, ...claim });
  const result = await attempt("deploy", put, { deployment, rolledBack: "no", history: after });
  return "yielded" in result ? { yielded: result.findings } : result;
}

async function dryRun(
  run: Run,
  delivery: Delivery,
  { order, ready }: Pick<Prepared, "order" | "ready">,
): Promise<StageResult> {
  return {
    findings: (await rollOut(delivery, siteOf(run), { order, act: ready(0), before: undefined }))
      .findings,
  };
}

import { orderBack } from "../core/order.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { stateOf, verdictOf } from "../core/record-state.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { byHand } from "../delivery/by-hand.ts";
import { deliveryOf } from "../delivery/delivery.ts";
import { clearTheWay } from "../delivery/lock.ts";
import { deployBlock, readyFor } from "../delivery/order.ts";
import { ownerOf } from "../delivery/owner.ts";
import { carryOut } from "../delivery/revert.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { aimRevert } from "../rollout/aim.ts";
import type { Plan } from "../rollout/plan.ts";
import { attempt } from "./attempt.ts";
import { held, reverting, withCommand } from "./decision.ts";
import { liftsOf } from "./lifts.ts";

/** A deployment that is rolled back, and what decided so. */
interface TakenBack {
  readonly history: History;
  readonly record: DeploymentRecord;
  readonly plan: Extract<Plan, { action: "revert" }>;
  /** Verdict that could not be written. */
  readonly inHand: RecordVerdict | undefined;
}

/** Of a record on which nobody has said anything. */
const NO_VERDICT: RecordVerdict = { outcome: "pending", by: "deploy", proof: "none" };

/** Seeks a way back, and takes it where every guard holds; else holds and asks people. */
export async function takeBack(run: Run, about: TakenBack): Promise<StageResult> {
  const { record, plan, inHand } = about;
  const { manifest, reason, environment, defaults } = run.subject;
  const way = await waitForOlder(run, about);
  if (way.state === "blocked") return way.result;
  const { history } = way;
  const coordinator = ownerOf(manifest.roles, "release-coordinator");
  const lifts = await liftsOf(run);
  const { because } = plan;
  const asked = { byHand: reason !== undefined, sawEnd: inHand !== undefined };
  const aim = aimRevert({ history, record, lifts, because, ...asked });
  if ("hold" in aim) return handOn({ findings: aim.guards }, held(aim.hold, coordinator));
  const { target } = aim;
  const order = orderBack(environment.name, target);
  const block = deployBlock(run);
  const ready = await readyFor(block, order);
  const command = await byHand(run, order);
  if ("refusal" in ready) {
    const { found, remedy = "" } = ready.refusal;
    const words = {
      because: `${because}, but ${found}`,
      remedy: withCommand(remedy, command, "; or roll back by hand with "),
    };
    return held({ ...words, target }, coordinator, command);
  }
  const owner = ownerOf(manifest.roles, "on-call");
  const reverted = { sha: record.sha, environment: environment.name, owner };
  const why = reverting(target.version, plan, reverted);
  const begin = () =>
    carryOut(deliveryOf(run), siteOf(run), {
      from: record,
      verdict: inHand ?? verdictOf(record) ?? NO_VERDICT,
      order,
      ready: ready.act,
      stableMs: manifest.rollback["stable-for"] ?? defaults.stableForMs,
      byHand: command,
    });
  const before = { findings: [why, ...aim.guards], rollbackTo: target.version };
  return handOn(before, await attempt("rollback", begin, { byHand: command }));
}

/**
 * An older deployment that is left in progress could still change the environment during the rollback. A
 * newer one is no reason to wait: then nothing is rolled back. A person's reason waits for none.
 */
async function waitForOlder(
  run: Run,
  { history, record, plan }: TakenBack,
): Promise<
  | { readonly state: "free"; readonly history: History }
  | { readonly state: "blocked"; readonly result: StageResult }
> {
  const { manifest, reason } = run.subject;
  if (reason !== undefined || run.subject.dryRun) return { state: "free", history };
  const way = await clearTheWay(deliveryOf(run), siteOf(run), {
    past: history,
    which: (one) => one.id < record.id && stateOf(one) === "in-progress",
    timeoutMs: manifest.deploy?.timeout ?? 0,
    dispatches: manifest.deploy?.workflow !== undefined,
  });
  if (way.state === "clear") return { state: "free", history };
  if (way.state === "changed") return { state: "free", history: way.past };
  const because = `${plan.because}, but an earlier deployment is still open`;
  const remedy = "look at the earlier deployment, then run the rollback stage again";
  const result = held({ because, remedy }, ownerOf(manifest.roles, "release-coordinator"));
  return { state: "blocked", result: handOn({ findings: way.findings }, result) };
}

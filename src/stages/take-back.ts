import { orderBack } from "../core/order.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { verdictOf } from "../core/record-state.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { byHand } from "../delivery/by-hand.ts";
import { deliveryOf } from "../delivery/delivery.ts";
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
  const { history, record, plan, inHand } = about;
  const { manifest, reason, environment, defaults } = run.subject;
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

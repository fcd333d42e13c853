import { liftsIn } from "../core/commands.ts";
import {
  type DeploymentRecord,
  type History,
  type Lift,
  markOfDeployment,
} from "../core/history.ts";
import { orderBack } from "../core/order.ts";
import { type Ask, askOne, comments, declared } from "../core/question.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { fold } from "../core/verdict.ts";
import { byHand } from "../delivery/by-hand.ts";
import { deliveryOf } from "../delivery/delivery.ts";
import type { Decision } from "../delivery/mark.ts";
import { deployBlock, readyFor } from "../delivery/order.ts";
import { ownerOf } from "../delivery/owner.ts";
import { carryOut } from "../delivery/revert.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { guards } from "../rollout/guards.ts";
import type { Plan } from "../rollout/plan.ts";
import { chooseTarget } from "../rollout/target.ts";
import { attempt } from "./attempt.ts";
import { held, reverting } from "./decision.ts";

/** A deployment that is taken back, and what decided so. */
interface TakenBack {
  readonly history: History;
  readonly record: DeploymentRecord;
  readonly plan: Extract<Plan, { action: "revert" }>;
}

/** Seeks a way back, and takes it where every guard holds; else holds and asks people. */
export async function takeBack(run: Run, about: TakenBack): Promise<StageResult> {
  const { history, record, plan } = about;
  const { manifest, reason, environment, defaults } = run.subject;
  const coordinator = ownerOf(manifest.roles, "release-coordinator");
  const lifts = await liftsOf(run.world.ask);
  const isByHand = reason !== undefined;
  const chosen = chooseTarget(history, { sha: record.sha, lifts, byHand: isByHand });
  if ("none" in chosen) {
    const because = `${plan.because}, but ${chosen.none}`;
    return held({ because, remedy: "repair it forwards: release a fix" }, coordinator);
  }
  const { target } = chosen;
  const { version } = target;
  const checked = guards({ history, record, target, lifts, byHand: isByHand });
  if (fold(checked) !== "pass") {
    const words = {
      because: "a guard does not hold",
      remedy: "look at the guards above and decide",
    };
    return handOn({ findings: checked }, held({ ...words, target }, coordinator));
  }
  const order = orderBack(environment.name, target);
  const block = deployBlock(run);
  const ready = await readyFor(block, order);
  const command = byHand(block, order);
  if ("refusal" in ready) {
    const { found, remedy = "" } = ready.refusal;
    const because = `${plan.because}, but ${found}`;
    const orElse = `${remedy}; or revert by hand with the command in the report`;
    return held({ because, remedy: orElse, target }, coordinator, command);
  }
  const why = reverting(version, plan, ownerOf(manifest.roles, "on-call"));
  const begin = () =>
    carryOut(deliveryOf(run), siteOf(run), {
      from: { sha: record.sha, deployment: record.id },
      order,
      ready: ready.act,
      hold: plan.holdsCommit ? holdOn(history, record) : undefined,
      stableMs: manifest.rollback["stable-for"] ?? defaults.stableForMs,
      byHand: command,
    });
  const before = { findings: [why, ...checked], rollbackTo: version };
  return handOn(before, await attempt("rollback", begin, { byHand: command }));
}

/** The mark that a reverted commit needs to be held: none where it has one already. */
function holdOn(history: History, { sha, id }: DeploymentRecord): Decision | undefined {
  const before = markOfDeployment(history, id);
  if (before?.state === "failure") return undefined;
  return { sha, deployment: id, verdict: "fail", by: before?.by ?? "deploy" };
}

async function liftsOf(ask: Ask): Promise<readonly Lift[]> {
  const said = await askOne(ask, comments(undefined));
  const roles = await askOne(ask, declared("roles"));
  if (said.state === "missing" || roles.state === "missing") return [];
  return liftsIn(said.value.comments, roles.value);
}

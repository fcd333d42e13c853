import type { MissingAnswer } from "../core/answer.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { ownerOf } from "../delivery/owner.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf, withoutOwnCommands } from "../delivery/site.ts";
import { held, nothing } from "./decision.ts";
import { commandBack, type InHand, targetOf } from "./in-hand.ts";
import { looking, stayed } from "./look.ts";
import { goBack } from "./take-back.ts";

/** Decides by what this process knows, where GitHub gives no answer. */
export async function unanswered(
  run: Run,
  known: InHand,
  { reason, remedy }: MissingAnswer,
): Promise<StageResult> {
  const { subject, voice, world } = run;
  const { plan, record, history, given, mayGoAlone } = known;
  const { id: deployment } = record;
  const silence = `GitHub gives no answer: ${reason}`;
  const coordinator = ownerOf(subject.manifest.roles, "release-coordinator");
  if (plan.action === "nothing") return { ...nothing(plan.because), deployment };
  const hold = (because: string) => ({ because: `${because}, but ${silence}`, remedy });
  if (plan.action !== "revert") {
    const why = plan.action === "hold" ? plan.because : "it was rolled back before";
    return { ...held(hold(why), coordinator), deployment };
  }
  const aim = targetOf(known, plan.because);
  const guards: StageResult = { findings: aim.guards, deployment };
  if ("hold" in aim) return handOn(guards, held(aim.hold, coordinator));
  const { target } = aim;
  if (!mayGoAlone || world.signal.aborted) {
    const command = await commandBack(run, known);
    return handOn(guards, held({ ...hold(plan.because), target }, coordinator, command));
  }
  const { verdict } = given;
  const thought = { record, target, verdict, justNow: true, sawEnd: true };
  // The target's own checks cannot be asked for now: all of them judge it.
  const site = withoutOwnCommands(siteOf(run));
  const look = looking(run, thought, site);
  const first = await look();
  if (first.action !== "revert") return handOn(await stayed(run, thought, first), guards);
  voice.tell(`Rolling back: ${plan.because}`);
  const way = { guards: aim.guards, target, site, look, thought, unclaimed: "now" } as const;
  const went = await goBack(run, { history, record, plan }, way);
  return handOn({ findings: [], deployment }, "anew" in went ? { findings: went.anew } : went);
}

import { orderBack } from "../core/order.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { Given } from "../core/result.ts";
import { byHand } from "../delivery/by-hand.ts";
import { hasty, patient } from "../delivery/patience.ts";
import type { Run } from "../delivery/run.ts";
import { aimRevert } from "../rollout/aim.ts";
import { historyInHand } from "../rollout/in-hand.ts";
import { type Plan, planRevert } from "../rollout/plan.ts";

/** What a process knows of the deployment that it has made and judged, where GitHub gives no answer. */
export interface InHand {
  readonly history: History;
  readonly record: DeploymentRecord;
  readonly given: Given;
  readonly plan: Plan;
  /** A command needs no GitHub, and nobody else knows of the verdict: the record keeps others away. */
  readonly mayGoAlone: boolean;
}

/** The deployment that this process has claimed and judged; undefined where there is none. */
export function ownInHand({ subject, claimed }: Run, given: Given | undefined): InHand | undefined {
  const { deployment, manifest, dryRun } = subject;
  if (claimed === undefined || deployment === undefined || given === undefined || dryRun) {
    return undefined;
  }
  const known = historyInHand({ claimed, deployment, given });
  if (known === undefined) return undefined;
  const { health, rollback } = manifest;
  const asked = { verdict: given.verdict, on: health.on ?? {}, when: rollback.when };
  const plan = planRevert({ ...asked, reason: undefined, ...known });
  const mayGoAlone = manifest.deploy?.command !== undefined && given.written === "no";
  return { ...known, given, plan, mayGoAlone };
}

/** Longest wait for GitHub before a command goes on by itself or is left to people, in milliseconds. */
const MOST_MS = 2 * 60_000;

/** What people are told at once takes no longer than this to find out, in milliseconds. */
const HASTY_MS = 10_000;

/**
 * The same run, which waits where GitHub gives no answer to a rollback that is called for: two
 * minutes, and for a workflow, which needs GitHub, the time of a deployment; never past the lease.
 */
export function waitingFor(run: Run, known: InHand): Run {
  const { plan, record, mayGoAlone } = known;
  if (plan.action !== "revert") return run;
  const { deploy } = run.subject.manifest;
  const left = Date.parse(record.payload.lease) - run.world.githubTime();
  const mostMs = Math.min(left, deploy?.workflow === undefined ? MOST_MS : deploy.timeout);
  const atFirst = async (reason: string) => {
    const command = mayGoAlone ? undefined : await commandBack(run, known);
    const now = command === undefined ? "" : `; to roll back by hand now: ${command.sh}`;
    run.voice.tell(`GitHub gives no answer: ${reason}${now}`);
  };
  return { ...run, world: patient(run.world, run.voice.progress, { mostMs, atFirst }) };
}

/** Where a rollback goes by what this process knows; a lift that nobody could read frees nothing. */
export function targetOf({ history, record }: InHand, because: string) {
  const asked = { byHand: false, to: undefined, sawEnd: true, nothingRuns: false };
  return aimRevert({ history, record, lifts: [], because, ...asked });
}

/** The command by hand for it; undefined where there is no way back. */
export async function commandBack(run: Run, known: InHand) {
  const aim = targetOf(known, "");
  if ("hold" in aim) return undefined;
  const world = hasty(run.world, HASTY_MS);
  return byHand({ ...run, world }, orderBack(run.subject.environment.name, aim.target));
}

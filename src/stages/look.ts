import { orderBack } from "../core/order.ts";
import type { DeploymentRecord } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { verdictOf } from "../core/record-state.ts";
import type { Released } from "../core/release.ts";
import type { StageResult } from "../core/result.ts";
import { byHand } from "../delivery/by-hand.ts";
import { type Looked, lookAround } from "../delivery/look.ts";
import { ownerOf } from "../delivery/owner.ts";
import type { Run } from "../delivery/run.ts";
import type { Site } from "../delivery/site.ts";
import { isOver } from "../rollout/guards.ts";
import { held, nothing, withCommand } from "./decision.ts";

/** A revert that is thought of. */
export interface Thought {
  readonly record: DeploymentRecord;
  readonly target: Released | undefined;
  readonly verdict: RecordVerdict;
  /** The verdict was given by this process. */
  readonly justNow: boolean;
  /** This process has seen the end of the deployment, whatever its record can say. */
  readonly sawEnd: boolean;
}

/** Looks at what is live, as often as it is called, by the checks of the site. */
export function looking(
  run: Run,
  { record, target, verdict, justNow, sawEnd }: Thought,
  site: Site,
) {
  const { manifest, reason } = run.subject;
  const previous = record.payload.previous ?? undefined;
  const subject = { version: record.payload.version, sha: record.sha };
  const isHere = justNow || isSameJob(run, record);
  return (): Promise<Looked> =>
    lookAround(
      site,
      { subject, target, previous },
      {
        byHand: reason !== undefined,
        by: verdict.by,
        ageMs: isHere ? undefined : ageOf(run, record),
        maxAgeMs: manifest.rollback["max-age"],
        hasEnded: sawEnd || isOver(record),
      },
    );
}

/** True where this job has made the record, and so has given the verdict in an earlier step. */
function isSameJob({ subject: { identity } }: Run, { payload }: DeploymentRecord): boolean {
  return identity.job !== undefined && payload.job === identity.job && payload.run === identity.id;
}

/** A verdict that has no time is older than anything. */
function ageOf({ world }: Run, record: DeploymentRecord): number {
  const at = verdictOf(record)?.at;
  return at === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(0, world.clock.now() - Date.parse(at));
}

/** There is nothing to roll back, since what is live is good already; or people have to decide. */
export async function stayed(
  run: Run,
  { target, verdict }: Thought,
  { action, because, live }: Looked,
): Promise<StageResult> {
  run.voice.tell(`${action === "nothing" ? "Nothing to roll back" : "On hold"}: ${because}`);
  if (action === "nothing") {
    const hasFailed = verdict.outcome === "fail" || verdict.by === "deploy";
    return { ...nothing(hasFailed ? `the deployment failed, but ${because}` : because), live };
  }
  const { environment, manifest } = run.subject;
  const command = target && (await byHand(run, orderBack(environment.name, target)));
  const look = `look at ${environment.name} and decide; to roll it back, run the rollback stage with a reason`;
  const remedy = withCommand(look, command, ", or ");
  const owner = ownerOf(manifest.roles, "release-coordinator");
  return { ...held({ because, remedy, target }, owner, command), live };
}

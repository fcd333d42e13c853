import { orderBack } from "../core/order.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { isLeft, verdictOf } from "../core/record-state.ts";
import type { Released } from "../core/release.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { rollbackCommand } from "../core/rollback-command.ts";
import { byHand } from "../delivery/by-hand.ts";
import { deliveryOf } from "../delivery/delivery.ts";
import { leaveFailed } from "../delivery/left.ts";
import { type Looked, lookAround } from "../delivery/look.ts";
import { ownSite } from "../delivery/own-site.ts";
import { ownerOf } from "../delivery/owner.ts";
import type { Run } from "../delivery/run.ts";
import { type Site, siteOf } from "../delivery/site.ts";
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
  const { manifest, reason, to } = run.subject;
  const previous = record.payload.previous ?? undefined;
  const subject = { version: record.payload.version, sha: record.sha };
  const isHere = justNow || isSameJob(run, record);
  return (): Promise<Looked> =>
    lookAround(
      site,
      { subject, target, previous },
      {
        byHand: reason !== undefined,
        isNamed: to !== undefined,
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

const failedBut = ({ outcome, by }: RecordVerdict, because: string): string =>
  outcome === "fail" || by === "deploy" ? `the deployment failed, but ${because}` : because;

/** The same for a failure that was left as it is, where what is live is good; undefined elsewhere. */
export async function leftInPeace(
  run: Run,
  record: DeploymentRecord,
  { history, target }: { readonly history: History; readonly target: Released | undefined },
): Promise<StageResult | undefined> {
  const verdict = verdictOf(record);
  if (!isLeft(record) || verdict === undefined || run.subject.reason !== undefined)
    return undefined;
  const thought = { record, target, verdict, justNow: false, sawEnd: false };
  const site = target === undefined ? siteOf(run) : await ownSite(run, history, target);
  const looked = await looking(run, thought, site)();
  return looked.action === "nothing" ? stayed(run, thought, looked) : undefined;
}

/** There is nothing to roll back, since what is live is good already; or people have to decide. */
export async function stayed(
  run: Run,
  { record, target, verdict }: Thought,
  { action, because, live }: Looked,
): Promise<StageResult> {
  run.voice.tell(`${action === "nothing" ? "Nothing to roll back" : "On hold"}: ${because}`);
  if (action === "nothing") {
    const written = await leaveFailed(deliveryOf(run), record, verdict);
    return handOn({ ...nothing(failedBut(verdict, because)), live }, { findings: written });
  }
  const { environment, manifest } = run.subject;
  const command = target && (await byHand(run, orderBack(environment.name, target)));
  const back =
    target === undefined
      ? ""
      : `; to roll it back, run \`${rollbackCommand(record, environment.name, target.version)}\``;
  const look = `look at ${environment.name} and decide${back}`;
  const remedy = withCommand(look, command, ", or ");
  const owner = ownerOf(manifest.roles, "release-coordinator");
  return { ...held({ because, remedy, target }, owner, command), live };
}

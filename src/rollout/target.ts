import type { Lift } from "../core/commands/holds.ts";
import {
  type DeploymentRecord,
  type History,
  heldBy,
  lastVerified,
  wasLive,
} from "../core/history.ts";
import { describeUnsettled, unsettled } from "../core/unsettled.ts";
import { inSentence } from "../core/wording.ts";

/** What is returned to. */
export interface Target {
  readonly record: DeploymentRecord;
  readonly version: string;
  readonly sha: string;
  /** False: it was live once, and nobody has proven it healthy. */
  readonly verified: boolean;
}

interface Wanted {
  /** Commit to get away from. */
  readonly sha: string;
  readonly lifts: readonly Lift[];
  /** Only a person may ask for a target that was never verified. */
  readonly byHand: boolean;
}

/** The last verified release; by hand, where there is none, the newest that was live at all. */
export function chooseTarget(
  history: History,
  { sha, lifts, byHand }: Wanted,
): { readonly target: Target } | { readonly none: string } {
  const verified = lastVerified(history, { except: sha, lifts });
  if (verified?.payload !== undefined)
    return { target: targetOf(verified, verified.payload.version, true) };
  const weaker = byHand ? newestUnverified(history, sha, lifts) : undefined;
  if (weaker?.payload !== undefined)
    return { target: targetOf(weaker, weaker.payload.version, false) };
  return { none: whyNone(history, sha) };
}

function targetOf(record: DeploymentRecord, version: string, verified: boolean): Target {
  return { record, version, sha: record.sha, verified };
}

function newestUnverified(
  history: History,
  sha: string,
  lifts: readonly Lift[],
): DeploymentRecord | undefined {
  return history.records.find(
    (record) =>
      record.payload !== undefined &&
      record.sha !== sha &&
      wasLive(record) &&
      !wasTakenBack(history, record.sha) &&
      heldBy(history, record.sha, lifts) === undefined &&
      !history.unreachable.includes(record.sha),
  );
}

/** True when a deployment of this commit was reverted, whichever of them it was. */
export function wasTakenBack(history: History, sha: string): boolean {
  const takenBack = history.records.map((r) => r.payload?.rollback_of);
  return history.records.some((record) => record.sha === sha && takenBack.includes(record.id));
}

function whyNone(history: History, sha: string): string {
  const earlier = history.records.filter(
    (r) => r.payload !== undefined && r.sha !== sha && wasLive(r),
  );
  const open = unsettled(history, sha);
  if (earlier.length === 0 && open !== undefined) return inSentence(describeUnsettled(open));
  return earlier.length === 0
    ? "this is the first release here: there is nothing to return to"
    : noneOf(earlier.length);
}

const noneOf = (count: number): string =>
  count === 1
    ? "the only earlier release is unverified, on hold or no longer in the repository"
    : `each of the ${count} earlier releases is unverified, on hold or no longer in the repository`;

import type { DeploymentRecord, History } from "../core/record.ts";
import { rolledBackBy, wasLive } from "../core/record-state.ts";
import {
  begunRevert,
  counting,
  type HoldLift,
  heldIn,
  lastVerified,
} from "../core/record-trust.ts";
import { describeUnsettled, unsettled } from "../core/unsettled.ts";
import { inSentence } from "../core/wording.ts";

/** What is returned to. */
export interface Target {
  readonly version: string;
  readonly sha: string;
  /** False: it was live once, and nobody has proven it healthy. */
  readonly verified: boolean;
  /** False: nothing told this build from others when it was verified. */
  readonly proven: boolean;
  /** True: it was live and good before the first release here, which no record has verified. */
  readonly adopted: boolean;
}

interface Wanted {
  /** Commit to get away from. */
  readonly sha: string;
  readonly lifts: readonly HoldLift[];
  /** Only a person may ask for a target that was never verified. */
  readonly byHand: boolean;
}

/** The last verified release; by hand, where there is none, the newest that was live at all. */
export function chooseTarget(
  { records, gone }: History,
  { sha, lifts, byHand }: Wanted,
): { readonly target: Target } | { readonly none: string } {
  const verified = lastVerified(records, { except: [sha, ...gone], lifts });
  if (verified !== undefined) {
    const { version, sha: to, proof, adopted } = verified;
    return { target: { version, sha: to, verified: true, proven: proof !== "none", adopted } };
  }
  const earlier = counting(records).filter((one) => one.sha !== sha && wasLive(one));
  const weaker = earlier.find(
    (one) =>
      byHand &&
      !gone.includes(one.sha) &&
      !wasTakenBack(records, one.sha) &&
      heldIn(records, one.sha, lifts) === undefined,
  );
  if (weaker === undefined) return { none: whyNone(earlier.length, unsettled(records, sha)) };
  const { sha: to, payload } = weaker;
  const { version } = payload;
  return { target: { version, sha: to, verified: false, proven: false, adopted: false } };
}

/** True when a deployment of this commit was reverted, whichever of them it was. */
export function wasTakenBack(records: readonly DeploymentRecord[], sha: string): boolean {
  return records.some(
    (one) =>
      one.sha === sha &&
      (rolledBackBy(one) !== undefined || begunRevert(records, one.id) !== undefined),
  );
}

function whyNone(earlier: number, open: DeploymentRecord | undefined): string {
  if (earlier === 0 && open !== undefined) return inSentence(describeUnsettled(open));
  return earlier === 0
    ? "this is the first release here: there is nothing to return to"
    : noneOf(earlier);
}

const noneOf = (count: number): string =>
  count === 1
    ? "the only earlier release is unverified, on hold or no longer in the repository"
    : `each of the ${count} earlier releases is unverified, on hold or no longer in the repository`;

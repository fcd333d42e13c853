import type { DeploymentRecord } from "./record.ts";
import type { Proof } from "./record-description.ts";
import {
  hasTouched,
  isAbandoned,
  isUntouched,
  lifeOf,
  verdictOf,
  verdictsOf,
  wasLive,
} from "./record-state.ts";

/** The records of one component and environment, in any order. */
type Records = readonly DeploymentRecord[];

/** A `/lift-hold` by somebody entitled to it. */
export interface HoldLift {
  /** The commit as written: its first 7 digits or more. */
  readonly sha: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What is returned to: a commit that was good here. */
export interface Verified {
  readonly sha: string;
  readonly version: string;
  readonly proof: Proof;
  /** When its verdict was given, or it was adopted; ISO 8601. */
  readonly at: string;
  /** Record that says so; of an adopted version the one that found it live. */
  readonly record: DeploymentRecord;
  readonly adopted: boolean;
}

/** Records but for those that count for nothing, newest first. */
export function counting(records: Records): Records {
  return records.filter((record) => !isUntouched(record)).toSorted((a, b) => b.id - a.id);
}

/** The newest record that may have changed the environment. */
export function newestTouched(records: Records): DeploymentRecord | undefined {
  return counting(records).find(hasTouched);
}

/** The newest claim of this key that stands: untouched and abandoned ones are passed over. */
export function claimOf(records: Records, key: string): DeploymentRecord | undefined {
  return counting(records).find((one) => one.payload.key === key && !isAbandoned(one));
}

/** The revert of this deployment that was begun, if there is one: it is never begun a second time. */
export function begunRevert(records: Records, deployment: number): DeploymentRecord | undefined {
  return records.find((one) => one.payload.rollback_of === deployment && hasTouched(one));
}

/** What speaks against a commit: a fail, or a begun revert of it. */
export interface Setback {
  readonly record: DeploymentRecord;
  readonly because: "failed" | "reverted";
  /** When it failed, or its revert was begun; ISO 8601. */
  readonly at: string;
  /** False where only the deployment itself failed (`by=deploy`), which says nothing of the build. */
  readonly holds: boolean;
}

/**
 * The newest reason why a commit is held: a fail, or a begun revert, that was not `by=deploy` and
 * that no later lift takes back.
 */
export function heldIn(
  records: Records,
  sha: string,
  lifts: readonly HoldLift[],
): Setback | undefined {
  return holdOf(setbacksIn(records), sha, lifts);
}

function holdOf(
  setbacks: readonly Setback[],
  sha: string,
  lifts: readonly HoldLift[],
): Setback | undefined {
  const lifted = Math.max(
    ...lifts.filter((lift) => names(lift.sha, sha)).map(({ at }) => Date.parse(at)),
  );
  return setbacks
    .filter(({ record, holds }) => record.sha === sha && holds)
    .filter(({ at }) => Date.parse(at) >= lifted)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

function names(written: string, sha: string): boolean {
  return /^[0-9a-f]{7,40}$/i.test(written) && sha.startsWith(written.toLowerCase());
}

/**
 * The newest commit that was live and passed, with no fail and no begun revert after it on its
 * commit, and is not held; proven before unproven, adopted last. `except`: commits that can be no
 * target, such as the one to get away from.
 */
export function lastVerified(
  records: Records,
  { except, lifts }: { readonly except: readonly string[]; readonly lifts: readonly HoldLift[] },
): Verified | undefined {
  const all = counting(records);
  const setbacks = setbacksIn(records);
  const stands = ({ sha, at }: Verified) =>
    !except.includes(sha) &&
    holdOf(setbacks, sha, lifts) === undefined &&
    !setbacks.some((one) => one.record.sha === sha && Date.parse(one.at) >= Date.parse(at));
  const verified = all.filter(wasLive).flatMap(passOf).filter(stands);
  const proven = verified.find(({ proof }) => proof !== "none");
  return proven ?? verified[0] ?? all.flatMap(adoptedBy).find(stands);
}

function passOf(record: DeploymentRecord): readonly Verified[] {
  const pass = verdictsOf(record).findLast(({ outcome }) => outcome === "pass");
  if (pass === undefined) return [];
  const { version } = record.payload;
  const { proof, at } = pass;
  return [{ sha: record.sha, version, proof, at, record, adopted: false }];
}

function adoptedBy(record: DeploymentRecord): readonly Verified[] {
  const { adopted } = record.payload;
  if (adopted === null) return [];
  const { sha, version, at } = adopted;
  return [{ sha, version, proof: "none", at, record, adopted: true }];
}

function setbacksIn(records: Records): readonly Setback[] {
  return counting(records).flatMap((record) => {
    const failed = { record, because: "failed" } as const;
    const reverted = revertedAt(record, records);
    const holds = verdictOf(record)?.by !== "deploy";
    return [
      ...verdictsOf(record)
        .filter(({ outcome }) => outcome === "fail")
        .map(({ at, by }) => ({ ...failed, at, holds: by !== "deploy" })),
      // A failure that is not in our words counts as one: only a success has to explain itself.
      ...lifeOf(record)
        .filter(({ state, says }) => state === "failure" && says === undefined)
        .map(({ at }) => ({ ...failed, at, holds: true })),
      ...(reverted === undefined
        ? []
        : [{ record, because: "reverted" as const, at: reverted, holds }]),
    ];
  });
}

/** When a revert of it was begun: by that revert's own record, else by what it says itself. */
function revertedAt(record: DeploymentRecord, records: Records): string | undefined {
  const begun = begunRevert(records, record.id)?.statuses.find(({ state }) =>
    ["in_progress", "success"].includes(state),
  );
  const said = lifeOf(record).find(({ says }) => says?.kind === "verdict" && says.rolledBackBy);
  return begun?.at ?? said?.at;
}

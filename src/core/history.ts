import { frees, type Lift } from "./commands/holds.ts";
import type { Released } from "./release.ts";
import {
  type Decider,
  type MarkState,
  RECORD_STATES,
  type RecordKind,
  type RecordState,
} from "./states.ts";
import type { Verdict } from "./verdict.ts";

/** The payload by which a deployment is ours. */
export interface RecordPayload {
  readonly key: string;
  readonly version: string;
  readonly kind: RecordKind;
  readonly run: string;
  /** Commit that ran before, where one was known. */
  readonly previous: string | null;
  /** Deployment that a rollback takes back. */
  readonly rollback_of: number | null;
}

/** One deployment of an environment as GitHub remembers it. */
export interface DeploymentRecord {
  readonly id: number;
  readonly sha: string;
  readonly createdAt: string;
  readonly url: string | undefined;
  /** Undefined: somebody else's record. */
  readonly payload: RecordPayload | undefined;
  /** Newest first. */
  readonly statuses: readonly {
    readonly state: RecordState;
    readonly at: string;
    readonly description: string;
    readonly link: string | undefined;
  }[];
}

/** A commit status `release-gate/<environment>/verify`: what a deciding stage left behind. */
export interface Mark {
  readonly sha: string;
  readonly state: MarkState;
  readonly at: string;
  /** Deployment that it speaks of; undefined when the description cannot be read. */
  readonly deployment: number | undefined;
  readonly verdict: Verdict | undefined;
  readonly by: Decider | undefined;
}

/** Records and marks of one environment. */
export interface History {
  readonly environment: string;
  /** Newest first, ours and foreign. */
  readonly records: readonly DeploymentRecord[];
  /** Newest first, over all commits of `records` and the release's own. */
  readonly marks: readonly Mark[];
  /** Commits of `records` that the repository no longer has. */
  readonly unreachable: readonly string[];
}

/** Context of the mark of an environment. */
export function markContext(environment: string): string {
  return `release-gate/${environment}/verify`;
}

/** Key of a claim: one deployment per environment, commit, run and kind. */
export function claimKey(parts: {
  readonly repository: string;
  readonly environment: string;
  readonly sha: string;
  readonly run: string;
  readonly kind: RecordKind;
}): string {
  return `rg:${parts.repository}:${parts.environment}:${parts.sha}:${parts.run}:${parts.kind}`;
}

/** Newest of our records that was not given up. */
export function newest(history: History): DeploymentRecord | undefined {
  return history.records.find((record) => record.payload !== undefined && !wasGivenUp(record));
}

/** True when the record's history holds a success, whatever came after (`inactive` does). */
export function wasLive(record: DeploymentRecord): boolean {
  return record.statuses.some((status) => status.state === "success");
}

/** Given up before anything was started: to the world it is as if it had never been claimed. */
export function wasGivenUp(record: DeploymentRecord): boolean {
  return record.statuses[0]?.state === "inactive" && !wasLive(record);
}

/** A record without an end: claimed, and nobody has said how it went. */
export function isOpen(record: DeploymentRecord): boolean {
  return !record.statuses.some(({ state }) => RECORD_STATES[state].ends);
}

/** Newest mark of a commit. */
export function markOf(history: History, sha: string): Mark | undefined {
  return history.marks.find((mark) => mark.sha === sha);
}

/** Newest mark that names this deployment. */
export function markOfDeployment(history: History, deployment: number): Mark | undefined {
  return history.marks.find((mark) => mark.deployment === deployment);
}

/** The newest `failure` mark of the commit that no later lift for it and this place has withdrawn. */
export function heldBy(history: History, sha: string, lifts: readonly Lift[]): Mark | undefined {
  return history.marks.find(
    (mark) =>
      mark.sha === sha &&
      mark.state === "failure" &&
      !lifts.some(
        (lift) =>
          frees(lift, sha, { environment: history.environment }) &&
          Date.parse(lift.at) > Date.parse(mark.at),
      ),
  );
}

/**
 * Newest of our records that went live, whose commit's newest mark is `success`, which is not
 * held, still exists, and is not the commit to get away from.
 */
export function lastVerified(
  history: History,
  { except, lifts }: { readonly except: string; readonly lifts: readonly Lift[] },
): DeploymentRecord | undefined {
  return history.records.find(
    (record) =>
      record.payload !== undefined &&
      record.sha !== except &&
      wasLive(record) &&
      markOf(history, record.sha)?.state === "success" &&
      heldBy(history, record.sha, lifts) === undefined &&
      !history.unreachable.includes(record.sha),
  );
}

/** What the environment runs by our records: the newest that went live. */
export function running(history: History): Released | undefined {
  const record = history.records.find((r) => r.payload !== undefined && wasLive(r));
  return record?.payload && { version: record.payload.version, sha: record.sha };
}

/**
 * A foreign record newer than ours and of another commit: somebody else has deployed since.
 * A newer foreign record of the same commit is a user's own deploy job and does not count.
 */
export function supersededBy(
  history: History,
  record: DeploymentRecord,
): DeploymentRecord | undefined {
  const own = history.records.findIndex((r) => r.id === record.id);
  const newer = history.records.slice(0, Math.max(0, own));
  return newer.find((r) => (r.payload === undefined ? r.sha !== record.sha : !wasGivenUp(r)));
}

import type { DeploymentRecord } from "../core/record.ts";
import { runIdIn } from "../core/record-links.ts";
import { hasTouched } from "../core/record-state.ts";

/** What GitHub shows of the run attempt and the job that made a record. */
export interface Owner {
  /** `unreadable`: no such run, or it may not be read. */
  readonly attempt: "running" | "completed" | "unreadable";
  readonly job: "running" | "completed" | "unreadable";
}

/** What GitHub shows of the workflow run that a record's owner has dispatched. */
export type Started =
  /** A command, or nothing that could have been dispatched. */
  | { readonly state: "none" }
  | { readonly state: "running"; readonly url: string; readonly waits: boolean }
  | { readonly state: "completed"; readonly url: string }
  /** Not listed: GitHub lists a new run late. */
  | { readonly state: "not-found" }
  | { readonly state: "unreadable"; readonly reason: string };

/** Who asks, and when. */
export interface Asking {
  readonly run: string;
  readonly attempt: number;
  /** Id of the job that asks, where the runner tells it. */
  readonly job?: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** When the owner has ended, epoch milliseconds; undefined: not known. */
  readonly ownerEndedAt?: number | undefined;
}

/** Whether a record's owner has ended and nothing that it started still runs. */
export type Ended =
  | { readonly ended: true }
  | {
      readonly ended: false;
      /** Plain text, no full stop. */
      readonly because: string;
      /** Run whose cancellation ends the wait; undefined: only time or a person does. */
      readonly cancel: string | undefined;
      /** Nothing on GitHub will show its end: a person who has looked may say that nothing runs. */
      readonly byPerson: boolean;
      readonly link: string | undefined;
    };

/** Time after its owner's end in which a dispatched run that GitHub does not list may still appear. */
export const LISTED_WITHIN_MS = 5 * 60_000;

const ENDED: Ended = { ended: true };

/**
 * Decides whether a record has ended: its owner has, and nothing that it started still runs. The
 * lease decides only where neither attempt nor job can be read, and for a command on a runner of
 * one's own, which can outlive its job.
 */
export function hasEnded(
  record: DeploymentRecord,
  { owner, started }: { readonly owner: Owner; readonly started: Started },
  asking: Asking,
): Ended {
  const alive = ownerLives(record, owner, asking);
  if (alive !== undefined) return alive;
  switch (started.state) {
    case "running":
      return goesOn(started);
    case "unreadable":
      return waits(`the workflow run that it started could not be read: ${started.reason}`, true);
    case "not-found":
      return appearsLate(record, asking);
    case "completed":
      return ENDED;
    case "none":
      return outlives(record, asking);
    default:
      return started satisfies never;
  }
}

/** A dispatched run that has not ended. */
export function goesOn({
  url,
  waits,
}: Extract<Started, { state: "running" }>): Extract<Ended, { ended: false }> {
  const because = waits
    ? "the workflow run that it started waits for an approval"
    : "the workflow run that it started is still running";
  return { ended: false, because, cancel: runIdIn(url), byPerson: false, link: url };
}

function ownerLives(record: DeploymentRecord, owner: Owner, asking: Asking): Ended | undefined {
  const { run, attempt, job } = record.payload;
  // Steps of one job follow one another: what asks is a later one.
  const isSameJob = asking.job !== undefined && job === asking.job;
  const isEarlier = run === asking.run && (attempt < asking.attempt || isSameJob);
  if (isEarlier || owner.attempt === "completed" || owner.job === "completed") return undefined;
  if (owner.attempt === "unreadable" && owner.job === "unreadable") {
    return isLeased(record, asking)
      ? waits(
          `its owner (run ${run}) could not be read, and its lease lasts until ${leaseOf(record)}`,
          true,
        )
      : undefined;
  }
  return {
    ended: false,
    because: `its job in run ${run} is still running`,
    cancel: run,
    byPerson: false,
    link: undefined,
  };
}

/** GitHub may list a run minutes after it was dispatched: until then it may have been sent. */
function appearsLate(record: DeploymentRecord, { now, ownerEndedAt }: Asking): Ended {
  if (!hasTouched(record)) return ENDED;
  const since = ownerEndedAt ?? Date.parse(record.payload.lease);
  if (now - since >= LISTED_WITHIN_MS) return ENDED;
  return waits("it may have started a workflow run that GitHub does not list yet");
}

/** A command on a runner of one's own, or outside Actions, may go on after its job. */
function outlives(record: DeploymentRecord, asking: Asking): Ended {
  if (record.payload.runner === "github-hosted" || !hasTouched(record)) return ENDED;
  if (!isLeased(record, asking)) return ENDED;
  return waits(
    `its command may still be running on a runner of your own; its lease lasts until ${leaseOf(record)}`,
    true,
  );
}

function isLeased({ payload }: DeploymentRecord, { now }: Asking): boolean {
  return now <= Date.parse(payload.lease);
}

function leaseOf({ payload }: DeploymentRecord): string {
  return payload.lease.replace("T", " ").replace(/:\d{2}(?:\.\d+)?Z$/, " UTC");
}

function waits(because: string, byPerson = false): Ended {
  return { ended: false, because, cancel: undefined, byPerson, link: undefined };
}

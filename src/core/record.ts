import type { Said } from "./record-description.ts";
import type { Released, ReleaseType } from "./release.ts";

/** Layout of the payload. A record of another one cannot be read, and is never passed over. */
export const RECORD_FORMAT = 1;

/** What a deployment record says of its act from the claim on; it never changes. */
export interface RecordPayload {
  readonly format: typeof RECORD_FORMAT;
  readonly key: string;
  /** Empty where the repository has one component. */
  readonly component: string;
  readonly version: string;
  readonly kind: "deploy" | "rollback";
  /** Id of the workflow run, which its attempts share; outside Actions a new one for each call. */
  readonly run: string;
  readonly attempt: number;
  /** Id of the job, where the runner tells it. */
  readonly job: string | null;
  /** `RUNNER_ENVIRONMENT`; null outside Actions. */
  readonly runner: "github-hosted" | "self-hosted" | null;
  /** Until when its owner may act, ISO 8601. */
  readonly lease: string;
  /** Path of the manifest in the repository. */
  readonly manifest: string;
  /** What ran before, where that is known. */
  readonly previous: Released | null;
  /** Deployment that a rollback reverts. */
  readonly rollback_of: number | null;
  /** What was live and good before the first record here. */
  readonly adopted: Adopted | null;
  /** What the checks and signals were before the claim, by id. */
  readonly baseline: Readonly<Record<string, Counts>> | null;
  /** What the environment was before the claim: digests, flags, migration level. */
  readonly state: Readonly<Record<string, string>> | null;
  readonly type: ReleaseType | null;
  /** What this release mends. */
  readonly fixes: string | null;
  /** Digest of the approved notes. */
  readonly notes: string | null;
  /** What was put off for an incident; absent: nothing was. */
  readonly put_off?: PutOffRecord | undefined;
}

/** Requirements that were not met when a release was made for an incident. */
export interface PutOffRecord {
  /** Number of the incident's issue. */
  readonly incident: number;
  /** Login of whoever released, without `@`. */
  readonly by: string;
  /** Last day on which they may stay open, an ISO date of the zone. */
  readonly until: string;
  /** IANA zone. */
  readonly timezone: string;
  /** Role that meets each of them afterwards, by id. */
  readonly rows: Readonly<Record<string, string>>;
}

/** A version that release-gate did not deploy, and found live and good. */
export interface Adopted extends Released {
  readonly tag: string;
  /** When it was looked at, ISO 8601. */
  readonly at: string;
}

/** How many were asked, and how many of those were bad. */
export type Counts = readonly [asked: number, bad: number];

/** GitHub's states of a deployment status, as REST spells them. */
export const STATUS_STATES = [
  "error",
  "failure",
  "inactive",
  "in_progress",
  "pending",
  "queued",
  "success",
  "waiting",
] as const;

export type StatusState = (typeof STATUS_STATES)[number];

/** Those that we write. */
export type WrittenState = Exclude<StatusState, "pending" | "queued" | "waiting">;

/** One status of a deployment. */
export interface RecordStatus {
  readonly state: StatusState;
  /** ISO 8601, whole seconds. */
  readonly at: string;
  /** What its description says; undefined where that is not in our words. */
  readonly says: Said | undefined;
  /** The run that it speaks of. */
  readonly logUrl: string | undefined;
}

/** One of our deployments of a component to an environment, with its whole life. */
export interface DeploymentRecord {
  readonly id: number;
  readonly sha: string;
  /** ISO 8601, whole seconds. */
  readonly createdAt: string;
  readonly payload: RecordPayload;
  /** In the order in which they came to be, oldest first. */
  readonly statuses: readonly RecordStatus[];
}

/** A deployment to the same environment that somebody else has recorded. */
export interface ForeignRecord {
  readonly id: number;
  readonly sha: string;
  readonly task: string;
  /** ISO 8601, whole seconds. */
  readonly createdAt: string;
  /** Login of whoever made it. */
  readonly by: string | undefined;
  /** In the order in which they came to be, oldest first; at most a hundred. */
  readonly statuses: readonly RecordStatus[];
}

/** Our records of a component and environment, as far back as was asked for. */
export interface Records {
  /** Newest first. */
  readonly records: readonly DeploymentRecord[];
  /** True when there are no older ones. */
  readonly complete: boolean;
  /** At least those newer than our newest that was begun, newest first; none for a named component. */
  readonly foreign: readonly ForeignRecord[];
  /** Commits of `records` that the repository no longer has. */
  readonly gone: readonly string[];
}

/** What was deployed where: all that decisions on deployments remember. */
export interface History extends Records {
  readonly environment: string;
  /** Empty where the repository has one component. */
  readonly component: string;
}

/** GitHub takes more; but a hundred payloads are read in one answer. */
const PAYLOAD_LIMIT_BYTES = 4096;

/** True for a deployment's whole payload that does not stay under 4 KB as it is sent. */
export function isTooLarge(sent: object): boolean {
  return new TextEncoder().encode(JSON.stringify(sent)).length >= PAYLOAD_LIMIT_BYTES;
}

/** Task of the deployments of a component: by it GitHub lists ours. */
export function taskOf(component: string): string {
  return component === "" ? "release-gate" : `release-gate/${component}`;
}

/** Context of the commit status by which people see on a commit what became of it there. */
export function pictureContext(environment: string, component: string): string {
  return `${taskOf(component)}/${environment}`;
}

interface Place {
  readonly owner: string;
  readonly repo: string;
  /** Empty for none. */
  readonly component: string;
  readonly environment: string;
}

/** Key of a deployment's claim: one for each component, environment, commit and run. */
export function deployKey(place: Place, act: { readonly sha: string; readonly run: string }) {
  return `${placeKey(place)}:${part(act.sha)}:${part(act.run)}:deploy`;
}

/** Key of a revert's claim, without run and commit: whoever reverts it, it is the same act. */
export function revertKey(place: Place, rollbackOf: number): string {
  return `${placeKey(place)}:rollback:${rollbackOf}`;
}

function placeKey({ owner, repo, component, environment }: Place): string {
  return `rg:${part(owner)}/${part(repo)}:${part(component)}:${part(environment)}`;
}

/** A name that may hold a colon stays one part of its key. */
function part(name: string): string {
  return name.replace(/[%:]/g, encodeURIComponent);
}

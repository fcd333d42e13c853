import type { Severity } from "./severity.ts";

/** What people can be told of a deployment; `urgent`: somebody has to act, so that a page that fails is an error. */
export const NOTICE_EVENTS = {
  "deploy-started": { says: "a deployment has begun", urgent: false },
  announced: { says: "a release is live and has passed", urgent: false },
  incident: { says: "a release has failed, or is being rolled back", urgent: true },
  "on-hold": { says: "nothing is rolled back until people decide", urgent: true },
  "rolled-back": { says: "the rollback is proven", urgent: false },
  "rollback-failed": { says: "the rollback has failed: people have to act", urgent: true },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly urgent: boolean }>>;

export type NoticeEvent = keyof typeof NOTICE_EVENTS;

/** Why an incident is declared. */
export const INCIDENT_CAUSES = {
  rollback: { says: "a release is rolled back" },
  "deploy-failed": { says: "the deployment itself has failed" },
  hold: { says: "a release is on hold" },
} as const;

export type IncidentCause = keyof typeof INCIDENT_CAUSES;

/** Something that happened to a deployment. */
export interface Happened {
  readonly event: NoticeEvent;
  /** Record that it happened to. */
  readonly deployment: number;
  /** Why, or what it means: plain text that stands alone. */
  readonly because: string;
  /** Version that is, or was, returned to. */
  readonly target?: string | undefined;
  /** Of an incident. */
  readonly cause?: IncidentCause | undefined;
  readonly severity?: Severity | undefined;
}

/** A link of a notice. */
export interface NoticeLink {
  readonly text: string;
  readonly url: string;
}

/** What happened, as every channel tells it. All texts are plain and free of secrets. */
export interface Notice extends Happened {
  /** The same for the same event of the same deployment, and for a repetition. */
  readonly id: string;
  /** The same for everything that happens to one deployment: pagers put it together by this. */
  readonly group: string;
  /** ISO 8601. */
  readonly at: string;
  readonly repository: string;
  readonly environment: string;
  /** Name of what is released. */
  readonly name: string;
  readonly component: string;
  readonly version: string;
  readonly sha: string;
  /** One line: what happened, to what, where. */
  readonly title: string;
  /** Sent only to see whether it arrives. */
  readonly test: boolean;
  readonly links: readonly NoticeLink[];
}

/** At most so many receipts stand on one deployment record. */
export const MOST_RECEIPTS = 30;

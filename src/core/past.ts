import type { RecordPayload, RecordStatus } from "./record.ts";

/** Label of the issues that are incidents. */
export const INCIDENT_LABEL = "incident";

/** A deployment as GitHub has it: ours, another tool's, or a published release in place of one. */
export interface PastDeployment {
  readonly id: number;
  readonly sha: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Page that shows it to people. */
  readonly url: string;
  /** What release-gate wrote; undefined: another tool made it. */
  readonly payload: RecordPayload | undefined;
  /** In the order in which they came to be, oldest first. */
  readonly statuses: readonly RecordStatus[];
  /** True where the repository no longer has its commit. */
  readonly gone: boolean;
  /** Version, where something says it. */
  readonly version: string | undefined;
}

/** A pull request that was merged. */
export interface PastPull {
  /** GitHub's name of it, by which its text is read. */
  readonly nodeId: string;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** ISO 8601. */
  readonly mergedAt: string;
  /** Name of the branch that it came from. */
  readonly branch: string;
  readonly bot: boolean;
  /** Author and committer dates of its first commits, ISO 8601. */
  readonly commits: readonly Written[];
}

/** When a commit was written, and when it got the form that it has, ISO 8601. */
export interface Written {
  readonly authoredAt: string;
  readonly committedAt: string;
}

/** A commit of the history that was deployed. */
export interface PastCommit extends Written {
  readonly sha: string;
  readonly title: string;
  readonly url: string;
  readonly parents: readonly string[];
  readonly bot: boolean;
  /** Pull request that brought it; undefined: it was pushed. */
  readonly pull: PastPull | undefined;
}

/** What release-gate wrote into an incident's issue; times in ISO 8601. */
export interface ToldIncident {
  readonly deploymentId: number | undefined;
  readonly severity: number | undefined;
  /** False: no change has caused it. */
  readonly byChange: boolean;
  readonly startedAt: string | undefined;
  readonly resolvedAt: string | undefined;
}

/** An issue with the label `incident`. */
export interface PastIncident {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly labels: readonly string[];
  readonly createdAt: string;
  readonly closedAt: string | undefined;
  /** Why GitHub says that it was closed. */
  readonly reason: string | undefined;
  /** Undefined: people wrote the issue. */
  readonly told: ToldIncident | undefined;
}

/** What the past was read from: deployments, or published releases where there are none. */
export type PastSource = "deployments" | "releases";

/** Everything that release metrics are computed from. */
export interface Past {
  readonly source: PastSource;
  /** Newest first. */
  readonly deployments: readonly PastDeployment[];
  /** Since when all deployments were read, ISO 8601; undefined: since the first. */
  readonly since: string | undefined;
  /** By their sha. */
  readonly commits: ReadonlyMap<string, PastCommit>;
  readonly incidents: readonly PastIncident[];
  /** Deployments whose record of release-gate cannot be read. */
  readonly unreadable: number;
  /** True where a limit cut the history of commits. */
  readonly truncated: boolean;
}

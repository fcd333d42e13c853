// What a repository holds. Dates are ISO 8601.

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  readonly date: string;
  readonly parents: readonly string[];
  /** The whole tree: text by path. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Tag {
  /** Commit that the tag leads to. */
  readonly commit: string;
  /** Present on an annotated tag: the tag object in between. */
  readonly object:
    | { readonly sha: string; readonly message: string; readonly date: string }
    | undefined;
}

export interface RequiredCheck {
  readonly context: string;
  readonly app?: number | undefined;
  readonly by: "ruleset" | "protection";
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  /** Logins whose approval a job has to wait for. */
  readonly reviewers: readonly string[];
}

/** A file that is attached to a release. */
export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly at: string;
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly target: string;
  /** Oldest first. */
  readonly assets: Asset[];
  /** As it was said when it was published. */
  latest?: "true" | "false" | "legacy";
  name: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  readonly author: string;
  readonly createdAt: string;
  publishedAt: string | null;
}

export type DeploymentState =
  | "error"
  | "failure"
  | "inactive"
  | "pending"
  | "success"
  | "queued"
  | "in_progress";

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly payload: string | Readonly<Record<string, unknown>>;
  readonly environment: string;
  readonly description: string;
  readonly transient: boolean;
  readonly production: boolean;
  readonly creator: string;
  readonly createdAt: string;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly creator: string;
  readonly createdAt: string;
}

export type CommitState = "error" | "failure" | "pending" | "success";

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: CommitState;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
}

export type RunStatus =
  | "queued"
  | "in_progress"
  | "completed"
  | "waiting"
  | "requested"
  | "pending";

export type Conclusion =
  | "success"
  | "failure"
  | "neutral"
  | "cancelled"
  | "skipped"
  | "timed_out"
  | "action_required";

export interface App {
  readonly id: number;
  readonly slug: string;
}

/** A check run; those that belong to a workflow run are its jobs, under the same id. */
export interface CheckRun {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly app: App;
  readonly suite: number;
  /** Workflow run of which this is a job. */
  readonly run: number | undefined;
  readonly startedAt: string;
  completedAt: string | null;
  /** Names of the steps of a job, each with its end. */
  readonly steps?: Readonly<Record<string, Conclusion>> | undefined;
}

export interface WorkflowRun {
  readonly id: number;
  /** Name of the workflow. */
  readonly name: string;
  /** What `run-name` says, else the workflow's name or the commit's message. */
  readonly title: string;
  /** `.github/workflows/deploy.yml`. */
  readonly path: string;
  readonly event: string;
  readonly sha: string;
  readonly branch: string;
  readonly actor: string;
  readonly suite: number;
  readonly number: number;
  attempt: number;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly createdAt: string;
  /** When its newest attempt began; undefined: with the run. */
  startedAt?: string;
  updatedAt: string;
  readonly approvals: Approval[];
}

export interface Approval {
  readonly environment: string;
  readonly state: "approved" | "rejected" | "pending";
  readonly by: string;
  readonly comment: string;
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  readonly author: string;
  readonly labels: string[];
  /** Title of the milestone that it is in. */
  readonly milestone?: string;
  /** Lists of issues hold pull requests too. */
  readonly pullRequest: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly comments: Comment[];
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly author: string;
  /** Newest commit of its branch. */
  readonly head: string;
  readonly branch: string;
  readonly base: string;
  readonly body?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  /** Commit that the merge made; undefined: open. */
  readonly mergedAs: string | undefined;
  /** Further commits that the merge made, where it was rebased. */
  readonly rebased?: readonly string[];
  /** Numbers of the issues that it closes; `of`: in another repository, `owner/name`. */
  readonly closes?: readonly (number | { readonly number: number; readonly of: string })[];
  /** Oldest first. */
  readonly reviews?: readonly Review[];
  readonly createdAt: string;
}

export interface Review {
  readonly author: string;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  /** Commit that was looked at; default: the newest. */
  readonly commit?: string;
  /** False where the author may not write. */
  readonly writes?: boolean;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  state: "open" | "closed";
  readonly createdAt: string;
}

/** One scan of a commit by a tool. */
export interface Analysis {
  readonly id: number;
  readonly ref: string;
  readonly sha: string;
  readonly tool: string;
  /** Empty: it ended well. */
  readonly error: string;
  /** ISO 8601; default: always the same. */
  readonly at?: string;
}

/** An alert of code scanning. */
export interface CodeAlert {
  readonly number: number;
  readonly ref: string;
  readonly severity: "critical" | "high" | "medium" | "low" | null;
  readonly title: string;
  /** ISO 8601; default: it is open. */
  readonly fixedAt?: string;
}

/** An open Dependabot alert. */
export interface Advisory {
  readonly number: number;
  readonly severity: "critical" | "high" | "medium" | "low";
  readonly name: string;
  readonly title: string;
}

export interface Comment {
  readonly id: number;
  body: string;
  readonly author: string;
  readonly association: "OWNER" | "MEMBER" | "COLLABORATOR" | "CONTRIBUTOR" | "NONE";
  readonly createdAt: string;
  /** Differs from `createdAt` when the comment was edited. */
  updatedAt: string;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

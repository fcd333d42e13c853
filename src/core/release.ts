/** From the smallest to the largest. */
export const RELEASE_TYPES = ["patch", "minor", "major"] as const;

export type ReleaseType = (typeof RELEASE_TYPES)[number];

/** A place where releases run. */
export interface Environment {
  readonly name: string;
  /** Base URL, http or https, without a trailing slash. */
  readonly url: string;
  readonly production: boolean;
  /** Environments that must be verified for the same commit first. */
  readonly after: readonly string[];
  /** True: what is found there is only reported, and nothing follows from it. */
  readonly observeOnly?: true | undefined;
}

/** A version together with the commit it was released from. */
export interface Released {
  readonly version: string;
  readonly sha: string;
}

/** One version on its way to an environment. */
export interface Release {
  readonly name: string;
  /** What is released on its own, `release.component`; empty where the repository has one. */
  readonly component: string;
  /** Without a leading `v`; empty where a stage needs none and nothing names it. */
  readonly version: string;
  /** Where the version was read: `input`, `manifest`, `tag v2.4.0`, `package.json`. */
  readonly versionFrom: string;
  readonly type: ReleaseType;
  /** Full 40-digit commit; empty where a stage needs none and nothing names it. */
  readonly sha: string;
  /** Where the commit was read: `the input`, `the workflow_run event`, `the checkout`, `deployment 1038`. */
  readonly shaFrom: string;
  /** What this environment ran last by our records; undefined on the very first release. */
  readonly previous: Released | undefined;
}

/** The run that this process belongs to. */
export interface RunIdentity {
  /** `GITHUB_RUN_ID`, which attempts share; outside Actions a new one for each call. */
  readonly id: string;
  /** From 1. */
  readonly attempt: number;
  /** Id of the job, where the runner tells it. */
  readonly job: string | undefined;
  /** `RUNNER_ENVIRONMENT`; undefined outside Actions. */
  readonly runner: "github-hosted" | "self-hosted" | undefined;
  readonly url: string | undefined;
  /** Path of the workflow file that started the run, such as `.github/workflows/release.yml`. */
  readonly workflow: string | undefined;
}

/** How ids of runs outside Actions begin: GitHub's are numbers. */
export const LOCAL_RUN = "local-";

/** True for a run that no runner started: a person's call of the command line. */
export function isLocal({ id }: Pick<RunIdentity, "id">): boolean {
  return id.startsWith(LOCAL_RUN);
}

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
}

/** A version together with the commit it was released from. */
export interface Released {
  readonly version: string;
  readonly sha: string;
}

/** One version on its way to an environment. */
export interface Release {
  readonly name: string;
  /** Without a leading `v`. */
  readonly version: string;
  /** Where the version was read: `input`, `manifest`, `tag v2.4.0`, `package.json`. */
  readonly versionFrom: string;
  readonly type: ReleaseType;
  /** Full 40-digit commit. */
  readonly sha: string;
  /** What this environment ran last by our records; undefined on the very first release. */
  readonly previous: Released | undefined;
}

/** The run that this process belongs to. */
export interface RunIdentity {
  /** `GITHUB_RUN_ID`, which attempts share, or `local`. */
  readonly id: string;
  readonly url: string | undefined;
  /** Path of the workflow file that started the run, such as `.github/workflows/release.yml`. */
  readonly workflow: string | undefined;
}

/** A pull request with what it says of itself. */
export interface BroughtPull {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** Login of whoever opened it; undefined: the account is gone. */
  readonly author: string | undefined;
  readonly bot: boolean;
  readonly labels: readonly string[];
  readonly body: string;
}

/** What a release brings: everything since the one before it. */
export interface Brought {
  /** Commits between which it lies. */
  readonly base: string;
  readonly head: string;
  /** Newest first. */
  readonly pulls: readonly BroughtPull[];
  /** Commits without a pull request, merges left out. */
  readonly pushed: readonly {
    readonly sha: string;
    readonly title: string;
    readonly url: string;
  }[];
}

/** Label of open issues that users have to know of. */
export const KNOWN_ISSUE_LABEL = "known-issue";

/** An open issue with that label. */
export interface KnownIssue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
}

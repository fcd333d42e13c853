/** What a commit message says by the rules of Conventional Commits. */
export const MEANINGS = ["breaking", "feature", "other"] as const;

export type Meaning = (typeof MEANINGS)[number];

/** Who wrote one commit, and what it says of itself. */
export interface Change {
  readonly sha: string;
  /** Logins of its author and of co-authors that GitHub can be told from. */
  readonly authors: readonly string[];
  /** Names of authors that belong to no account. */
  readonly unlinked: readonly string[];
  /** Undefined in reports of earlier versions. */
  readonly says?: Meaning | undefined;
}

/** Who wrote the commits of a release. */
export interface Authors {
  readonly logins: readonly string[];
  /** Nobody can tell who they are: they are listed, and they bar nobody. */
  readonly unlinked: readonly string[];
}

/** Everybody who wrote one of the commits, each once. */
export function authorsOf(changes: readonly Change[]): Authors {
  const logins = changes.flatMap(({ authors }) => authors);
  return {
    logins: [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()],
    unlinked: [...new Set(changes.flatMap(({ unlinked }) => unlinked))],
  };
}

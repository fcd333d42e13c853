/** Who wrote one commit. */
export interface Change {
  readonly sha: string;
  /** Logins of its author and of co-authors that GitHub can be told from. */
  readonly authors: readonly string[];
  /** Names of authors that belong to no account. */
  readonly unlinked: readonly string[];
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

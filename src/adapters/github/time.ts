import type { Clock } from "../../core/ports.ts";

/** What time it is for GitHub, which may differ from this machine's. */
export interface GitHubTime {
  /** Takes the headers of an answer, lower-case names. */
  readonly hear: (headers: Readonly<Record<string, string>>) => void;
  /** Epoch milliseconds; undefined before the first answer with a `Date` that can be read. */
  readonly now: () => number | undefined;
}

/** Goes on from the last `Date` by the clock that never jumps. */
export function githubTime({ monotonic }: Pick<Clock, "monotonic">): GitHubTime {
  let ahead: number | undefined;
  return {
    hear: ({ date = "" }) => {
      const at = Date.parse(date);
      if (!Number.isNaN(at)) ahead = at - monotonic();
    },
    now: () => (ahead === undefined ? undefined : Math.floor(ahead + monotonic())),
  };
}

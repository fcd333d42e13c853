import type { Clock, GitHubRefusal } from "../../core/ports.ts";
import { formatDuration } from "../../core/units.ts";
import type { Sent } from "./paging.ts";
import { type Attempt, isUnreadable, retryAfter } from "./retry.ts";

/** One request to GitHub: how it is tried, and how it is refused in words. */
interface Exchange {
  /** Reads are repeated at will, writes only where GitHub cannot have acted. */
  readonly isRead: boolean;
  readonly attempt: () => Promise<Attempt>;
  /** `now` in epoch milliseconds. */
  readonly refuse: (attempt: Attempt, now: number) => GitHubRefusal;
}

export interface Patience {
  readonly clock: Clock;
  /** Told before each wait for a rate limit. */
  readonly onWait: (text: string) => void;
  /** Longest that one request may wait and repeat, in all. */
  readonly deadlineMs: number;
  /** Told the headers of every answer. */
  readonly heard: (headers: Readonly<Record<string, string>>) => void;
}

/** Tries until GitHub answers, refuses for good, or the deadline would be passed. */
export async function repeated(
  { isRead, attempt: tryOnce, refuse }: Exchange,
  { clock, onWait, deadlineMs, heard }: Patience,
  signal: AbortSignal,
): Promise<Sent> {
  const start = clock.monotonic();
  for (let failures = 0; ; failures += 1) {
    const attempt = await tryOnce();
    if (attempt.state === "answered") heard(attempt.headers);
    if (attempt.state === "answered" && attempt.status < 300 && !isUnreadable(attempt)) {
      const { status, data, headers } = attempt;
      return { reply: { ok: true, status, data }, headers };
    }
    const retry = retryAfter({ attempt, isRead, failures, now: clock.now() });
    if (!retry.again || clock.monotonic() - start + retry.waitMs > deadlineMs) {
      return { reply: refuse(attempt, clock.now()), headers: {} };
    }
    if (retry.rateLimit) onWait(`waiting ${formatDuration(retry.waitMs)} for GitHub's rate limit`);
    await clock.sleep(retry.waitMs, signal);
    // Called off while it waited: what it waited for is the reason.
    if (signal.aborted) return { reply: refuse(attempt, clock.now()), headers: {} };
  }
}

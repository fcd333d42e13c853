/** How one attempt against GitHub ended, in the few words that a retry needs. */
export type Attempt =
  | {
      readonly state: "answered";
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      /** GitHub's own message, else empty. */
      readonly message: string;
      readonly data: unknown;
    }
  /** No answer; `sent` is false where the request cannot have reached GitHub. */
  | { readonly state: "broken"; readonly sent: boolean; readonly reason: string }
  | { readonly state: "aborted" };

type Retry =
  | { readonly again: true; readonly waitMs: number; readonly rateLimit: boolean }
  | { readonly again: false };

interface Situation {
  readonly attempt: Attempt;
  /** GET and HEAD may be repeated at will. */
  readonly isRead: boolean;
  /** Attempts that failed before this one. */
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

const FAULT_WAITS_MS = [500, 1000, 2000] as const;

/** "Wait at least one minute": docs.github.com, rate limits for the REST API. */
const UNTOLD_RATE_LIMIT_MS = 60_000;

/** A limit that says 0 seconds must not become a busy loop. */
const SHORTEST_RATE_LIMIT_MS = 1000;

const MOST_ATTEMPTS = 10;

/** Whether GitHub refused because too much was asked, and nothing was done. */
export function isRateLimit(attempt: Attempt): attempt is Attempt & { state: "answered" } {
  if (attempt.state !== "answered") return false;
  if (attempt.status === 429) return true;
  return (
    attempt.status === 403 &&
    ("retry-after" in attempt.headers ||
      attempt.headers["x-ratelimit-remaining"] === "0" ||
      /rate limit/i.test(attempt.message))
  );
}

/** Milliseconds until GitHub takes requests again. */
export function rateLimitWait(headers: Readonly<Record<string, string>>, now: number): number {
  const after = seconds(headers["retry-after"]);
  if (after !== undefined) return Math.max(SHORTEST_RATE_LIMIT_MS, after * 1000);
  const reset = seconds(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined) return UNTOLD_RATE_LIMIT_MS;
  return Math.max(SHORTEST_RATE_LIMIT_MS, reset * 1000 - now + 1000);
}

function seconds(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}

/**
 * What to do after a failed attempt. Reads are repeated after passing faults; writes only where
 * GitHub cannot have acted: a rate limit, or a request that was never sent.
 */
export function retryAfter({ attempt, isRead, failures, now }: Situation): Retry {
  if (failures >= MOST_ATTEMPTS || attempt.state === "aborted") return { again: false };
  if (isRateLimit(attempt)) {
    return { again: true, waitMs: rateLimitWait(attempt.headers, now), rateLimit: true };
  }
  const waitMs = FAULT_WAITS_MS[failures];
  if (waitMs === undefined || !isPassing(attempt)) return { again: false };
  const harmless = isRead || (attempt.state === "broken" && !attempt.sent);
  return harmless ? { again: true, waitMs, rateLimit: false } : { again: false };
}

/** A fault that may be gone the next time: no answer, 5xx, or a page where JSON was due. */
function isPassing(attempt: Attempt): boolean {
  if (attempt.state !== "answered") return attempt.state === "broken";
  return attempt.status >= 500 || isUnreadable(attempt);
}

/** An answer of success whose body is not JSON: cut off, or some proxy's own page. */
export function isUnreadable(attempt: Attempt & { state: "answered" }): boolean {
  const { status, data } = attempt;
  if (status < 200 || status > 299 || status === 204 || status === 205) return false;
  return typeof data !== "object" || data === null || data instanceof ArrayBuffer;
}

import type { Place } from "./place.ts";

/** Milliseconds spent in each phase of one request; a phase that was not reached is absent. */
export interface Phases {
  readonly dns?: number | undefined;
  readonly connect?: number | undefined;
  readonly tls?: number | undefined;
  /** From the request sent to the first byte of the answer. */
  readonly wait?: number | undefined;
  readonly transfer?: number | undefined;
}

/** A redirect that was followed. */
export interface Hop {
  /** Status of the answer that redirects. */
  readonly status: number;
  /** Address that it leads to. */
  readonly to: string;
}

/** One expectation that did not hold. All fields are plain text, already redacted. */
export interface Mismatch {
  /** Name of the expectation: `status`, `header content-type`, `json $.status`, `time`, … */
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
  readonly place?: Place | undefined;
}

/**
 * `answered`: a response came; `broken`: sent, and no usable response; `unsent`: could not be sent.
 * A response of a cache, or of a limit of requests, is no usable one, and says nothing of the service.
 */
export const TRY_STATES = ["answered", "broken", "unsent"] as const;

/** One request or command of a check and what came of it. */
export interface CheckTry {
  readonly method: string;
  readonly url: string;
  readonly at: string;
  readonly state: (typeof TRY_STATES)[number];
  /** HTTP status of the answer. */
  readonly status?: number | undefined;
  /** Exit code of a command, which is run in place of a request. */
  readonly exit?: number | undefined;
  /** Redirects that were followed, in order; absent: none was. */
  readonly hops?: readonly Hop[] | undefined;
  /** Why a broken or unsent request is so: `refused`, `timeout`, `dns`, `tls`, `cached`, `limited`, … */
  readonly reason?: string | undefined;
  /** Milliseconds that a limit asks to wait before the next request. */
  readonly retryAfterMs?: number | undefined;
  /** The answer is a cache's, and the check lets it count. */
  readonly cached?: boolean | undefined;
  /** The host's certificate was not verified, as the check says. */
  readonly insecure?: boolean | undefined;
  readonly totalMs: number;
  readonly phases: Phases;
  readonly remote?: string | undefined;
  /** Version that the answer reports, where the check reads one. */
  readonly version?: string | undefined;
  /** Commit that the answer reports, 7 hexadecimal digits or more, where the check reads one. */
  readonly commit?: string | undefined;
  /** The request as a line for a shell, without secrets, where the try was not good. */
  readonly curl?: string | undefined;
  readonly mismatches: readonly Mismatch[];
  /** Above the warning time, with every expectation met. */
  readonly slow: boolean;
}

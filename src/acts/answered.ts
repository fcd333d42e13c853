import type { HttpReply } from "../core/ports.ts";
import type { Sending } from "../core/sending.ts";

/** What became of one attempt to tell a channel. */
export type Attempt =
  | { readonly state: "taken" }
  /** Not taken, and it may be later: after so many milliseconds, where the receiver says so. */
  | { readonly state: "later"; readonly why: string; readonly afterMs?: number | undefined }
  /** Nobody knows whether it was taken. */
  | { readonly state: "unclear"; readonly why: string }
  /** Not taken, and sending it again would change nothing. */
  | { readonly state: "never"; readonly why: string; readonly remedy: string };

/** Refusals that pass: too early, too many, and what a server says of its own trouble. */
const PASSING: readonly number[] = [408, 420, 425, 429];

/** Reasons of a lost answer that say that nothing was sent. */
const NOT_SENT: readonly string[] = ["dns", "refused", "resolver", "unreachable", "tls"];

/**
 * What an answer means. Nothing that the receiver writes gets into a text, since it may hold what was
 * sent to it. `now`: epoch milliseconds, for a `Retry-After` that is a date.
 */
export function attemptOf(reply: HttpReply, { taken }: Sending, now: number): Attempt {
  if (reply.state !== "answered") return lost(reply);
  const { status, body } = reply;
  const fits = taken.status === "2xx" ? status >= 200 && status < 300 : status === taken.status;
  if (fits && (taken.body === undefined || taken.body === body.trim())) return { state: "taken" };
  if (PASSING.includes(status) || status >= 500) {
    const afterMs = retryAfter(reply.headers["retry-after"], now);
    // a gateway may have handed it on before it gave up
    if (status >= 500 && afterMs === undefined) return { state: "unclear", why: answer(status) };
    return { state: "later", why: answer(status), afterMs };
  }
  if (fits) return never(`${answer(status)} without \`${taken.body}\``, LOOK_AT_ADDRESS);
  return never(answer(status), remedyFor(status));
}

const answer = (status: number): string => `it answered with status ${status}`;

const LOOK_AT_ADDRESS = "Look whether the secret holds the address of the channel, and no other";

const never = (why: string, remedy: string): Attempt => ({ state: "never", why, remedy });

function remedyFor(status: number): string {
  if (status >= 300 && status < 400)
    return "Write the address that answers itself: a message is not sent on to another one";
  if (status === 400 || status === 413 || status === 422)
    return "Look at what the channel takes; where `body` is written in the manifest, correct it";
  if (status === 404 || status === 410)
    return "Make the channel anew where it was taken away, and put its address into the secret";
  return "Look whether the secret is still valid, and whether the channel lets it write";
}

function lost({ state, reason }: Exclude<HttpReply, { readonly state: "answered" }>): Attempt {
  const why = LOST[reason] ?? "no answer came";
  if (reason === "address")
    return never(why, "Allow private addresses where the receiver is one: `allow-private-network`");
  if (reason === "url" || reason === "request") return never(why, LOOK_AT_ADDRESS);
  if (reason === "aborted") return { state: "unclear", why };
  return state === "unsent" || NOT_SENT.includes(reason)
    ? { state: "later", why }
    : { state: "unclear", why };
}

/** In our own words: what the client says may quote the address, which is a secret. */
const LOST: Readonly<Record<string, string>> = {
  refused: "the connection was refused",
  dns: "its host name could not be found",
  resolver: "its host name could not be looked up",
  unreachable: "there is no way to its host",
  timeout: "no answer came in time",
  tls: "no secure connection came about",
  reset: "the connection was cut",
  incomplete: "its answer was cut off",
  address: "its address is not on the public internet",
  aborted: "the run was stopped",
  url: "its address is not a http or https address",
};

/** Longest that a receiver is waited for, in milliseconds. */
export const LONGEST_WAIT_MS = 60_000;

/** Seconds, or a date (RFC 9110 §10.2.3), in milliseconds and at most a minute; undefined: neither. */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

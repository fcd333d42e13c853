import type { Clock, Http } from "../core/ports.ts";
import { type Sending, SIGNATURE_HEADER } from "../core/sending.ts";
import { type Attempt, attemptOf, LONGEST_WAIT_MS } from "./answered.ts";

/** What sending works with. */
export interface SendTools {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Longest that one attempt takes, in milliseconds. */
const ATTEMPT_MS = 10_000;

/** Pause before the second attempt, in milliseconds; doubled before each further one. */
const FIRST_PAUSE_MS = 1000;

/**
 * Sends a message until it is taken, within a minute in all. What is not taken for certain is sent
 * again as often as the channel says; what nobody knows of, only as often as a repetition does no
 * harm. A redirect is never followed.
 */
export async function send(sending: Sending, tools: SendTools): Promise<Attempt> {
  const { clock } = tools;
  const within = AbortSignal.any([tools.signal, clock.timeout(LONGEST_WAIT_MS)]);
  const headers = { ...sending.headers, ...(await signature(sending)) };
  const request = {
    method: sending.method ?? "POST",
    url: sending.url,
    headers,
    body: sending.body,
    timeoutMs: ATTEMPT_MS,
    redirects: { hosts: "same", statuses: [] },
  } as const;
  let wasUnclear = false;
  for (let tries = 1; ; tries += 1) {
    const attempt = attemptOf(await tools.http(request, within), sending, clock.now());
    if (attempt.state === "taken") return attempt;
    wasUnclear ||= attempt.state === "unclear";
    const most = wasUnclear ? sending.unclearTries : sending.tries;
    if (attempt.state === "never" || tries >= most || within.aborted) {
      return wasUnclear ? { state: "unclear", why: attempt.why } : attempt;
    }
    const asked = attempt.state === "later" ? attempt.afterMs : undefined;
    await clock.sleep(asked ?? FIRST_PAUSE_MS * 2 ** (tries - 1), within);
  }
}

/** The signature of the body, where the channel has a key for it. */
async function signature({
  signWith,
  body,
}: Pick<Sending, "signWith" | "body">): Promise<Readonly<Record<string, string>>> {
  if (signWith === undefined) return {};
  const { subtle } = crypto;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const kind = { name: "HMAC", hash: "SHA-256" } as const;
  const key = await subtle.importKey("raw", bytes(signWith), kind, false, ["sign"]);
  const signed = await subtle.sign("HMAC", key, bytes(body));
  const hex = [...new Uint8Array(signed)].map((one) => one.toString(16).padStart(2, "0")).join("");
  return { [SIGNATURE_HEADER]: `sha256=${hex}` };
}

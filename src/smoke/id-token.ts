import type { Clock, Http } from "../core/ports.ts";

/** A token of GitHub that says which workflow asks, or why there is none and what to do about it. */
export type IdTokenRead = { readonly token: string } | { readonly missing: string };

/** Gets a token for an audience. */
export type IdToken = (audience: string) => Promise<IdTokenRead>;

/** GitHub's tokens are valid for five minutes; one is used for less, since it still has to be sent. */
const USED_FOR_MS = 180_000;

const WITHIN_MS = 10_000;

interface Tools {
  readonly http: Http;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string>>;
  /** Keeps a token out of everything that leaves. */
  readonly hide: (token: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Asks the runner for tokens, each used for three minutes.
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 */
export function idTokens({ http, clock, env, hide, signal }: Tools): IdToken {
  const held = new Map<string, { readonly at: number; readonly read: Promise<IdTokenRead> }>();
  const ask = async (audience: string): Promise<IdTokenRead> => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
    if (!url || !token || !URL.canParse(url)) return { missing: UNASKED };
    const address = new URL(url);
    address.searchParams.set("audience", audience);
    const headers = { authorization: `bearer ${token}`, accept: "application/json" };
    const request = { method: "GET", url: address.href, headers, body: undefined };
    const reply = await http({ ...request, timeoutMs: WITHIN_MS }, signal);
    if (reply.state !== "answered") return { missing: `GitHub gives no token: ${reply.reason}` };
    const value = reply.status === 200 ? tokenIn(reply.body) : undefined;
    if (value === undefined) return { missing: `GitHub gives no token: status ${reply.status}` };
    hide(value);
    return { token: value };
  };
  return async (audience) => {
    const known = held.get(audience);
    if (known !== undefined && clock.monotonic() - known.at < USED_FOR_MS) return known.read;
    const read = ask(audience);
    held.set(audience, { at: clock.monotonic(), read });
    const got = await read;
    // What was not given may be given to the next one that asks.
    if ("missing" in got) held.delete(audience);
    return got;
  };
}

const UNASKED = "GitHub lends this job no token of its own (no permission `id-token: write`)";

/** JSON Web Signature in its compact form (RFC 7515 §7.1): what is none is no token. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

function tokenIn(body: string): string | undefined {
  try {
    const read: unknown = JSON.parse(body);
    const value = typeof read === "object" && read !== null && "value" in read ? read.value : "";
    return typeof value === "string" && JWT.test(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

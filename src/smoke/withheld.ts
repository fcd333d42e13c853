import type { CheckTry } from "../core/check.ts";
import type { HttpReply } from "../core/ports.ts";

type Answer = Extract<HttpReply, { readonly state: "answered" }>;

/** Why an answer says nothing of the release. */
export interface Withheld {
  readonly reason: "cached" | "limited";
  /** Plain text, without anything that the server chose. */
  readonly detail: string;
  /** Milliseconds that the server asks to wait before the next request. */
  readonly retryAfterMs?: number | undefined;
}

/** Reasons for which a try says nothing of the service: this machine or something between has answered. */
const SILENT: ReadonlySet<string> = new Set(["cached", "limited", "resolver", "unreachable"]);

/** True for a try that says nothing of the service: it never is a pass, and never a fail. */
export function saysNothing({ state, reason = "" }: CheckTry): boolean {
  return state === "unsent" || (state === "broken" && SILENT.has(reason));
}

/**
 * Headers by which a known edge says that it has answered itself: a challenge or a block that the
 * service has not seen. Their values begin with one of the words, or may be anything.
 * Cloudflare "Detect a challenge page response", Vercel "Attack challenge mode", AWS WAF "Challenge
 * and CAPTCHA actions", Sucuri "block page".
 */
const EDGES: readonly {
  readonly header: string;
  readonly value: RegExp;
  readonly edge: string;
}[] = [
  { header: "cf-mitigated", value: /^challenge/i, edge: "Cloudflare" },
  { header: "x-vercel-mitigated", value: /^(?:challenge|deny)/i, edge: "Vercel" },
  { header: "x-amzn-waf-action", value: /^(?:challenge|captcha)/i, edge: "AWS WAF" },
  { header: "x-sucuri-block", value: /./, edge: "Sucuri" },
];

/**
 * Why an answer is no evidence, where it comes from a limit of requests: 429, or the challenge of
 * a known edge. `now` is in epoch milliseconds, for a `Retry-After` that is a date.
 */
export function limitedBy({ status, headers }: Answer, now: number): Withheld | undefined {
  const edge = EDGES.find(({ header, value }) => value.test(headers[header] ?? ""))?.edge;
  if (status !== 429 && edge === undefined) return undefined;
  const detail =
    edge === undefined
      ? "limited: the answer is status 429, too many requests"
      : `limited: a challenge of ${edge}, not an answer of the service`;
  return { reason: "limited", detail, retryAfterMs: retryAfter(headers["retry-after"], now) };
}

/** Seconds, or a date (RFC 9110 §10.2.3); undefined for anything else and for what is over. */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(value.trim())
    ? Number(value) * 1000
    : Math.ceil(Date.parse(value) - now);
  return ms > 0 ? ms : undefined;
}

/** `hit` as a word of its own, but for what the origin has confirmed (`TCP_REFRESH_HIT`, `RefreshHit`). */
const HIT = /(?<![a-z]|refresh_)hit(?![a-z])/i;

/**
 * Why an answer is no evidence, where a cache gave it: `age` above 0 (RFC 9111 §5.1), a hit in
 * `x-cache`, `cf-cache-status` or `cache-status` (RFC 9211).
 */
export function cachedBy({ headers }: Answer): Withheld | undefined {
  const seconds = /^\s*(\d{1,9})\s*(?:,|$)/.exec(headers.age ?? "")?.[1];
  const signs = [
    ...(Number(seconds ?? 0) > 0 ? [`age ${Number(seconds)}`] : []),
    ...(HIT.test(headers["x-cache"] ?? "") ? ["x-cache HIT"] : []),
    ...(/^(?:hit|stale|updating)\b/i.test(headers["cf-cache-status"] ?? "")
      ? ["cf-cache-status HIT"]
      : []),
    ...(/;\s*hit\b/i.test(headers["cache-status"] ?? "") ? ["cache-status hit"] : []),
  ];
  if (signs.length === 0) return undefined;
  return { reason: "cached", detail: `answered by a cache (${signs.join(", ")})` };
}

import type { HttpRequest } from "../../core/ports.ts";
import type { Fault } from "./fault.ts";

/** One request of a chain of redirects. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Which redirects are followed, and where to. */
type Rule = Required<HttpRequest>["redirects"];

const REDIRECTS = [301, 302, 303, 307, 308];
const EVERY = { hosts: "same", statuses: REDIRECTS } as const;

/** All that another host is told: what is not the caller's. */
const TOLD_OTHERS: ReadonlySet<string> = new Set([
  "user-agent",
  "accept-encoding",
  "cache-control",
]);

const ABOUT_THE_BODY: ReadonlySet<string> = new Set([
  "content-type",
  "content-length",
  "content-encoding",
  "content-language",
]);

/** Where an answer sends us: on (`Hop`), nowhere (undefined), or where we do not follow (`Fault`). */
export function redirected(
  hop: Hop,
  answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  rule: Rule = EVERY,
): Hop | Fault | undefined {
  const { location } = answer.headers;
  const isOne = REDIRECTS.includes(answer.status) && rule.statuses.includes(answer.status);
  if (!isOne || location === undefined) return undefined;
  const url = parse(location, hop.url);
  if (url === undefined) return refuse(`is redirected to an invalid address: "${location}"`);
  if (!/^https?:$/.test(url.protocol)) {
    return refuse(`is redirected to an address that is not of http or https: "${location}"`);
  }
  if (url.username !== "" || url.password !== "") {
    return refuse(`is redirected to ${url.origin} with a user name, which is not followed`);
  }
  const next = becomesGet(answer.status, hop.method) ? asGet(hop, url) : { ...hop, url };
  if (isSameHost(hop.url, url)) return next;
  if (rule.hosts === "same") {
    return refuse(`is redirected to ${url.origin}, and another host is not followed`);
  }
  return toStranger(next);
}

function asGet({ method, headers: all }: Hop, url: URL): Hop {
  const headers = Object.fromEntries(
    Object.entries(all).filter(([name]) => !ABOUT_THE_BODY.has(name)),
  );
  return { url, method: method === "HEAD" ? "HEAD" : "GET", headers, body: undefined };
}

/** What was meant for one host may be a secret, whatever its name; it does not come back either. */
function toStranger(hop: Hop): Hop | Fault {
  if (hop.body !== undefined) {
    return refuse(`is redirected to ${hop.url.origin}, and its body is not sent to another host`);
  }
  const told = Object.entries(hop.headers).filter(([name]) => TOLD_OTHERS.has(name));
  return { ...hop, headers: { ...Object.fromEntries(told), accept: "*/*" } };
}

/** The same origin, or the usual step from http to https on the default ports. */
function isSameHost(from: URL, to: URL): boolean {
  const upgrade = from.protocol === "http:" && to.protocol === "https:";
  const ports = from.port === "" && to.port === "";
  return from.origin === to.origin || (upgrade && ports && from.hostname === to.hostname);
}

/** RFC 9110 §15.4: 303 turns any method into GET; 301 and 302 turn POST, as all browsers do. */
function becomesGet(status: number, method: string): boolean {
  return status === 303 || ((status === 301 || status === 302) && method === "POST");
}

function parse(location: string, base: URL): URL | undefined {
  return URL.canParse(location, base.href) ? new URL(location, base) : undefined;
}

function refuse(what: string): Fault {
  return { state: "broken", reason: "redirect", detail: `the request ${what}` };
}

import type { Fault } from "./fault.ts";

/** One request of a chain of redirects. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
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
): Hop | Fault | undefined {
  const { location } = answer.headers;
  if (!REDIRECTS.has(answer.status) || location === undefined) return undefined;
  const url = parse(location, hop.url);
  if (url === undefined) return refuse(`is redirected to an invalid address: "${location}"`);
  if (!isSameHost(hop.url, url)) {
    return refuse(`is redirected to ${url.origin}, and another host is not followed`);
  }
  if (!becomesGet(answer.status, hop.method)) return { ...hop, url };
  const headers = Object.fromEntries(
    Object.entries(hop.headers).filter(([name]) => !ABOUT_THE_BODY.has(name)),
  );
  return { url, method: hop.method === "HEAD" ? "HEAD" : "GET", headers, body: undefined };
}

/** The same origin, or the usual step from http to https on the default ports. */
function isSameHost(from: URL, to: URL): boolean {
  if (to.username !== "" || to.password !== "") return false;
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

import type { IncomingHttpHeaders } from "node:http";
import type { Client } from "undici";
import type { Http, HttpReply, HttpRequest } from "../../core/ports.ts";
import { formatDuration } from "../../core/units.ts";
import { connector, type Reach } from "./connection.ts";
import { type Fault, faultOf } from "./fault.ts";
import { type Meter, startMeter } from "./meter.ts";
import { type Hop, redirected } from "./redirect.ts";

/** Bytes of a body that are kept; the rest is not read. */
export const BODY_CAP = 1024 * 1024;

const MAX_REDIRECTS = 5;

type MakeClient = (origin: string, meter: Meter) => Client;
type Answered = Pick<
  Extract<HttpReply, { state: "answered" }>,
  "status" | "headers" | "body" | "truncated"
>;

/** What every request of one run has in common. */
export interface HttpOptions {
  /** Version of this tool, for the user agent. */
  readonly version: string;
  /** Allows addresses that are not on the public internet. */
  readonly allowPrivateNetwork: boolean;
  /** Certificates to trust instead of the system's, as PEM. */
  readonly ca?: string | undefined;
}

/**
 * HTTP over a new connection for every request, certificates always verified. Redirects are
 * followed on the same host only. A request that is called off is `unsent`, reason `aborted`: that
 * says nothing about the host.
 */
export function makeHttp({ version, allowPrivateNetwork, ca }: HttpOptions): Http {
  const reach: Reach = { allowPrivateNetwork, ca };
  return async (request, signal) => {
    const { Client } = await import("undici");
    const makeClient: MakeClient = (origin, meter) =>
      // Its own time limits are checked once a second: the deadline is the only one.
      new Client(origin, { connect: connector(reach, meter), headersTimeout: 0, bodyTimeout: 0 });
    const meter = startMeter();
    const outcome = await withDeadline(request, signal, meter, (ended) => {
      const hop = firstHop(request, version);
      return "reason" in hop ? Promise.resolve(hop) : follow(hop, { makeClient, meter, ended });
    });
    meter.close();
    return "reason" in outcome
      ? { ...outcome, ...meter.result() }
      : { state: "answered", ...outcome, ...meter.result() };
  };
}

/** Runs the work until it is done, the time is over, or the caller gives up. */
async function withDeadline(
  request: HttpRequest,
  signal: AbortSignal,
  meter: Meter,
  work: (ended: AbortSignal) => Promise<Answered | Fault>,
): Promise<Answered | Fault> {
  const aborted: Fault = {
    state: "unsent",
    reason: "aborted",
    detail: "the request was called off",
  };
  if (signal.aborted) return aborted;
  const ended = new AbortController();
  const end = () => ended.abort();
  const timer = setTimeout(end, request.timeoutMs);
  signal.addEventListener("abort", end, { once: true });
  try {
    return await work(ended.signal);
  } catch (error) {
    if (signal.aborted) return aborted;
    return ended.signal.aborted ? overdue(request, meter) : faultOf(error, meter.phase());
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}

function overdue({ timeoutMs }: HttpRequest, meter: Meter): Fault {
  const doing = {
    dns: "while the host name was looked up",
    connect: "while connecting",
    tls: "while the connection was being secured",
    wait: "while waiting for the answer to begin",
    transfer: "while the answer was coming in",
  }[meter.phase() ?? "connect"];
  const detail = `no complete answer within ${formatDuration(timeoutMs)}; the time ran out ${doing}`;
  return { state: "broken", reason: "timeout", detail };
}

function firstHop(request: HttpRequest, version: string): Hop | Fault {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  const fits =
    url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (!fits) {
    const detail = "the address is not a http or https address without user name";
    return { state: "unsent", reason: "url", detail };
  }
  const own = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const headers = {
    "user-agent": `release-gate/${version}`,
    accept: "*/*",
    "accept-encoding": "identity",
    "cache-control": "no-cache",
    ...Object.fromEntries(own),
  };
  return { url, method: request.method, headers, body: request.body };
}

interface Line {
  readonly makeClient: MakeClient;
  readonly meter: Meter;
  readonly ended: AbortSignal;
}

async function follow(first: Hop, line: Line): Promise<Answered | Fault> {
  let hop = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const answer = await exchange(hop, line);
    const next = redirected(hop, answer);
    if (next === undefined) return answer;
    if ("reason" in next) return next;
    hop = next;
  }
  const detail = `more than ${MAX_REDIRECTS} redirects in a row`;
  return { state: "broken", reason: "too-many-redirects", detail };
}

/** One request and its answer over one connection. */
async function exchange(hop: Hop, { makeClient, meter, ended }: Line): Promise<Answered> {
  ended.throwIfAborted();
  const client = makeClient(hop.url.origin, meter);
  const stop = () => {
    meter.close();
    void client.destroy();
  };
  ended.addEventListener("abort", stop, { once: true });
  try {
    const { method, headers, body = null } = hop;
    const path = `${hop.url.pathname}${hop.url.search}`;
    const response = await client.request({ path, method, headers, body, reset: true });
    meter.begin("transfer");
    // A body that is not read to its end ends in an error that nobody waits for.
    response.body.on("error", () => undefined);
    const plain = plainHeaders(response.headers);
    return { status: response.statusCode, headers: plain, ...(await readBody(response.body)) };
  } finally {
    ended.removeEventListener("abort", stop);
    void client.destroy();
  }
}

async function readBody(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ readonly body: string; readonly truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > BODY_CAP) break;
  }
  const kept = Buffer.concat(chunks).subarray(0, BODY_CAP);
  return { body: new TextDecoder().decode(kept), truncated: size > BODY_CAP };
}

function plainHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
  );
  return Object.fromEntries(plain);
}

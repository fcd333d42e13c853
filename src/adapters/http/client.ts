import type { Hop as HopSeen } from "../../core/check.ts";
import type { Http, HttpRequest } from "../../core/ports.ts";
import { formatDuration } from "../../core/units.ts";
import { firstToExpire } from "./certificate.ts";
import { openConnection, type Reach, type Resolve, systemResolve } from "./connection.ts";
import { type Answered, exchange } from "./exchange.ts";
import { broken, type Fault, faultOf, unsent } from "./fault.ts";
import { type Meter, startMeter } from "./meter.ts";
import { type Hop, redirected } from "./redirect.ts";

const MAX_REDIRECTS = 5;

/** What every request of one run has in common. */
export interface HttpOptions {
  /** Version of this tool, for the user agent. */
  readonly version: string;
  /** Allows addresses that are not on the public internet. */
  readonly allowPrivateNetwork: boolean;
  /** Certificates to trust instead of the system's, as PEM. */
  readonly ca?: string | undefined;
  /** Finds the addresses of a host name; default: as this machine does. */
  readonly resolve?: Resolve | undefined;
}

/**
 * HTTP over a new connection for every request, certificates always verified. Redirects are
 * followed on the same host only. An answer is one whose end was seen, within the time of the
 * request. A request that is called off is `unsent`, reason `aborted`: that says nothing about the
 * host.
 */
export function makeHttp(options: HttpOptions): Http {
  const { version, allowPrivateNetwork, ca, resolve = systemResolve } = options;
  const reach: Reach = { allowPrivateNetwork, ca, resolve };
  return async (request, signal) => {
    const meter = startMeter();
    const hops: HopSeen[] = [];
    const outcome = await withDeadline(request, signal, meter, (ended) => {
      const hop = firstHop(request, version);
      if ("reason" in hop) return Promise.resolve(hop);
      return follow(hop, { reach: { ...reach, ...trustOf(request) }, meter, ended, hops, request });
    });
    const seen = { ...(hops.length > 0 ? { hops } : {}), ...meter.result() };
    return "reason" in outcome
      ? { ...outcome, ...seen }
      : { state: "answered", ...outcome, ...seen };
  };
}

/** Whose certificates count for one request. */
const trustOf = ({ ca: besides, insecure }: HttpRequest): Pick<Reach, "besides" | "insecure"> => ({
  besides,
  insecure,
});

const ABORTED = unsent("aborted", "the request was called off");

/** Runs the work until it is done, the time is over, or the caller gives up: whatever comes first. */
async function withDeadline(
  request: HttpRequest,
  signal: AbortSignal,
  meter: Meter,
  work: (ended: AbortSignal) => Promise<Answered | Fault>,
): Promise<Answered | Fault> {
  if (signal.aborted) return ABORTED;
  const ended = new AbortController();
  return await new Promise((resolve) => {
    const end = (outcome: Answered | Fault) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      resolve(outcome);
      ended.abort(ABORTED); // without a reason an error with its stack is made for each
      meter.close();
    };
    const abort = () => end(ABORTED);
    const timer = setTimeout(() => end(overdue(request, meter)), request.timeoutMs);
    signal.addEventListener("abort", abort, { once: true });
    work(ended.signal).then(end, (error: unknown) => end(faultOf(error, meter.phase())));
  });
}

function overdue({ timeoutMs }: HttpRequest, meter: Meter): Fault {
  const doing = {
    dns: "while the host name was looked up",
    connect: "while connecting",
    tls: "while the connection was being secured",
    wait: "while waiting for the answer to begin",
    transfer: "while the answer was coming in",
  }[meter.phase() ?? "connect"];
  return broken(
    "timeout",
    `no complete answer within ${formatDuration(timeoutMs)}; the time ran out ${doing}`,
  );
}

/** Headers that say how the connection is used, which is not the caller's to say (RFC 9110 §7.6.1). */
const OWNED: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function firstHop(request: HttpRequest, version: string): Hop | Fault {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  const fits =
    url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (!fits) {
    return unsent("url", "the address is not a http or https address without user name");
  }
  const own = Object.entries(request.headers).map(([name, value]) => {
    return [name.toLowerCase(), value] as const;
  });
  const [owned] = own.filter(([name]) => OWNED.has(name));
  if (owned !== undefined) {
    return unsent("request", `the header ${owned[0]} belongs to the connection and cannot be set`);
  }
  const headers = {
    "user-agent": `release-gate/${version}`,
    accept: "*/*",
    "accept-encoding": "identity",
    "cache-control": "no-cache",
    ...Object.fromEntries(own),
  };
  return { url, method: request.method, headers, body: request.body };
}

interface Way {
  readonly reach: Reach;
  readonly meter: Meter;
  readonly ended: AbortSignal;
  /** Takes every redirect that is followed. */
  readonly hops: HopSeen[];
  readonly request: Pick<HttpRequest, "redirects" | "certificate" | "digest">;
}

async function follow(first: Hop, way: Way): Promise<Answered | Fault> {
  let hop = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    way.ended.throwIfAborted();
    const answer = await sendOnce(hop, way);
    if ("reason" in answer) return answer;
    const next = redirected(hop, answer, way.request.redirects);
    if (next === undefined) return answer;
    if ("reason" in next) return next;
    way.hops.push({ status: answer.status, to: next.url.href });
    hop = next;
  }
  return broken("too-many-redirects", `more than ${MAX_REDIRECTS} redirects in a row`);
}

async function sendOnce(hop: Hop, way: Way): Promise<Answered | Fault> {
  const socket = await openConnection(hop.url, way);
  try {
    // Read before the exchange: a socket that is closed shows none.
    const certificate = way.request.certificate === true ? firstToExpire(socket) : undefined;
    const answer = await exchange(hop, socket, way.meter, way.request.digest);
    return "reason" in answer || certificate === undefined ? answer : { ...answer, certificate };
  } finally {
    socket.destroy();
  }
}

import type { Reply } from "./call.ts";
import type { Fault } from "./faults.ts";
import { rateHeaders } from "./rate.ts";
import type { World } from "./world.ts";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** With the query, percent-encoded. */
  readonly path: string;
  readonly authorization: string | undefined;
  /** Empty: no body. */
  readonly body: string;
}

/** A response as it goes over the wire. */
export interface WireResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection ends after this much of the body, which is not all of it. */
  readonly cut: boolean;
}

/** A request that has been read. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  /** `undefined`: no body; `malformed`: not JSON. */
  readonly body: { readonly json: unknown } | "malformed" | undefined;
}

/** Reads a request. */
export function read({ method, path, authorization, body }: WireRequest): Incoming {
  return {
    method,
    url: new URL(path, "http://127.0.0.1"),
    authorization,
    body: body === "" ? undefined : parse(body),
  };
}

function parse(text: string): Incoming["body"] {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return "malformed";
  }
}

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/** An answer as a response. */
export function written(world: World, reply: Reply): WireResponse {
  return {
    status: reply.status,
    headers: {
      date: new Date(world.now()).toUTCString(),
      ...rateHeaders(world, "core"),
      ...(reply.body === undefined ? {} : JSON_TYPE),
      ...reply.headers,
    },
    body: reply.body === undefined ? "" : JSON.stringify(reply.body),
    cut: false,
  };
}

/** A fault that leaves nothing of the answer. */
export type Spoiling = Exclude<Fault, { kind: "slow" }>;

const HALF = '{"id": 1, "no';
const PAGE = "<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>";

/** What a fault makes of an answer. */
export function spoiled(world: World, fault: Spoiling): WireResponse {
  switch (fault.kind) {
    case "status": {
      const retry = fault.retryAfter === undefined ? {} : { "retry-after": `${fault.retryAfter}` };
      const body = { message: fault.message ?? MESSAGES[fault.status] };
      const headers = { ...retry, ...fault.headers };
      return written(world, { status: fault.status, body, headers });
    }
    case "cut": {
      const headers = { "content-type": "application/json", "content-length": "1000" };
      return { status: 200, headers, body: HALF, cut: true };
    }
    case "errors": {
      const body = { data: fault.data ?? null, errors: fault.errors };
      const headers = { ...rateHeaders(world, "graphql"), ...fault.headers };
      return written(world, { status: 200, body, headers });
    }
    case "malformed":
      return { status: 200, headers: JSON_TYPE, body: HALF, cut: false };
    case "html": {
      const headers = { "content-type": "text/html; charset=utf-8" };
      return { status: fault.status ?? 200, headers, body: PAGE, cut: false };
    }
    default:
      return fault satisfies never;
  }
}

const MESSAGES: Readonly<Record<Extract<Fault, { kind: "status" }>["status"], string>> = {
  403: "Resource not accessible by integration",
  404: "Not Found",
  429: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
  500: "Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply } from "./call.ts";
import type { Fault } from "./faults.ts";
import { rateHeaders } from "./rate.ts";
import type { World } from "./world.ts";

/** A request in full. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  /** `undefined`: no body; `malformed`: not JSON. */
  readonly body: { readonly json: unknown } | "malformed" | undefined;
}

/** Reads a request to its end. */
export async function receive(message: IncomingMessage): Promise<Incoming> {
  message.setEncoding("utf8");
  let text = "";
  for await (const part of message) text += part;
  return {
    method: message.method ?? "GET",
    url: new URL(message.url ?? "/", "http://127.0.0.1"),
    authorization: message.headers.authorization,
    body: text === "" ? undefined : parse(text),
  };
}

function parse(text: string): Incoming["body"] {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return "malformed";
  }
}

/** Sends an answer. */
export function send(world: World, response: ServerResponse, reply: Reply): void {
  const json = { "content-type": "application/json; charset=utf-8" };
  response.writeHead(reply.status, {
    ...rateHeaders(world, "core"),
    ...(reply.body === undefined ? {} : json),
    ...reply.headers,
  });
  response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
}

/** A fault that leaves nothing of the answer. */
export type Spoiling = Exclude<Fault, { kind: "slow" }>;

/** Sends what a fault makes of an answer. */
export function spoil(world: World, response: ServerResponse, fault: Spoiling): void {
  switch (fault.kind) {
    case "status": {
      const retry = fault.retryAfter === undefined ? {} : { "retry-after": `${fault.retryAfter}` };
      const body = { message: fault.message ?? MESSAGES[fault.status] };
      send(world, response, { ...fault, body, headers: { ...retry, ...fault.headers } });
      return;
    }
    case "errors": {
      const body = { data: fault.data ?? null, errors: fault.errors };
      const headers = { ...rateHeaders(world, "graphql"), ...fault.headers };
      send(world, response, { status: 200, body, headers });
      return;
    }
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
      response.write('{"id": 1, "no', () => response.destroy());
      return;
    case "malformed":
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
      response.end('{"id": 1, "no');
      return;
    case "html": {
      const status = fault.status ?? 200;
      response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
      response.end("<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>");
      return;
    }
    default:
      fault satisfies never;
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

import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Reply } from "./call.ts";
import { error } from "./call.ts";
import type { Fault, Faults } from "./faults.ts";
import { createFaults } from "./faults.ts";
import { count } from "./rate.ts";
import { route } from "./router.ts";
import type { Incoming, Spoiling } from "./wire.ts";
import { receive, send, spoil } from "./wire.ts";
import type { World } from "./world.ts";

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly requestBody: unknown;
  /** 0 where a fault spoiled the answer. */
  readonly status: number;
  readonly responseBody: unknown;
  /** The fault that spoiled the answer, which then is none of GitHub's. */
  readonly fault: Fault["kind"] | undefined;
}

export interface GitHubServer {
  /** What `GITHUB_API_URL` is set to. */
  readonly url: string;
  /** What `GITHUB_TOKEN` is set to. */
  readonly token: string;
  readonly world: World;
  readonly faults: Faults;
  readonly close: () => Promise<void>;
}

export interface GitHubOptions {
  readonly token?: string | undefined;
  /** Sees every request that reached the server, before its answer is sent. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Epoch milliseconds, instead of the world's own time. */
  readonly now?: (() => number) | undefined;
}

type Outcome =
  | { readonly reply: Reply; readonly spoiling?: undefined }
  /** What the request would have got is lost. */
  | { readonly spoiling: Spoiling };

/** Serves a world as GitHub's API, REST and GraphQL, on a free port of loopback. */
export async function startGitHub(
  world: World,
  { token = "ghs_emulated", onExchange, now }: GitHubOptions = {},
): Promise<GitHubServer> {
  const faults = createFaults();
  const ending = new AbortController();
  if (now !== undefined) world.now = now;
  const decide = async (incoming: Incoming): Promise<Outcome> => {
    const fault = faults.strike(incoming.method, pathOf(incoming));
    if (fault === undefined) return { reply: answer(world, token, incoming) };
    if (fault.kind === "slow") {
      await delay(fault.ms, undefined, { signal: ending.signal });
      return { reply: answer(world, token, incoming) };
    }
    if (fault.moment === "after") answer(world, token, incoming);
    return { spoiling: fault };
  };
  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    const incoming = await receive(message);
    count(world, incoming.url.pathname);
    const outcome = await decide(incoming);
    onExchange?.(exchangeOf(incoming, outcome));
    if (outcome.spoiling === undefined) send(world, response, outcome.reply);
    else spoil(world, response, outcome.spoiling);
  };
  const server = createServer((message, response) => {
    serve(message, response).catch((cause: unknown) => {
      if (ending.signal.aborted || response.headersSent) response.destroy();
      else send(world, response, error(500, `The emulation failed: ${cause}`));
    });
  });
  world.url = `http://127.0.0.1:${await listen(server)}`;
  return { url: world.url, token, world, faults, close: () => close(server, ending) };
}

function pathOf({ url }: Incoming): string {
  return `${url.pathname}${url.search}`;
}

function exchangeOf(incoming: Incoming, outcome: Outcome): Exchange {
  const { method, body } = incoming;
  const asked = { method, path: pathOf(incoming), requestBody: bodyOf(body) };
  if (outcome.spoiling !== undefined) {
    return { ...asked, status: 0, responseBody: undefined, fault: outcome.spoiling.kind };
  }
  const { status, body: responseBody } = outcome.reply;
  return { ...asked, status, responseBody, fault: undefined };
}

function bodyOf(body: Incoming["body"]): unknown {
  return typeof body === "object" ? body.json : body;
}

function answer(world: World, token: string, incoming: Incoming): Reply {
  const { method, url, authorization, body } = incoming;
  if (authorization === undefined) return error(401, "Requires authentication");
  const [, given] = /^(?:bearer|token) (.+)$/i.exec(authorization) ?? [];
  if (given !== token) return error(401, "Bad credentials");
  if (body === "malformed") return error(400, "Problems parsing JSON");
  return route(world, { method, path: url.pathname, query: url.searchParams, body: body?.json });
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function close(server: Server, ending: AbortController): Promise<void> {
  ending.abort();
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

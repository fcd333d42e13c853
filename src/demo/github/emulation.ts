import { setTimeout as delay } from "node:timers/promises";
import type { Reply } from "./call.ts";
import { error } from "./call.ts";
import type { Fault, Faults } from "./faults.ts";
import { createFaults } from "./faults.ts";
import { count } from "./rate.ts";
import { route } from "./router.ts";
import type { Incoming, Spoiling, WireRequest, WireResponse } from "./wire.ts";
import { read, spoiled, written } from "./wire.ts";
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

export interface EmulationOptions {
  readonly token?: string | undefined;
  /** Sees every request and its answer, before that is sent. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Epoch milliseconds, instead of the world's own time. */
  readonly now?: (() => number) | undefined;
}

/** GitHub's API for a world, without a network: each request in, its response out. */
export interface Emulation {
  /** What `GITHUB_TOKEN` is set to. */
  readonly token: string;
  readonly world: World;
  readonly faults: Faults;
  /** Rejects only when the emulation ends while a fault holds the answer back. */
  readonly respond: (request: WireRequest) => Promise<WireResponse>;
  /** Ends the wait of every answer that a fault holds back. */
  readonly end: () => void;
}

type Outcome =
  | { readonly reply: Reply; readonly spoiling?: undefined }
  /** What the request would have got is lost. */
  | { readonly spoiling: Spoiling };

/** Emulates GitHub's API on a world. */
export function emulate(
  world: World,
  { token = "ghs_emulated", onExchange, now }: EmulationOptions = {},
): Emulation {
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
  const respond = async (request: WireRequest) => {
    try {
      const incoming = read(request);
      count(world, incoming.url.pathname);
      const outcome = await decide(incoming);
      onExchange?.(exchangeOf(incoming, outcome));
      if (outcome.spoiling === undefined) return written(world, outcome.reply);
      return spoiled(world, outcome.spoiling);
    } catch (cause) {
      if (ending.signal.aborted) throw cause;
      return written(world, error(500, `The emulation failed: ${cause}`));
    }
  };
  return { token, world, faults, respond, end: () => ending.abort() };
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
  const isPublic = method === "GET" && url.pathname === "/rate_limit";
  if (authorization === undefined && !isPublic) return error(401, "Requires authentication");
  const [, given] = /^(?:bearer|token) (.+)$/i.exec(authorization ?? "") ?? [];
  if (given !== token && authorization !== undefined) return error(401, "Bad credentials");
  if (body === "malformed") return error(400, "Problems parsing JSON");
  return route(world, { method, path: url.pathname, query: url.searchParams, body: body?.json });
}

import { makeGitHub } from "../../src/adapters/github/client.ts";
import type { Clock, GitHub } from "../../src/core/ports.ts";
import {
  type Emulation,
  type EmulationOptions,
  type Exchange,
  emulate,
} from "../../src/demo/github/emulation.ts";
import type { World } from "../../src/demo/github/world.ts";
import { emulatedFetch } from "./emulated-fetch.ts";
import { checkedExchange } from "./openapi/openapi.ts";

/** How far an emulated GitHub and its callers kept to GitHub's own description. */
export interface Checked {
  /** Where requests or answers left it. Every test that emulates GitHub asserts that there are none. */
  readonly sins: readonly string[];
  /** REST operations that were called: `GET /repos/{owner}/{repo}`. */
  readonly called: ReadonlySet<string>;
}

/** The emulated GitHub in this process. */
export interface CheckedGitHub extends Checked, Pick<Emulation, "token" | "world" | "faults"> {
  /** Base address; only `fetch` finds it. */
  readonly url: string;
  /** Takes requests to GitHub without a network; the response is there within one turn of the event loop. */
  readonly fetch: typeof fetch;
  readonly close: () => Promise<void>;
}

/** Options that hold every exchange to GitHub's OpenAPI description, and what they find. */
export function checking(
  options: EmulationOptions,
): Checked & { readonly options: EmulationOptions } {
  const { onExchange, sins, called } = checkedExchange();
  const both = (exchange: Exchange) => {
    onExchange(exchange);
    options.onExchange?.(exchange);
  };
  return { sins, called, options: { ...options, onExchange: both } };
}

/** Starts the emulated GitHub in this process, every exchange held to GitHub's description. */
export async function startCheckedGitHub(
  world: World,
  given: EmulationOptions = {},
): Promise<CheckedGitHub> {
  const { sins, called, options } = checking(given);
  const { token, faults, respond, end } = emulate(world, options);
  // A name that nobody has: what does not take `fetch` reaches nothing.
  world.url = "https://api.github.example";
  return {
    token,
    world,
    faults,
    sins,
    called,
    url: world.url,
    fetch: emulatedFetch(respond),
    close: async () => end(),
  };
}

interface ClientOptions {
  readonly clock: Clock;
  readonly onWait?: (text: string) => void;
  readonly attemptMs?: number;
}

/**
 * The GitHub adapter on an emulated GitHub. Answers take no time, so a long limit for each attempt
 * costs nothing, and a pause of the whole process ends none; only a test of silence sets a short one.
 */
export function clientOf(
  { token, url: apiUrl, world, fetch }: CheckedGitHub,
  { onWait = () => undefined, ...options }: ClientOptions,
): GitHub {
  const { owner, repo } = world;
  return makeGitHub({ token, apiUrl, owner, repo, fetch, onWait, ...options });
}

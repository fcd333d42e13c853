import type { Clock, GitHub } from "../../core/ports.ts";
import { formatDuration } from "../../core/units.ts";
import { attemptWithin } from "./attempt.ts";
import { allPages, type Send } from "./paging.ts";
import { describe, refusal } from "./refusal.ts";
import { isUnreadable, retryAfter } from "./retry.ts";

interface GitHubOptions {
  readonly token: string;
  /** Base address of the REST API, such as `https://api.github.com`. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly clock: Clock;
  /** Told before each wait for a rate limit. */
  readonly onWait: (text: string) => void;
  /** Longest that one request may wait and repeat, in all; default 5 minutes. */
  readonly deadlineMs?: number | undefined;
  /** Longest that one attempt may take; default 30 seconds. */
  readonly attemptMs?: number | undefined;
  /** Takes the requests instead of the network; default: the client's own, which knows proxies. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const API_VERSION = "2022-11-28";

const DEADLINE_MS = 5 * 60_000;

/** GitHub ends requests of its own after 10 s; the rest is for slow networks. */
const ATTEMPT_MS = 30_000;

/** GitHub's REST API for one repository. The client is loaded at the first request. */
export function makeGitHub(options: GitHubOptions): GitHub {
  const send = sender(options);
  return {
    owner: options.owner,
    repo: options.repo,
    request: async (route, parameters, signal) => (await send(route, parameters, signal)).reply,
    list: (route, parameters, signal, field) =>
      allPages(send, { route, parameters, field }, signal),
  };
}

function sender(options: GitHubOptions): Send {
  const { owner, repo, clock, onWait, deadlineMs = DEADLINE_MS } = options;
  let client: ReturnType<typeof connect> | undefined;
  return async (route, parameters, signal) => {
    client ??= connect(options);
    const octokit = await client;
    const all = { owner, repo, ...parameters };
    const start = clock.monotonic();
    for (let failures = 0; ; failures += 1) {
      const attempt = await attemptWithin(options.attemptMs ?? ATTEMPT_MS, signal, (inner) =>
        octokit.request(route, {
          ...all,
          headers: { "x-github-api-version": API_VERSION },
          request: { signal: inner },
        }),
      );
      if (attempt.state === "answered" && attempt.status < 300 && !isUnreadable(attempt)) {
        const { status, data, headers } = attempt;
        return { reply: { ok: true, status, data }, headers };
      }
      const isRead = route.startsWith("GET ");
      const retry = retryAfter({ attempt, isRead, failures, now: clock.now() });
      if (!retry.again || clock.monotonic() - start + retry.waitMs > deadlineMs) {
        return { reply: refusal(attempt, describe(route, all), clock.now()), headers: {} };
      }
      if (retry.rateLimit)
        onWait(`waiting ${formatDuration(retry.waitMs)} for GitHub's rate limit`);
      await clock.sleep(retry.waitMs, signal);
    }
  };
}

async function connect({ token, apiUrl, fetch }: GitHubOptions) {
  // The package's main entry reads and prints about the event file; this one only makes clients.
  const { GitHub: Client, getOctokitOptions } = await import("@actions/github/lib/utils");
  const quiet = () => undefined;
  return new Client({
    ...getOctokitOptions(token, { userAgent: "release-gate" }),
    baseUrl: apiUrl.replace(/\/+$/, ""),
    // What a server says about deprecation is foreign text and not for our output.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    ...(fetch === undefined ? {} : { request: { fetch } }),
  });
}

import type { Clock, GitHub } from "../../core/ports.ts";
import { attemptWithin } from "./attempt.ts";
import { type Access, type Client, type Connection, connect } from "./connect.ts";
import { asker } from "./graphql.ts";
import { allPages, type Send } from "./paging.ts";
import { describe, refusal } from "./refusal.ts";
import { type Patience, repeated } from "./repeat.ts";
import { githubTime } from "./time.ts";

interface GitHubOptions extends Access {
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

type Line = Connection & Patience;

const API_VERSION = "2022-11-28";

const DEADLINE_MS = 5 * 60_000;

/** GitHub ends requests of its own after 10 s; the rest is for slow networks. */
const ATTEMPT_MS = 30_000;

/** GitHub's API for one repository. The client is loaded at the first request. */
export function makeGitHub(options: GitHubOptions): GitHub {
  const { owner, repo, apiUrl, clock, onWait } = options;
  const { deadlineMs = DEADLINE_MS, attemptMs = ATTEMPT_MS } = options;
  let client: Promise<Client> | undefined;
  const connected = () => {
    client ??= connect(options);
    return client;
  };
  const time = githubTime(clock);
  const line: Line = {
    ...{ client: connected, apiUrl, attemptMs, clock, onWait, deadlineMs },
    heard: time.hear,
  };
  const send = sender({ owner, repo }, line);
  return {
    owner,
    repo,
    request: async (route, parameters, signal) => (await send(route, parameters, signal)).reply,
    list: (route, parameters, signal, field) =>
      allPages(send, { route, parameters, field }, signal),
    graphql: asker(line),
    time: time.now,
  };
}

function sender(repository: Pick<GitHub, "owner" | "repo">, line: Line): Send {
  return async (route, parameters, signal) => {
    const octokit = await line.client();
    const all = { ...repository, ...parameters };
    const attempt = () =>
      attemptWithin(line.attemptMs, signal, (inner) =>
        octokit.request(route, {
          ...all,
          headers: { "x-github-api-version": API_VERSION },
          request: { signal: inner },
        }),
      );
    return repeated(
      {
        isRead: route.startsWith("GET "),
        attempt,
        refuse: (last, now) => refusal(last, describe(route, all), now),
      },
      line,
      signal,
    );
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { makeGitHub } from "../../../../../src/adapters/github/client.ts";
import type { GitHubReply } from "../../../../../src/core/ports.ts";

export const START = Date.parse("2026-11-20T14:00:00Z");

export type Handler = (response: ServerResponse, request: IncomingMessage) => void;

type Options = Parameters<typeof makeGitHub>[0];

/** A server of raw answers, given in order; the last one answers whatever comes after it. */
export interface ScriptedServer {
  readonly url: string;
  handlers: readonly Handler[];
  seen: IncomingMessage[];
  readonly close: () => Promise<void>;
}

export async function scriptedServer(): Promise<ScriptedServer> {
  const server = createServer((request, response) => {
    const handler = script.handlers[Math.min(script.seen.length, script.handlers.length - 1)];
    script.seen.push(request);
    handler?.(response, request);
  });
  const script: ScriptedServer = {
    url: await listen(server),
    handlers: [],
    seen: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return script;
}

export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Handler =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

export const silent: Handler = () => undefined;

/** Faults in the middle of an answer. */
export const cut: Handler = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"id": ');
  setImmediate(() => response.destroy());
};

export const drop: Handler = (response) => {
  response.destroy();
};

export const page: Handler = (response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<html>Sign in</html>");
};

/** A client on a clock that jumps over every wait and keeps what was waited. */
export function aClient(apiUrl: string, over: Partial<Options> = {}) {
  const waits: number[] = [];
  const told: string[] = [];
  const passed = () => waits.reduce((sum, ms) => sum + ms, 0);
  const github = makeGitHub({
    token: "t0ken",
    apiUrl,
    owner: "octoacme",
    repo: "shop",
    clock: {
      now: () => START + passed(),
      monotonic: passed,
      sleep: async (ms) => {
        waits.push(ms);
      },
      timeout: () => new AbortController().signal,
      limit: (_ms, work) => ({ value: work() }),
    },
    onWait: (text) => told.push(text),
    ...over,
  });
  return { github, waits, told };
}

/** An address at which nothing listens any more. */
export async function nobody(): Promise<string> {
  const gone = createServer();
  const url = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
  return url;
}

async function listen(listener: Server): Promise<string> {
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

export function asRefusal(reply: GitHubReply) {
  if (reply.ok) throw new Error("not refused");
  return reply;
}

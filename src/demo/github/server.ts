import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { Emulation, EmulationOptions } from "./emulation.ts";
import { emulate } from "./emulation.ts";
import type { WireRequest, WireResponse } from "./wire.ts";
import type { World } from "./world.ts";

/** The emulated GitHub on a port of this machine. */
export interface GitHubServer extends Pick<Emulation, "token" | "world" | "faults"> {
  /** What `GITHUB_API_URL` is set to. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a world as GitHub's API on a free port of loopback. */
export async function startGitHub(
  world: World,
  options: EmulationOptions = {},
): Promise<GitHubServer> {
  const { token, faults, respond, end } = emulate(world, options);
  const server = createServer((message, response) => {
    received(message)
      .then(respond)
      .then((answer) => send(response, answer))
      .catch(() => response.destroy());
  });
  // A client that was paused may use an idle connection at the moment it would be closed.
  server.keepAliveTimeout = 0;
  world.url = `http://127.0.0.1:${await listen(server)}`;
  return { url: world.url, token, world, faults, close: () => close(server, end) };
}

/** Reads a request to its end. */
async function received(message: IncomingMessage): Promise<WireRequest> {
  message.setEncoding("utf8");
  let body = "";
  for await (const part of message) body += part;
  const { method = "GET", url: path = "/", headers } = message;
  return { method, path, authorization: headers.authorization, body };
}

function send(response: ServerResponse, { status, headers, body, cut }: WireResponse): void {
  response.writeHead(status, headers);
  if (cut) response.write(body, () => response.destroy());
  else response.end(body);
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function close(server: Server, end: () => void): Promise<void> {
  end();
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

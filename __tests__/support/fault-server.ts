import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";

/** A request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Port of the other end: another one for every connection. */
  readonly connection: number | undefined;
}

export type Handler = (request: SeenRequest, response: ServerResponse) => void;

export interface FaultServer {
  readonly url: string;
  readonly port: number;
  readonly seen: readonly SeenRequest[];
  /** Ends the server and every connection. */
  readonly close: () => Promise<void>;
}

/** PEM text from `support/certificates`. */
export function certificate(name: "authority" | "valid" | "expired" | "server-key"): string {
  return readFileSync(new URL(`./certificates/${name}.pem`, import.meta.url), "utf8");
}

/** A real HTTP server on loopback; `tls` names the certificate that it shows. */
export async function startServer(
  handler: Handler,
  { tls }: { readonly tls?: "valid" | "expired" | undefined } = {},
): Promise<FaultServer> {
  const seen: SeenRequest[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one: SeenRequest = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      connection: request.socket.remotePort,
    };
    seen.push(one);
    handler(one, response);
  };
  // A request that is cut off ends in an error here, which is what some tests are about.
  const quiet = (request: IncomingMessage, response: ServerResponse) => {
    listener(request, response).catch(() => response.destroy());
  };
  const server =
    tls === undefined
      ? createServer(quiet)
      : createTlsServer({ cert: certificate(tls), key: certificate("server-key") }, quiet);
  const running = await listen(server);
  return {
    ...running,
    seen,
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${running.port}`,
  };
}

/** A server that speaks TCP and nothing else: the test decides what each connection gets. */
export async function startTcpServer(onConnection: (socket: Socket) => void): Promise<FaultServer> {
  const running = await listen(
    createTcpServer((socket) => {
      socket.on("error", () => undefined);
      onConnection(socket);
    }),
  );
  return { ...running, seen: [], url: `http://127.0.0.1:${running.port}` };
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer((socket) => socket.destroy());
  await server.close();
  return server.port;
}

async function listen(server: Server): Promise<Pick<FaultServer, "port" | "close">> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

import type { Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "@jest/globals";
import { BODY_CAP, READ_CAP } from "../../../../../src/adapters/http/body.ts";
import { type HttpOptions, makeHttp } from "../../../../../src/adapters/http/client.ts";
import type { HttpReply, HttpRequest } from "../../../../../src/core/ports.ts";
import {
  certificate,
  type FaultServer,
  startServer,
  startTcpServer,
} from "../../../../support/fault-server.ts";

const open: { readonly close: () => Promise<void> }[] = [];
const never = new AbortController().signal;

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const kept = async (server: Promise<FaultServer>): Promise<FaultServer> => {
  open.push(await server);
  return server;
};

const serve = (...how: Parameters<typeof startServer>) => kept(startServer(...how));

/** A server that answers with these bytes as they are, and then ends the connection or not. */
const serveBytes = (bytes: string | Uint8Array, end = true) =>
  kept(
    startTcpServer((socket) => {
      socket.once("data", () => (end ? socket.end(bytes) : socket.write(bytes)));
    }),
  );

function send(only: Partial<HttpRequest>, options: Partial<HttpOptions> = {}): Promise<HttpReply> {
  const request = { method: "GET", url: "", headers: {}, body: undefined, timeoutMs: 5000 };
  const http = makeHttp({ version: "1.2.3", allowPrivateNetwork: true, ...options });
  return http({ ...request, ...only }, never);
}

/** What a reply says, without its times. */
function essence(reply: HttpReply): object {
  if (reply.state !== "answered") return { reason: reply.reason, detail: reply.detail };
  return { status: reply.status, body: reply.body, truncated: reply.truncated };
}

const whole = (body: string) => ({ status: 200, body, truncated: false });

describe("an answer that is not HTTP is one clear fault, at once", () => {
  const NOT_HTTP = "the answer does not begin as HTTP does";
  const NO_STATUS = "the status line of the answer holds no valid status";
  test.each([
    ["HTTP/1.1 000 X", "the status of the answer is 000, which HTTP does not have"],
    ["HTTP/1.1 042 X", "the status of the answer is 042, which HTTP does not have"],
    ["HTTP/1.1 99 X", NO_STATUS],
    ["HTTP/1.1 1000 X", NO_STATUS],
    ["HTTP/1.1 2OO OK", NO_STATUS],
    ["HTTP/1.1 -200 OK", NO_STATUS],
    ["HTTP/1.1", NOT_HTTP],
    ["HTTP/2 200 OK", NOT_HTTP],
    ["HTTP/3.7 200 OK", NOT_HTTP],
    ["ICY 200 OK", NOT_HTTP],
    ["SSH-2.0-OpenSSH_9.6", NOT_HTTP],
    ["<html>", NOT_HTTP],
    ["\0\0\0", NOT_HTTP],
    [
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: x",
      "the answer switches to another protocol, unasked",
    ],
    [
      `HTTP/1.1 200 OK\r\nx: ${"y".repeat(70_000)}`,
      "the headers of the answer are larger than 16 KiB",
    ],
  ])("%j", async (lines, detail) => {
    const server = await serveBytes(
      `${lines}\r\nconnection: upgrade\r\ncontent-length: 2\r\n\r\nhi`,
    );
    const before = process.cpuUsage();
    const reply = await send({ url: server.url });
    const { user, system } = process.cpuUsage(before);
    expect(essence(reply)).toEqual({ reason: "protocol", detail });
    expect((user + system) / 1000).toBeLessThan(500);
  });

  test("more headers than are looked at, of which none is dropped unsaid", async () => {
    const answer = (count: number) => {
      const headers = Array.from({ length: count - 1 }, (_, i) => `a${i}: 1`);
      return `${["HTTP/1.1 200 OK", ...headers, "content-length: 2"].join("\r\n")}\r\n\r\nhi`;
    };
    const [most, more] = [await serveBytes(answer(500)), await serveBytes(answer(501))];
    expect(essence(await send({ url: most.url }))).toEqual(whole("hi"));
    expect(essence(await send({ url: more.url }))).toEqual({
      reason: "protocol",
      detail: "the answer has more than 500 headers",
    });
  });

  test("a chunk without a size", async () => {
    const server = await serveBytes(
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhi",
    );
    const reply = await send({ url: server.url });
    expect(essence(reply)).toEqual({
      reason: "protocol",
      detail: expect.stringMatching(/^the answer is not valid HTTP: .{1,80}$/),
    });
  });

  test("interim answers without an end meet the deadline", async () => {
    const server = await kept(
      startTcpServer((socket) => {
        const more = setInterval(() => socket.write("HTTP/1.1 103 Early Hints\r\n\r\n"), 1);
        socket.once("close", () => clearInterval(more));
      }),
    );
    const reply = await send({ url: server.url, timeoutMs: 200 });
    expect(essence(reply)).toMatchObject({ reason: "timeout" });
    expect(reply.totalMs).toBeLessThan(1000);
  });
});

describe("a body whose end is not seen is no answer", () => {
  const OUT_OF_TIME =
    "no complete answer within 200ms; the time ran out while the answer was coming in";
  const head = "HTTP/1.1 200 OK\r\n";

  test.each([
    ["without a length, and silent", `${head}\r\n<h1>Welcome`],
    ["shorter than its length, and silent", `${head}content-length: 100\r\n\r\n<h1>Welcome`],
    ["a little above what is kept, and silent", `${head}\r\n${"x".repeat(BODY_CAP + 10)}`],
    ["in chunks without the last one", `${head}transfer-encoding: chunked\r\n\r\n2\r\nhi\r\n`],
  ])("%s: our own deadline is never taken for its end", async (_, bytes) => {
    const server = await serveBytes(bytes, false);
    const reply = await send({ url: server.url, timeoutMs: 200 });
    expect(essence(reply)).toEqual({ reason: "timeout", detail: OUT_OF_TIME });
    expect(reply.totalMs).toBeGreaterThanOrEqual(199);
  });

  test.each([
    [`${head}content-length: 100\r\n\r\n<h1>Welcome`, "11 of 100 bytes"],
    [`${head}content-length: 100\r\n\r\n`, "0 of 100 bytes"],
    [`${head}transfer-encoding: chunked\r\n\r\n2\r\nhi\r\n`, "2 bytes"],
  ])("%j, and the connection is closed: incomplete", async (bytes, after) => {
    const server = await serveBytes(bytes);
    expect(essence(await send({ url: server.url }))).toEqual({
      reason: "incomplete",
      detail: `the connection was closed after ${after} of the answer's body`,
    });
  });

  test("more than anybody waits for", async () => {
    const block = Buffer.alloc(1024 * 1024, "x");
    const server = await serve((_, response) => {
      const fill = () => {
        while (!response.destroyed) if (!response.write(block)) return;
      };
      response.on("drain", fill);
      fill();
    });
    expect(essence(await send({ url: server.url, timeoutMs: 30_000 }))).toEqual({
      reason: "too-large",
      detail: `the answer is larger than ${READ_CAP / BODY_CAP} MiB, and its end was not waited for`,
    });
  });

  test("a body without a length ends where the connection is closed in order", async () => {
    const server = await serveBytes(`${head}\r\n<h1>Welcome</h1>`);
    expect(essence(await send({ url: server.url }))).toEqual(whole("<h1>Welcome</h1>"));
  });

  test("the time of a large answer is the time of all of it", async () => {
    const server = await serve((_, response) => {
      response.write("x".repeat(BODY_CAP + 10));
      setTimeout(() => response.end("!"), 150);
    });
    const reply = await send({ url: server.url });
    expect(reply).toMatchObject({ state: "answered", truncated: true });
    expect(reply.totalMs).toBeGreaterThanOrEqual(149);
  });
});

describe("an encoded body, though nobody asked for it", () => {
  const TEXT = "Welcome to the OctoAcme Shop ".repeat(50);
  const encoded = (coding: string, body: Uint8Array) =>
    serve((_, response) => response.setHeader("content-encoding", coding).end(body));

  test.each([
    ["gzip", gzipSync(TEXT)],
    ["x-gzip", gzipSync(TEXT)],
    ["GZIP ", gzipSync(TEXT)],
    ["deflate", deflateSync(TEXT)],
    ["deflate", deflateRawSync(TEXT)],
    ["br", brotliCompressSync(TEXT)],
    ["identity", Buffer.from(TEXT)],
  ])("%s is decoded", async (coding, body) => {
    const server = await encoded(coding, body);
    expect(essence(await send({ url: server.url }))).toEqual(whole(TEXT));
  });

  test("is kept up to the cap of what it says, not of what it takes", async () => {
    const server = await encoded("gzip", gzipSync(Buffer.alloc(64 * BODY_CAP, "x")));
    const before = process.memoryUsage().rss;
    const reply = await send({ url: server.url });
    if (reply.state !== "answered") throw new Error(reply.detail);
    expect([reply.body.length, reply.truncated]).toEqual([BODY_CAP, true]);
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * BODY_CAP);
  });

  test.each([
    ["gzip", Buffer.from(TEXT), "encoding", "the answer says that it is gzip, and its data is not"],
    ["br", Buffer.from(TEXT), "encoding", "the answer says that it is br, and its data is not"],
    [
      "gzip",
      gzipSync(TEXT).subarray(0, -9),
      "incomplete",
      "the gzip data of the answer ends too early",
    ],
    [
      "zstd",
      Buffer.from(TEXT),
      "encoding",
      'the answer is encoded as "zstd", which is not decoded',
    ],
    [
      "gzip, br",
      Buffer.from(TEXT),
      "encoding",
      'the answer is encoded as "gzip, br", which is not decoded',
    ],
    [
      "constructor",
      Buffer.from(TEXT),
      "encoding",
      'the answer is encoded as "constructor", which is not decoded',
    ],
  ])("%s that cannot be decoded is a fault", async (coding, body, reason, detail) => {
    const server = await encoded(coding, body);
    expect(essence(await send({ url: server.url }))).toEqual({ reason, detail });
  });

  test.each(["gzip", "zstd"])("%s of nothing is nothing", async (coding) => {
    const server = await encoded(coding, Buffer.alloc(0));
    expect(essence(await send({ url: server.url }))).toEqual(whole(""));
    expect(essence(await send({ url: server.url, method: "HEAD" }))).toEqual(whole(""));
  });
});

describe("a host with many addresses", () => {
  const at = (...addresses: readonly string[]): Partial<HttpOptions> => ({
    resolve: async () => addresses.map((address) => ({ address, family: 4 })),
  });
  const named = ({ port }: FaultServer) => `http://shop.example:${port}/`;

  test("is reached at the next where one refuses", async () => {
    const server = await serve((_, response) => response.end("here"));
    const reply = await send({ url: named(server) }, at("127.0.0.2", "127.0.0.1"));
    expect(essence(reply)).toEqual(whole("here"));
    expect(reply.remote).toBe("127.0.0.1");
  });

  test("is refused where all of them refuse", async () => {
    const server = await serve((_, response) => response.end("here"));
    const reply = await send({ url: named(server) }, at("127.0.0.2", "127.0.0.3"));
    expect(essence(reply)).toEqual({ reason: "refused", detail: "the connection was refused" });
  });

  test("is not reached at all where one of them is private", async () => {
    const server = await serve((_, response) => response.end("here"));
    const options = { ...at("203.0.113.1", "127.0.0.1"), allowPrivateNetwork: false };
    expect(essence(await send({ url: named(server) }, options))).toEqual({
      reason: "address",
      detail:
        "shop.example is 127.0.0.1, which is not a public address, and private networks are not allowed",
    });
    expect(server.seen).toEqual([]);
  });

  test("or none has no name that is known", async () => {
    const reply = await send({ url: "http://shop.example/" }, at());
    expect(essence(reply)).toEqual({ reason: "dns", detail: "the host name is not known" });
  });

  test("that never come meets the deadline", async () => {
    const resolve = () => new Promise<never>(() => undefined);
    const reply = await send({ url: "http://shop.example/", timeoutMs: 100 }, { resolve });
    expect(essence(reply)).toEqual({
      reason: "timeout",
      detail: "no complete answer within 100ms; the time ran out while the host name was looked up",
    });
  });
});

describe("a host that does not speak TLS as it should says so in plain words", () => {
  const serveTls = async (options: TlsOptions): Promise<string> => {
    const own = { cert: certificate("valid"), key: certificate("server-key") };
    const server = createTlsServer({ ...own, ...options });
    server.on("tlsClientError", () => undefined);
    server.on("secureConnection", (socket) => socket.on("error", () => undefined));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return `https://localhost:${address.port}/`;
  };
  const ca = certificate("authority");

  const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" } as const;
  const NONE_OFFERED =
    "the host accepts no kind of TLS that is offered, or wants a client certificate (alert handshake_failure)";

  test.each<[string, TlsOptions, string]>([
    ["only HTTP/2", { ALPNProtocols: ["h2"] }, "the host does not speak HTTP/1.1"],
    ["a client certificate", { requestCert: true, ca }, "the host wants a client certificate"],
    [
      "a client certificate, by TLS 1.2",
      { requestCert: true, ca, maxVersion: "TLSv1.2" },
      NONE_OFFERED,
    ],
    ["only old TLS", old, "the host speaks no version of TLS from 1.2 on"],
  ])("%s", async (_, options, detail) => {
    const reply = await send({ url: await serveTls(options) }, { ca });
    expect(essence(reply)).toEqual({ reason: "handshake", detail });
  });

  test("a certificate for another name than the one that is asked for", async () => {
    const url = (await serveTls({})).replace("localhost", "127.0.0.1");
    expect(essence(await send({ url }, { ca }))).toEqual({
      reason: "tls",
      detail: "the certificate is for another host name",
    });
  });

  /** Does this with the connection once its first bytes have come. */
  const serveAs = async (answer: (socket: Socket) => void): Promise<string> => {
    const server = await kept(
      startTcpServer((socket) => socket.once("data", () => answer(socket))),
    );
    return `https://localhost:${server.port}/`;
  };
  const alert = (number: number) => Uint8Array.from([21, 3, 3, 0, 2, 2, number]);

  test.each([
    [40, NONE_OFFERED],
    [70, "the host speaks no version of TLS from 1.2 on"],
    [71, "the host asks for stronger ciphers than are offered (alert insufficient_security)"],
    [80, "the host has failed inside while the connection was secured (alert internal_error)"],
    [86, "the host refuses to secure the connection (TLS alert 86)"],
    [112, "the host has no certificate for this name (alert unrecognized_name)"],
    [116, "the host wants a client certificate"],
    [120, "the host does not speak HTTP/1.1"],
  ])("the alert %d", async (number, detail) => {
    const url = await serveAs((socket) => socket.end(alert(number)));
    expect(essence(await send({ url }))).toEqual({ reason: "handshake", detail });
  });

  test.each<[string, (socket: Socket) => void]>([
    ["closed", (socket) => socket.end()],
    ["reset", (socket) => socket.resetAndDestroy()],
  ])("a connection that is %s meanwhile", async (_, answer) => {
    expect(essence(await send({ url: await serveAs(answer) }))).toEqual({
      reason: "reset",
      detail: "the connection was cut while it was being secured",
    });
  });

  test("silence meanwhile", async () => {
    const url = await serveAs(() => undefined);
    expect(essence(await send({ url, timeoutMs: 200 }))).toEqual({
      reason: "timeout",
      detail:
        "no complete answer within 200ms; the time ran out while the connection was being secured",
    });
  });

  test("plain HTTP", async () => {
    const server = await serve((_, response) => response.end());
    expect(essence(await send({ url: `https://127.0.0.1:${server.port}/` }))).toEqual({
      reason: "handshake",
      detail: "the port does not speak TLS: is the address http, not https?",
    });
  });

  test.each([
    [
      "TLS where HTTP is asked for",
      [21, 3, 3, 0, 2, 2, 80],
      "the port speaks TLS: is the address https, not http?",
    ],
    [
      "frames of HTTP/2",
      [0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100],
      "the host speaks HTTP/2 only, not HTTP/1.1",
    ],
  ])("%s", async (_, bytes, detail) => {
    const server = await serveBytes(Uint8Array.from(bytes));
    expect(essence(await send({ url: server.url }))).toEqual({ reason: "protocol", detail });
  });
});

test.each(["Connection", "content-length", "Expect", "transfer-encoding", "upgrade"])(
  "the header %s is not the caller's to set",
  async (name) => {
    const server = await serve((_, response) => response.end());
    expect(essence(await send({ url: server.url, headers: { [name]: "1" } }))).toEqual({
      reason: "request",
      detail: `the header ${name.toLowerCase()} belongs to the connection and cannot be set`,
    });
    expect(server.seen).toEqual([]);
  },
);

test.each(["DELETE", "OPTIONS", "PUT"])(
  "a body is sent with %s, and its length",
  async (method) => {
    const server = await serve((_, response) => response.end());
    await send({ url: server.url, method, body: "süß" });
    expect(server.seen).toMatchObject([{ body: "süß", headers: { "content-length": "5" } }]);
  },
);

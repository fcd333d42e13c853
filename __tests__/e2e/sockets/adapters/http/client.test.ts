import { afterEach, describe, expect, test } from "@jest/globals";
import { BODY_CAP } from "../../../../../src/adapters/http/body.ts";
import { type HttpOptions, makeHttp } from "../../../../../src/adapters/http/client.ts";
import type { HttpReply, HttpRequest } from "../../../../../src/core/ports.ts";
import {
  certificate,
  closedPort,
  type FaultServer,
  startServer,
  startTcpServer,
} from "../../../../support/fault-server.ts";

const open: FaultServer[] = [];
const never = new AbortController().signal;

/** A deadline that a request does meet; longer than a busy machine holds this process up. */
const DEADLINE_MS = 1000;

/** How late a request may end after its deadline. */
const SLACK_MS = 800;

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(...how: Parameters<typeof startServer>): Promise<FaultServer> {
  const server = await startServer(...how);
  open.push(server);
  return server;
}

async function serveTcp(...how: Parameters<typeof startTcpServer>): Promise<FaultServer> {
  const server = await startTcpServer(...how);
  open.push(server);
  return server;
}

const aRequest = (only: Partial<HttpRequest>): HttpRequest => ({
  method: "GET",
  url: "http://127.0.0.1/",
  headers: {},
  body: undefined,
  timeoutMs: 5000,
  ...only,
});

function send(
  only: Partial<HttpRequest>,
  options: Partial<HttpOptions> = {},
  signal: AbortSignal = never,
): Promise<HttpReply> {
  const http = makeHttp({ version: "1.2.3", allowPrivateNetwork: true, ...options });
  return http(aRequest(only), signal);
}

/** What a reply says, without its times. */
function essence(reply: HttpReply): object {
  if (reply.state === "answered") return { status: reply.status, body: reply.body };
  return { state: reply.state, reason: reply.reason, detail: reply.detail };
}

describe("a request that is answered", () => {
  test("brings status, headers, body, phases and the other end", async () => {
    const server = await serve((_, response) => {
      response.setHeader("X-Version", "2.4.0");
      response.setHeader("x-many", ["a", "b"]);
      response.writeHead(201).end("hello");
    });
    const reply = await send({ url: `${server.url}/path?query=1` });
    if (reply.state !== "answered") throw new Error(reply.detail);
    expect(reply).toMatchObject({
      status: 201,
      body: "hello",
      truncated: false,
      remote: "127.0.0.1",
    });
    expect(reply.headers).toMatchObject({ "x-version": "2.4.0", "x-many": "a, b" });
    expect(Object.keys(reply.phases)).toEqual(["connect", "wait", "transfer"]);
    const sum = Object.values(reply.phases).reduce((all, ms) => all + ms, 0);
    expect(sum).toBeLessThanOrEqual(reply.totalMs + 1);
  });

  test("says who asks, and asks for a fresh and plain answer", async () => {
    const server = await serve((_, response) => response.end());
    await send({
      method: "POST",
      url: `${server.url}/login?next=%2F`,
      headers: { Accept: "application/json", "x-own": "1" },
      body: '{"user":"smoke"}',
    });
    expect(server.seen).toEqual([
      {
        method: "POST",
        path: "/login?next=%2F",
        body: '{"user":"smoke"}',
        connection: expect.any(Number),
        headers: {
          host: `127.0.0.1:${server.port}`,
          connection: "close",
          "user-agent": "release-gate/1.2.3",
          accept: "application/json",
          "accept-encoding": "identity",
          "cache-control": "no-cache",
          "content-length": "16",
          "x-own": "1",
        },
      },
    ]);
  });

  test("uses a new connection every time", async () => {
    const server = await serve((_, response) => response.end());
    for (let i = 0; i < 3; i++) await send({ url: server.url });
    expect(new Set(server.seen.map((request) => request.connection)).size).toBe(3);
  });

  test("keeps at most the cap of a large body, and says so", async () => {
    const server = await serve((_, response) => response.end("x".repeat(1.5 * BODY_CAP)));
    const reply = await send({ url: server.url });
    if (reply.state !== "answered") throw new Error(reply.detail);
    expect([reply.body.length, reply.truncated]).toEqual([BODY_CAP, true]);
  });

  test("keeps a body of exactly the cap whole", async () => {
    const server = await serve((_, response) => response.end("x".repeat(BODY_CAP)));
    const reply = await send({ url: server.url });
    if (reply.state !== "answered") throw new Error(reply.detail);
    expect([reply.body.length, reply.truncated]).toEqual([BODY_CAP, false]);
  });
});

describe("a request that finds no usable answer is broken", () => {
  test("refused: nothing listens there", async () => {
    expect(essence(await send({ url: `http://127.0.0.1:${await closedPort()}/` }))).toEqual({
      state: "broken",
      reason: "refused",
      detail: "the connection was refused",
    });
  });

  test("dns: the name is not known (no label may have 64 letters)", async () => {
    const reply = await send({ url: `http://${"x".repeat(64)}.invalid/` });
    expect(reply).toMatchObject({ state: "broken", reason: "dns" });
  });

  test("timeout: the headers come too late", async () => {
    const server = await serve(() => undefined);
    const reply = await send({ url: server.url, timeoutMs: DEADLINE_MS });
    expect(essence(reply)).toEqual({
      state: "broken",
      reason: "timeout",
      detail:
        "no complete answer within 1s; the time ran out while waiting for the answer to begin",
    });
    expect(reply.totalMs).toBeGreaterThanOrEqual(DEADLINE_MS - 1);
    expect(reply.totalMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  test("timeout: a body that drips for ever meets the deadline", async () => {
    const server = await serve((_, response) => {
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    });
    const reply = await send({ url: server.url, timeoutMs: DEADLINE_MS });
    expect(essence(reply)).toMatchObject({
      reason: "timeout",
      detail: "no complete answer within 1s; the time ran out while the answer was coming in",
    });
    expect(reply.totalMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  test("timeout: a TLS handshake that never ends meets the deadline", async () => {
    const server = await serveTcp(() => undefined);
    const reply = await send({ url: `https://127.0.0.1:${server.port}/`, timeoutMs: DEADLINE_MS });
    expect(essence(reply)).toMatchObject({
      reason: "timeout",
      detail:
        "no complete answer within 1s; the time ran out while the connection was being secured",
    });
  });

  test("reset: the connection is cut in the middle of the body", async () => {
    const server = await serveTcp((socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this");
        setTimeout(() => socket.resetAndDestroy(), 20);
      });
    });
    const reply = await send({ url: server.url });
    expect(reply).toMatchObject({ state: "broken", reason: "reset" });
  });

  test("reset: the connection is closed without a word", async () => {
    const server = await serveTcp((socket) => socket.once("data", () => socket.end()));
    const reply = await send({ url: server.url });
    expect(reply).toMatchObject({ state: "broken", reason: "reset" });
  });

  test("protocol: the answer is not HTTP", async () => {
    const server = await serveTcp((socket) =>
      socket.once("data", () => socket.end("SSH-2.0-x\r\n")),
    );
    const reply = await send({ url: server.url });
    expect(reply).toMatchObject({ state: "broken", reason: "protocol" });
  });
});

describe("certificates are always verified", () => {
  const ca = certificate("authority");
  const named = (server: FaultServer) => `https://localhost:${server.port}/`;

  test("an answer says how long they are valid, each time, where that is asked for", async () => {
    const server = await serve((_, response) => response.end("safe"), { tls: "valid" });
    const url = `https://localhost:${server.port}/`;
    const options = { ca, resolve: async () => [{ address: "127.0.0.1", family: 4 }] };
    const replies = [
      await send({ url, certificate: true }, options),
      await send({ url, certificate: true }, options),
      await send({ url }, options),
    ];
    const until = replies.map((reply) => (reply.state === "answered" ? reply.certificate : reply));
    expect(until).toEqual([
      { validTo: expect.any(Number), of: expect.any(String) },
      until[0],
      undefined,
    ]);
  });

  test("a valid one is accepted, every time with a full handshake", async () => {
    const server = await serve((_, response) => response.end("safe"), { tls: "valid" });
    const replies = [
      await send({ url: named(server) }, { ca }),
      await send({ url: named(server) }, { ca }),
    ];
    expect(replies.map(essence)).toEqual([
      { status: 200, body: "safe" },
      { status: 200, body: "safe" },
    ]);
    expect(replies.map((reply) => Object.keys(reply.phases))).toEqual([
      ["dns", "connect", "tls", "wait", "transfer"],
      ["dns", "connect", "tls", "wait", "transfer"],
    ]);
  });

  test("an expired one, one for another host and one of an unknown authority are not", async () => {
    const valid = await serve((_, response) => response.end(), { tls: "valid" });
    const expired = await serve((_, response) => response.end(), { tls: "expired" });
    const replies = [
      await send({ url: named(expired) }, { ca }),
      await send({ url: valid.url }, { ca }),
      await send({ url: named(valid) }),
    ];
    const broken = { state: "broken", reason: "tls" };
    expect(replies.map(essence)).toEqual([
      { ...broken, detail: "the certificate has expired" },
      { ...broken, detail: "the certificate is for another host name" },
      {
        ...broken,
        detail:
          "the certificate is not signed by a trusted authority, or an intermediate one is missing",
      },
    ]);
    expect([...valid.seen, ...expired.seen]).toEqual([]);
  });

  test("but for one request: by an authority of its own besides, or not at all", async () => {
    const valid = await serve((_, response) => response.end("safe"), { tls: "valid" });
    const expired = await serve((_, response) => response.end("old"), { tls: "expired" });
    const replies = [
      await send({ url: named(valid), ca }),
      await send({ url: named(expired), ca }),
      await send({ url: named(expired), insecure: true }),
      await send({ url: named(valid) }),
    ];
    expect(replies.map(essence)).toEqual([
      { status: 200, body: "safe" },
      expect.objectContaining({ reason: "tls" }),
      { status: 200, body: "old" },
      expect.objectContaining({ reason: "tls" }),
    ]);
  });

  test("a host that does not speak TLS is no secure host", async () => {
    const server = await serve((_, response) => response.end());
    const reply = await send({ url: `https://127.0.0.1:${server.port}/` });
    expect(reply).toMatchObject({ state: "broken", reason: "handshake" });
  });
});

test("the digest of a body is told where it is asked for: packed, and of a large one too", async () => {
  const [{ gzipSync }, { createHash }] = [await import("node:zlib"), await import("node:crypto")];
  const bodies = { "/small": Buffer.from("hello"), "/large": Buffer.alloc(BODY_CAP + 9, "x") };
  const server = await serve((request, response) => {
    const body = bodies[request.path as keyof typeof bodies];
    const packed = request.path === "/small";
    response.writeHead(200, packed ? { "content-encoding": "gzip" } : {});
    response.end(packed ? gzipSync(body) : body);
  });
  for (const [path, body] of Object.entries(bodies)) {
    const url = `${server.url.replace(/\/$/, "")}${path}`;
    const reply = await send({ url, digest: true });
    const sha256 = createHash("sha256").update(body).digest("hex");
    expect(reply).toMatchObject({ state: "answered", sha256 });
    expect(await send({ url })).not.toHaveProperty("sha256");
  }
});

test("the size of a body is told: packed or not, and of a large one too", async () => {
  const { gzipSync } = await import("node:zlib");
  const server = await serve((request, response) => {
    const body = Buffer.alloc(Number(request.path.slice(2)), "x");
    const packed = request.path.startsWith("/z");
    response.writeHead(200, packed ? { "content-encoding": "gzip" } : {});
    response.end(packed ? gzipSync(body) : body);
  });
  const sizes = ["/p0", "/p9", `/p${BODY_CAP + 5}`, "/z9", `/z${BODY_CAP + 5_000_000}`].map(
    async (path) => {
      const reply = await send({ url: `${server.url}${path}` });
      return reply.state === "answered" ? reply.bytes : reply;
    },
  );
  expect(await Promise.all(sizes)).toEqual([0, 9, BODY_CAP + 5, 9, undefined]);
});

describe("redirects", () => {
  const redirecting = (status: number, location: string) =>
    serve((request, response) => {
      if (request.path !== "/old") response.end(`${request.method} ${request.body}`);
      else response.writeHead(status, { location }).end("moved");
    });

  test.each([
    [301, "POST", "GET "],
    [302, "POST", "GET "],
    [303, "PUT", "GET "],
    [307, "POST", "POST text"],
    [308, "PUT", "PUT text"],
  ])("%i after %s is followed on the same host as %s", async (status, method, body) => {
    const server = await redirecting(status, "/new");
    const reply = await send({
      method,
      url: `${server.url}/old`,
      headers: { "content-type": "text/plain", authorization: "Bearer x" },
      body: "text",
    });
    expect(essence(reply)).toEqual({ status: 200, body });
    const last = server.seen.at(-1)?.headers;
    expect(last?.authorization).toBe("Bearer x");
    expect(last?.["content-type"]).toBe(body === "GET " ? undefined : "text/plain");
  });

  test("another host is not followed, and never sees a header", async () => {
    const other = await serve((_, response) => response.end());
    const server = await redirecting(302, `${other.url}/new`);
    const reply = await send({ url: `${server.url}/old`, headers: { authorization: "Bearer x" } });
    expect(essence(reply)).toEqual({
      state: "broken",
      reason: "redirect",
      detail: `the request is redirected to ${other.url}, and another host is not followed`,
    });
    expect(other.seen).toEqual([]);
  });

  test("another host that may be asked sees no header and no body of the caller", async () => {
    const other = await serve((_, response) => response.end("there"));
    const server = await redirecting(302, `${other.url}/new`);
    const reply = await send({
      url: `${server.url}/old`,
      method: "POST",
      headers: { authorization: "Bearer x", cookie: "sid=1", "x-key": "k" },
      body: "password=geheim",
      redirects: { hosts: "any", statuses: [302] },
    });
    expect(reply).toMatchObject({
      status: 200,
      body: "there",
      hops: [{ status: 302, to: `${other.url}/new` }],
    });
    const seen = JSON.stringify(other.seen);
    for (const secret of ["Bearer", "sid=1", "x-key", "geheim"]) expect(seen).not.toContain(secret);
  });

  test("a status that is not to be followed is the answer", async () => {
    const server = await redirecting(301, "/new");
    const reply = await send({
      url: `${server.url}/old`,
      redirects: { hosts: "same", statuses: [302] },
    });
    expect(essence(reply)).toEqual({ status: 301, body: "moved" });
    expect(reply).not.toHaveProperty("hops");
  });

  test.each([
    ["a user name in the address", "http://smoke:secret@127.0.0.1/"],
    ["another protocol", "ftp://127.0.0.1/"],
    ["no address at all", "http://["],
  ])("%s is not followed", async (_, location) => {
    const server = await redirecting(302, location);
    const reply = await send({ url: `${server.url}/old` });
    expect(reply).toMatchObject({ state: "broken", reason: "redirect" });
  });

  test("five are followed, a sixth is one too many", async () => {
    const server = await serve((request, response) => {
      const left = Number(request.path.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(essence(await send({ url: `${server.url}/5` }))).toEqual({ status: 200, body: "there" });
    expect(essence(await send({ url: `${server.url}/6` }))).toEqual({
      state: "broken",
      reason: "too-many-redirects",
      detail: "more than 5 redirects in a row",
    });
  });

  test("the deadline holds over all of them together", async () => {
    const server = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: "/again" }).end(), 100);
    });
    const reply = await send({ url: server.url, timeoutMs: 250 });
    expect(reply).toMatchObject({ state: "broken", reason: "timeout" });
  });
});

describe("a request that cannot be sent is unsent", () => {
  test.each([
    ["loopback", "http://127.0.0.1:PORT/"],
    ["loopback by name", "http://localhost:PORT/"],
    ["loopback as one number", "http://2130706433:PORT/"],
    ["loopback in hexadecimal", "http://0x7f.1:PORT/"],
    ["loopback mapped into IPv6", "http://[::ffff:127.0.0.1]:PORT/"],
    ["unspecified", "http://0.0.0.0:PORT/"],
    ["metadata", "http://169.254.169.254:PORT/latest/meta-data/"],
    ["unique local", "https://[fd00::1]:PORT/"],
  ])("address: %s, unless private networks are allowed", async (_, url) => {
    const server = await serve((_request, response) => response.end());
    const reply = await send(
      { url: url.replace("PORT", String(server.port)) },
      { allowPrivateNetwork: false },
    );
    expect(reply).toMatchObject({ state: "unsent", reason: "address" });
    expect(server.seen).toEqual([]);
  });

  test.each(["shop.example", "ftp://shop.example/", "http://user:secret@shop.example/", ""])(
    "url: %p is not a http or https address",
    async (url) => {
      expect(await send({ url })).toMatchObject({ state: "unsent", reason: "url" });
    },
  );

  test("request: a header with a line break", async () => {
    const server = await serve((_, response) => response.end());
    const reply = await send({ url: server.url, headers: { "x-own": "a\r\nx-evil: b" } });
    expect(reply).toMatchObject({ state: "unsent", reason: "request" });
    expect(server.seen).toEqual([]);
  });

  test("aborted: called off before it begins, or while it waits", async () => {
    const stop = new AbortController();
    const server = await serve(() => stop.abort());
    const waiting = send({ url: server.url }, {}, stop.signal);
    const aborted = { state: "unsent", reason: "aborted", detail: "the request was called off" };
    expect(essence(await waiting)).toEqual(aborted);
    expect(essence(await send({ url: server.url }, {}, stop.signal))).toEqual(aborted);
    expect(server.seen.length).toBe(1);
  });
});

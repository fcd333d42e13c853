import type { IncomingMessage } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { graphqlUrl, MOST_BYTES } from "../../../../../src/adapters/github/graphql.ts";
import {
  aClient,
  asRefusal,
  cut,
  drop,
  type Handler,
  json,
  nobody,
  page,
  type ScriptedServer,
  START,
  scriptedServer,
  silent,
} from "./scripted.ts";

let server: ScriptedServer;

beforeAll(async () => {
  server = await scriptedServer();
});

afterEach(() => {
  server.handlers = [];
  server.seen = [];
});

afterAll(() => server.close());

const QUERY = {
  name: "Records",
  text: "query Records($ids: [ID!]!) { nodes(ids: $ids) { id } }",
  permission: "deployments: read",
};

const DATA = { nodes: [{ id: "DE_1" }] };
const ok = json(200, { data: DATA });
const { signal } = new AbortController();

/** GraphQL's way to fail: 200, and part of the data. */
const errors = (
  told: readonly Readonly<Record<string, unknown>>[],
  headers: Readonly<Record<string, string>> = {},
) => json(200, { data: { nodes: [null] }, errors: told }, headers);

/** What one query comes to, with the waits and the number of attempts. */
async function outcomeOf(
  scenario: readonly Handler[],
  over: Parameters<typeof aClient>[1] = {},
  until = signal,
) {
  server.handlers = scenario;
  const { github, waits, told } = aClient(server.url, over);
  const reply = await github.graphql(QUERY, { ids: ["DE_1"] }, until);
  return { reply, waits, told, attempts: server.seen.length };
}

test("a query is one POST with its text, its variables and the token", async () => {
  const bodies: Promise<string>[] = [];
  const { reply } = await outcomeOf([
    (response, request) => {
      bodies.push(textOf(request));
      ok(response, request);
    },
  ]);
  expect(reply).toEqual({ ok: true, status: 200, data: DATA });
  const [request] = server.seen;
  expect([request?.method, request?.url]).toEqual(["POST", "/graphql"]);
  expect(request?.headers).toMatchObject({
    authorization: "token t0ken",
    "user-agent": expect.stringMatching(/^release-gate /),
  });
  expect(JSON.parse((await bodies[0]) ?? "")).toEqual({
    query: QUERY.text,
    variables: { ids: ["DE_1"] },
    operationName: "Records",
  });
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

test.each([
  ["https://api.github.com", "https://api.github.com/graphql"],
  ["https://api.github.com/", "https://api.github.com/graphql"],
  ["https://api.acme.ghe.com", "https://api.acme.ghe.com/graphql"],
  ["https://git.acme.example/api/v3", "https://git.acme.example/api/graphql"],
  ["https://git.acme.example/api/v3/", "https://git.acme.example/api/graphql"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080/graphql"],
])("the address beside %s is %s", (apiUrl, url) => {
  expect(graphqlUrl(apiUrl)).toBe(url);
});

test("Enterprise Server is asked beside its REST API", async () => {
  await outcomeOf([ok], { apiUrl: `${server.url}/api/v3` });
  expect(server.seen[0]?.url).toBe("/api/graphql");
});

describe("an answer with errors is never read as complete", () => {
  const forbidden = { type: "FORBIDDEN", message: "Resource not accessible by integration" };
  const scopes = {
    type: "INSUFFICIENT_SCOPES",
    message: "Your token has not been granted the required scopes to execute this query.",
  };
  const add = "add `deployments: read` to the job's `permissions:`";

  test.each<[string, object, object]>([
    [
      "a right is missing",
      forbidden,
      {
        status: 403,
        reason:
          "the token has no permission for query Records (403): Resource not accessible by integration",
        permission: "deployments: read",
        remedy: add,
      },
    ],
    ["a scope is missing", scopes, { status: 403, permission: "deployments: read", remedy: add }],
    [
      "single sign-on is missing",
      { type: "FORBIDDEN", message: "Resource protected by organization SAML enforcement." },
      { status: 403, permission: undefined },
    ],
    [
      "a node is not there",
      { type: "NOT_FOUND", message: "Could not resolve to a node with the global id of 'DE_1'" },
      { status: 404, reason: expect.stringContaining("global id of 'DE_1'") },
    ],
    [
      "the query is wrong",
      { message: "Field 'sins' doesn't exist on type 'Deployment'" },
      {
        status: 422,
        reason:
          "GitHub refused query Records (422): Field 'sins' doesn't exist on type 'Deployment'",
      },
    ],
    [
      "too much was asked at once",
      { type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded." },
      { status: 422, reason: expect.stringContaining("Resource limits") },
    ],
    ["an error without words", { type: "ODD" }, { status: 422 }],
    [
      "words on several lines",
      { message: "a\n::error::b" },
      { reason: "GitHub refused query Records (422): a : :error::b" },
    ],
  ])("%s: refused at once, and nothing of the data is handed on", async (_, told, expected) => {
    const { reply, waits } = await outcomeOf([errors([{ ...told }])]);
    expect(asRefusal(reply)).toMatchObject(expected);
    expect(reply).not.toHaveProperty("data");
    expect(waits).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["in no list", { message: "odd" }],
    ["in a list of texts", ["odd"]],
  ])("%s", async (_, told) => {
    const { reply } = await outcomeOf([json(200, { data: DATA, errors: told })]);
    expect(asRefusal(reply).status).toBe(422);
  });

  test("an empty list is none", async () => {
    const { reply } = await outcomeOf([json(200, { data: DATA, errors: [] })]);
    expect(reply).toMatchObject({ ok: true, data: DATA });
  });

  test.each<[string, Handler]>([
    ["no data", json(200, {})],
    ["data of null", json(200, { data: null })],
    ["a list", json(200, [])],
    ["no content", (response) => response.writeHead(204).end()],
  ])("%s without errors is no answer either", async (_, answer) => {
    const { reply } = await outcomeOf([answer]);
    expect(asRefusal(reply).reason).toBe("GitHub's answer to query Records contains no data");
  });

  test("401 and 403 are refused as any other request", async () => {
    const { reply } = await outcomeOf([json(401, { message: "Bad credentials" })]);
    expect(asRefusal(reply)).toMatchObject({
      status: 401,
      reason: "GitHub does not accept the token (401): Bad credentials",
    });
    server.seen = [];
    const second = await outcomeOf([json(403, { message: "Not on the allow list" })]);
    expect(asRefusal(second.reply)).toMatchObject({ status: 403, permission: undefined });
  });
});

describe("passing faults", () => {
  const timeout = errors([
    {
      message:
        "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `A1` when reporting this issue.",
    },
  ]);

  test.each<[string, Handler, number]>([
    ["502", json(502, "Bad gateway"), 502],
    ["504 as JSON", json(504, { message: "Timeout" }), 504],
    ["GitHub's own time limit in a 200", timeout, 502],
    ["a dropped connection", drop, 0],
    ["a body cut short", cut, 0],
    ["malformed JSON", json(200, '{"data": {'), 200],
    ["an empty body", json(200, ""), 200],
    ["a web page", page, 200],
    ["no answer in time", silent, 0],
  ])("%s: repeated, then refused", async (_, fault, status) => {
    const quick = { attemptMs: 150 };
    const passed = await outcomeOf([fault, ok], quick);
    expect(passed).toMatchObject({ reply: { ok: true, data: DATA }, waits: [500], attempts: 2 });
    server.seen = [];
    const stays = await outcomeOf([fault], quick);
    expect(stays).toMatchObject({ reply: { ok: false, status }, waits: [500, 1000, 2000] });
    expect(stays.attempts).toBe(4);
  });

  test("a web page says that it is no JSON", async () => {
    const { reply } = await outcomeOf([page]);
    expect(asRefusal(reply).reason).toBe("GitHub's answer to query Records is not readable JSON");
  });

  test("nobody there is said, with what to check", async () => {
    const { reply } = await outcomeOf([], { apiUrl: await nobody() });
    expect(asRefusal(reply)).toMatchObject({
      reason: expect.stringMatching(/^no answer from GitHub to query Records: ECONNREFUSED/),
      remedy: "check the network and GITHUB_API_URL, then run the stage again",
    });
  });

  test("an answer without end is given up, and not asked for again", async () => {
    const endless: Handler = (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const part = Buffer.alloc(2 ** 20, " ");
      for (let sent = 0; sent <= MOST_BYTES; sent += part.length) response.write(part);
      response.end();
    };
    const { reply, waits } = await outcomeOf([endless]);
    expect(asRefusal(reply).reason).toBe(
      "GitHub's answer to query Records is too large to be read",
    );
    expect(waits).toEqual([]);
  });
});

describe("rate limits", () => {
  const at = (ms: number) => String((START + ms) / 1000);
  const hourly = { type: "RATE_LIMITED", message: "API rate limit exceeded for installation." };
  const already = {
    type: "RATE_LIMIT",
    code: "graphql_rate_limit",
    message: "API rate limit already exceeded for user ID 7.",
  };
  const secondary = { message: "You have exceeded a secondary rate limit." };
  const left = (count: number, ms: number) => ({
    "x-ratelimit-remaining": String(count),
    "x-ratelimit-reset": at(ms),
  });

  test.each<[string, Handler, number]>([
    ["the hour's points in a 200", errors([hourly], left(0, 30_000)), 31_000],
    ["the same in its other spelling", errors([already], left(0, 30_000)), 31_000],
    ["the same with points left over", errors([already], left(4, 30_000)), 31_000],
    ["the same with Retry-After", errors([hourly], { "retry-after": "12" }), 12_000],
    ["the same without a time", errors([hourly]), 60_000],
    ["a secondary limit in a 200", errors([secondary], left(900, 5000)), 60_000],
    ["the same with Retry-After", errors([secondary], { "retry-after": "7" }), 7000],
    ["a secondary limit in a 403", json(403, secondary, { "retry-after": "9" }), 9000],
    ["429", json(429, { message: "slow down" }), 60_000],
  ])("%s: waited for, and said", async (_, limit, wait) => {
    const { reply, waits, told } = await outcomeOf([limit, ok]);
    expect(reply.ok).toBe(true);
    expect(waits).toEqual([wait]);
    expect(told).toEqual([expect.stringMatching(/^waiting .+ for GitHub's rate limit$/)]);
  });

  test("beyond the deadline it is refused, with the time", async () => {
    const { reply, waits } = await outcomeOf([errors([hourly], left(0, 3_600_000))]);
    expect(waits).toEqual([]);
    expect(asRefusal(reply)).toMatchObject({
      status: 429,
      reason:
        "GitHub's rate limit is used up; requests are possible again after 2026-11-20 15:00 UTC",
    });
  });

  test("a missing right is no limit, even with the last point", async () => {
    const last = errors([{ type: "FORBIDDEN", message: "not accessible by x" }], left(0, 9000));
    const { reply, waits } = await outcomeOf([last]);
    expect([asRefusal(reply).status, waits]).toEqual([403, []]);
  });
});

test("aborting ends a query under way, and nothing is repeated", async () => {
  const own = new AbortController();
  const { reply, waits } = await outcomeOf([() => own.abort()], {}, own.signal);
  expect(asRefusal(reply).reason).toBe("interrupted before GitHub answered query Records");
  expect(waits).toEqual([]);
});

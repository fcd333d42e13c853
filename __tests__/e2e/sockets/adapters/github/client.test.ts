import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { GitHubRoute } from "../../../../../src/core/ports.ts";
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

const ok = json(200, { id: 1 });

const signal = new AbortController().signal;

const READ = "GET /repos/{owner}/{repo}/commits/{ref}/check-runs";
const WRITE = "POST /repos/{owner}/{repo}/statuses/{sha}";

/** What one request comes to, with the waits and the number of attempts. */
async function outcomeOf(
  scenario: readonly Handler[],
  route: GitHubRoute = READ,
  over: Parameters<typeof aClient>[1] = {},
) {
  server.handlers = scenario;
  const { github, waits, told } = aClient(server.url, over);
  const reply = await github.request(route, { [route === READ ? "ref" : "sha"]: "abc" }, signal);
  return { reply, waits, told, attempts: server.seen.length };
}

test("a request carries token, API version and its own parameters", async () => {
  const { reply } = await outcomeOf([ok]);
  expect(reply).toEqual({ ok: true, status: 200, data: { id: 1 } });
  const [request] = server.seen;
  expect(request?.url).toBe("/repos/octoacme/shop/commits/abc/check-runs");
  expect(request?.headers).toMatchObject({
    authorization: "token t0ken",
    "x-github-api-version": "2022-11-28",
    "user-agent": expect.stringMatching(/^release-gate /),
  });
});

test("a path is one parameter, whatever it holds", async () => {
  server.handlers = [ok];
  const path = "a/../b c?ref=x#y";
  await aClient(server.url).github.request(
    "GET /repos/{owner}/{repo}/contents/{path}",
    { path },
    signal,
  );
  expect(server.seen[0]?.url).toBe("/repos/octoacme/shop/contents/a%2F..%2Fb%20c%3Fref%3Dx%23y");
});

test("an answer without content is one", async () => {
  const none: Handler = (response) => response.writeHead(204).end();
  const { reply } = await outcomeOf([none], WRITE);
  expect(reply).toMatchObject({ ok: true, status: 204 });
});

describe("refusals say why and what to do", () => {
  const forbidden = { message: "Resource not accessible by integration" };
  const accepts = (permissions: string) => ({ "x-accepted-github-permissions": permissions });

  test.each([
    ["checks=read", "checks: read"],
    ["actions=read", "actions: read"],
    ["deployments=write", "deployments: write"],
    ["statuses=write", "statuses: write"],
    ["pull_requests=read", "pull-requests: read"],
    ["metadata=read,contents=read", "contents: read"],
    ["issues=write; pull_requests=write", "issues: write"],
    ["contents=write,workflows=write", "contents: write\nworkflows: write"],
    ["allows_permissionless_access=true", undefined],
    ["", undefined],
  ])("403 that accepts %j asks for %j", async (header, permission) => {
    const { reply, attempts } = await outcomeOf([json(403, forbidden, accepts(header))]);
    expect(asRefusal(reply).permission).toBe(permission);
    expect(attempts).toBe(1);
  });

  test("403 for want of a permission names it", async () => {
    const { reply } = await outcomeOf([json(403, forbidden, accepts("checks=read"))]);
    expect(reply).toEqual({
      ok: false,
      status: 403,
      reason:
        "the token has no permission for GET /commits/abc/check-runs (403): Resource not accessible by integration",
      remedy: "add `checks: read` to the job's `permissions:`",
      permission: "checks: read",
    });
  });

  test("403 for another reason asks for no permission", async () => {
    const { reply } = await outcomeOf([json(403, { message: "Disabled" }, accepts("checks=read"))]);
    expect(asRefusal(reply).permission).toBeUndefined();
  });

  test.each([
    [
      401,
      { message: "Bad credentials" },
      "GitHub does not accept the token (401): Bad credentials",
    ],
    [
      404,
      { message: "Not Found" },
      "GitHub finds nothing at GET /commits/abc/check-runs (404): Not Found; it does not exist, or the token may not see it",
    ],
    [410, { message: "Gone" }, "GitHub refused GET /commits/abc/check-runs (410): Gone"],
    [
      422,
      { message: "No commit\nfound" },
      "GitHub refused GET /commits/abc/check-runs (422): No commit found",
    ],
    [409, "<html>", "GitHub refused GET /commits/abc/check-runs (409)"],
  ])("%i is refused at once", async (status, body, reason) => {
    const { reply, waits } = await outcomeOf([json(status, body)]);
    expect(asRefusal(reply)).toMatchObject({ status, reason });
    expect(waits).toEqual([]);
  });
});

describe("passing faults", () => {
  test.each<[string, Handler, number]>([
    ["502", json(502, "Bad gateway"), 502],
    ["503 as JSON", json(503, { message: "Unavailable" }), 503],
    ["a dropped connection", drop, 0],
    ["a body cut short", cut, 200],
    ["malformed JSON", json(200, '{"id": 1'), 200],
    ["an empty body", json(200, ""), 200],
    ["a web page", page, 200],
    ["no answer in time", silent, 0],
  ])("a read meets %s: repeated, then refused", async (_, fault, status) => {
    const quick = { attemptMs: 150 };
    const passed = await outcomeOf([fault, ok], READ, quick);
    expect(passed).toMatchObject({ reply: { ok: true }, waits: [500], attempts: 2 });
    server.seen = [];
    const stays = await outcomeOf([fault], READ, quick);
    expect(stays).toMatchObject({ reply: { ok: false, status }, waits: [500, 1000, 2000] });
    expect(stays.attempts).toBe(4);
  });

  test.each<[string, Handler]>([
    ["502", json(502, "Bad gateway")],
    ["a dropped connection", drop],
    ["malformed JSON", json(201, '{"id": 1')],
    ["no answer in time", silent],
  ])("a write meets %s: never repeated, since it may have been done", async (_, fault) => {
    const { reply, attempts } = await outcomeOf([fault, ok], WRITE, { attemptMs: 150 });
    expect(reply.ok).toBe(false);
    expect(attempts).toBe(1);
  });

  test.each<[string, GitHubRoute]>([
    ["read", READ],
    ["write", WRITE],
  ])("a %s that nobody took is repeated", async (_, route) => {
    const { reply, waits } = await outcomeOf([], route, { apiUrl: await nobody() });
    expect(waits).toEqual([500, 1000, 2000]);
    expect(asRefusal(reply).reason).toMatch(/^no answer from GitHub to .*: ECONNREFUSED/);
  });

  test("the deadline ends the repeating", async () => {
    const { waits } = await outcomeOf([json(502, "")], READ, { deadlineMs: 1600 });
    expect(waits).toEqual([500, 1000]);
  });
});

describe("rate limits", () => {
  const limited = (headers: Readonly<Record<string, string>>, status = 429) =>
    json(status, { message: "slow down" }, headers);
  const at = (ms: number) => String((START + ms) / 1000);

  test.each<[string, Handler, number]>([
    ["429 with retry-after", limited({ "retry-after": "12" }), 12_000],
    ["403 with retry-after", limited({ "retry-after": "12" }, 403), 12_000],
    ["retry-after 0", limited({ "retry-after": "0" }), 1000],
    [
      "none left until the reset",
      limited({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": at(30_000) }, 403),
      31_000,
    ],
    [
      "a reset that is past",
      limited({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": at(-30_000) }),
      1000,
    ],
    ["429 that says nothing", limited({}), 60_000],
    ["retry-after in words", limited({ "retry-after": "soon" }), 60_000],
    [
      "403 that only says so",
      json(403, { message: "You have exceeded a secondary rate limit" }),
      60_000,
    ],
  ])("%s: reads and writes wait, and say so", async (_, limit, wait) => {
    for (const route of [READ, WRITE] as const) {
      server.seen = [];
      const { reply, waits, told } = await outcomeOf([limit, ok], route);
      expect(reply.ok).toBe(true);
      expect(waits).toEqual([wait]);
      expect(told).toEqual([expect.stringMatching(/^waiting .+ for GitHub's rate limit$/)]);
    }
  });

  test("a wait beyond the deadline is refused, with the time", async () => {
    const { reply, waits } = await outcomeOf([limited({ "retry-after": "3600" })]);
    expect(waits).toEqual([]);
    expect(reply).toMatchObject({
      ok: false,
      status: 429,
      reason:
        "GitHub's rate limit is used up; requests are possible again after 2026-11-20 15:00 UTC",
    });
  });

  test("waits add up to the deadline", async () => {
    const { reply, waits } = await outcomeOf([limited({ "retry-after": "100" })]);
    expect(waits).toEqual([100_000, 100_000, 100_000]);
    expect(reply.ok).toBe(false);
  });
});

describe("aborting", () => {
  test("ends a request under way, and nothing is repeated", async () => {
    const own = new AbortController();
    server.handlers = [() => own.abort()];
    const { github, waits } = aClient(server.url);
    expect(await github.request(READ, { ref: "abc" }, own.signal)).toEqual({
      ok: false,
      status: 0,
      reason: "interrupted before GitHub answered GET /commits/abc/check-runs",
      remedy: "run the stage again",
      silent: true,
    });
    expect(waits).toEqual([]);
  });

  test("before a request sends nothing", async () => {
    server.handlers = [ok];
    const reply = await aClient(server.url).github.request(
      READ,
      { ref: "abc" },
      AbortSignal.abort(),
    );
    expect(reply.ok).toBe(false);
    expect(server.seen).toEqual([]);
  });
});

describe("lists", () => {
  const next = (query: string) => ({
    link: `<${server.url}/repositories/1/x?page=1>; rel="prev", <https://elsewhere.example/y?${query}>; rel="next"`,
  });
  const listed = async (scenario: readonly Handler[], field?: string) => {
    server.handlers = scenario;
    return await aClient(server.url).github.list(READ, { ref: "abc" }, signal, field);
  };
  const runs = (count: number, over: object = {}) =>
    Array.from({ length: count }, (_, id) => ({ id, conclusion: "success", ...over }));

  test("one red check on the second page after 100 green ones is there", async () => {
    const reply = await listed(
      [
        json(200, { total_count: 101, check_runs: runs(100) }, next("per_page=100&page=2")),
        json(200, { total_count: 101, check_runs: runs(1, { conclusion: "failure" }) }),
      ],
      "check_runs",
    );
    expect(reply).toMatchObject({ ok: true });
    const data = reply.ok ? (reply.data as readonly { conclusion: string }[]) : [];
    expect(data.map(({ conclusion }) => conclusion)).toEqual([
      ...Array.from({ length: 100 }, () => "success"),
      "failure",
    ]);
    expect(server.seen.map(({ url }) => url)).toEqual([
      "/repos/octoacme/shop/commits/abc/check-runs?per_page=100",
      "/repos/octoacme/shop/commits/abc/check-runs?per_page=100&page=2",
    ]);
  });

  test("pages may be named by a cursor", async () => {
    await listed([json(200, [1], next("after=Y3Vyc29y")), json(200, [2])]);
    expect(server.seen[1]?.url).toMatch(/after=Y3Vyc29y/);
  });

  test.each<[string, readonly Handler[], string | undefined, string]>([
    [
      "fewer entries than GitHub counts",
      [json(200, { total_count: 101, check_runs: runs(100) })],
      "check_runs",
      "an incomplete list: 100 of 101 entries of GET /commits/abc/check-runs",
    ],
    [
      "an object where a list was due",
      [json(200, { check_runs: [] })],
      undefined,
      "GitHub's answer to GET /commits/abc/check-runs contains no list",
    ],
    [
      "no such field",
      [json(200, { total_count: 0 })],
      "check_runs",
      "GitHub's answer to GET /commits/abc/check-runs contains no list",
    ],
  ])("%s is no list", async (_, scenario, field, reason) => {
    expect(await listed(scenario, field)).toMatchObject({ ok: false, reason });
  });

  test("a page that fails spoils the list", async () => {
    const first: Handler = (response, request) => json(200, [1], next("page=2"))(response, request);
    expect(await listed([first, json(403, { message: "no" })])).toMatchObject({
      ok: false,
      status: 403,
    });
  });

  test("a list without end is refused", async () => {
    const endless: Handler = (response, request) =>
      json(200, [1], next("page=2"))(response, request);
    expect(await listed([endless])).toMatchObject({
      ok: false,
      reason: "GET /commits/abc/check-runs has more than 100 pages",
    });
  });
});

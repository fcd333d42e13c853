import { afterEach, describe, expect, test } from "@jest/globals";
import { addCommit } from "../../../src/demo/github/seeds/code.ts";
import { addIssue } from "../../../src/demo/github/seeds/issues.ts";
import type { World } from "../../../src/demo/github/world.ts";
import { createWorld } from "../../../src/demo/github/world.ts";
import type { CheckedGitHub } from "../../support/github.ts";
import { startCheckedGitHub } from "../../support/github.ts";
import { caller } from "./caller.ts";

const REPO = "/repos/octoacme/shop";
let github: CheckedGitHub;

async function serve(world: World = createWorld()) {
  github = await startCheckedGitHub(world);
  return caller(github);
}

afterEach(() => github.close());

describe("pages", () => {
  const links = (header: string | null) =>
    [...(header ?? "").matchAll(/page=(\d+)>; rel="(\w+)"/g)].map(
      ([, page, rel]) => `${rel} ${page}`,
    );

  test.each([
    ["", 30, ["next 2", "last 5"]],
    ["per_page=100", 100, ["next 2", "last 2"]],
    ["per_page=500", 100, ["next 2", "last 2"]],
    ["per_page=100&page=2", 25, ["prev 1", "first 1"]],
    ["per_page=50&page=2", 50, ["prev 1", "next 3", "last 3", "first 1"]],
    ["per_page=100&page=9", 0, ["prev 8", "first 1"]],
  ])("%p of 125 holds %i, with links to %j", async (query, length, expected) => {
    const world = createWorld();
    for (let i = 0; i < 125; i += 1) addIssue(world, { title: `Issue ${i}` });
    const call = await serve(world);
    const { body, headers } = await call("GET", `${REPO}/issues?${query}`);
    expect([body.length, links(headers.get("link")), github.sins]).toEqual([length, expected, []]);
  });

  test("the link leads to the next page and keeps the question", async () => {
    const world = createWorld();
    for (let i = 0; i < 3; i += 1) addIssue(world, { title: `Issue ${i}`, labels: ["a b"] });
    const call = await serve(world);
    const { headers } = await call("GET", `${REPO}/issues?labels=a%20b&per_page=2`);
    const [, next = ""] = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "") ?? [];
    const second = await call("GET", next.slice(github.url.length));
    expect(second.body.map((issue: { number: number }) => issue.number)).toEqual([1]);
  });

  test("a short list has no links", async () => {
    const call = await serve();
    expect((await call("GET", `${REPO}/issues`)).headers.get("link")).toBeNull();
  });
});

describe("who may what", () => {
  test("the rate limit is told without a token", async () => {
    await serve();
    const response = await github.fetch(`${github.url}/rate_limit`);
    expect([response.status, github.sins]).toEqual([200, []]);
  });

  test.each([
    ["no token", {}, "Requires authentication"],
    ["another token", { authorization: "Bearer other" }, "Bad credentials"],
    ["another scheme", { authorization: "Basic ghs_emulated" }, "Bad credentials"],
  ])("%s is 401", async (_, headers, message) => {
    await serve();
    const response = await github.fetch(`${github.url}${REPO}`, { headers });
    expect([response.status, await response.json()]).toEqual([
      401,
      expect.objectContaining({ message }),
    ]);
  });

  test.each([
    ["none", "GET", 403],
    ["read", "GET", 200],
    ["read", "POST", 403],
    ["write", "POST", 422],
  ] as const)("deployments: %s lets %s answer %i", async (level, method, status) => {
    const world = createWorld({ permissions: { deployments: level } });
    const call = await serve(world);
    const body = method === "POST" ? { ref: "gone" } : undefined;
    const reply = await call(method, `${REPO}/deployments`, body);
    const wanted = `deployments=${method === "POST" ? "write" : "read"}`;
    expect([reply.status, reply.headers.get("x-accepted-github-permissions")]).toEqual([
      status,
      status === 403 ? wanted : null,
    ]);
  });

  test("one of two permissions is enough for a comment", async () => {
    const world = createWorld({ permissions: { issues: "none", pull_requests: "write" } });
    addIssue(world, { title: "Release" });
    const call = await serve(world);
    const reply = await call("POST", `${REPO}/issues/1/comments`, { body: "Done" });
    expect(reply.status).toBe(201);
  });
});

describe("what nobody knows", () => {
  test("is 404 in GitHub's words, remembered, and a sin", async () => {
    const call = await serve();
    const { status, body } = await call("GET", `${REPO}/pulls`);
    expect([status, body.message, github.world.unknownRoutes, github.sins]).toEqual([
      404,
      "Not Found",
      [`GET ${REPO}/pulls`],
      [`GET ${REPO}/pulls: GitHub describes no such operation`],
    ]);
  });

  test.each([
    ["another repository", "/repos/octoacme/other", 404],
    ["a file", `${REPO}/contents/gone.md`, 404],
    ["a ref", `${REPO}/git/ref/tags/gone`, 404],
    ["a branch", `${REPO}/branches/gone`, 404],
    ["a commit", `${REPO}/commits/gone`, 422],
    ["a deployment", `${REPO}/deployments/7`, 404],
    ["an issue", `${REPO}/issues/7`, 404],
    ["a run", `${REPO}/actions/runs/7`, 404],
  ])("%s that is not there", async (_, path, status) => {
    const world = createWorld();
    addCommit(world);
    const call = await serve(world);
    expect([(await call("GET", path)).status, github.sins]).toEqual([status, []]);
  });

  test("a body that is no JSON is 400", async () => {
    await serve();
    const headers = { authorization: `Bearer ${github.token}` };
    const response = await github.fetch(`${github.url}${REPO}/issues`, {
      method: "POST",
      headers,
      body: "{",
    });
    expect(response.status).toBe(400);
  });
});

test("the rate is told and counted", async () => {
  const call = await serve(createWorld({ now: () => Date.parse("2026-11-20T14:10:00Z") }));
  await call("GET", REPO);
  const { headers, body } = await call("GET", "/rate_limit");
  expect([headers.get("x-ratelimit-remaining"), body.rate]).toEqual([
    "998",
    { limit: 1000, used: 2, remaining: 998, reset: Date.parse("2026-11-20T15:00:00Z") / 1000 },
  ]);
});

test("closing twice is closing", async () => {
  await serve();
  await github.close();
  await expect(github.close()).resolves.toBeUndefined();
});

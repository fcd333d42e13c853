import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createWorld } from "../../../../../src/demo/github/world.ts";
import { type CheckedServer, serveCheckedGitHub } from "../../../../support/github-server.ts";

const ISSUES = "/repos/octoacme/shop/issues";
let github: CheckedServer;

beforeEach(async () => {
  github = await serveCheckedGitHub(createWorld());
});

afterEach(async () => {
  await github.close();
  expect(github.sins).toEqual([]);
});

const send = (method = "GET", body?: string) =>
  fetch(`${github.url}${ISSUES}`, {
    method,
    headers: { authorization: `Bearer ${github.token}` },
    ...(body === undefined ? {} : { body }),
  });

test("requests and responses go over the wire whole, headers and all", async () => {
  const made = await send("POST", JSON.stringify({ title: "Größe 42 ✓" }));
  const listed = await send();
  const [issue] = (await listed.json()) as readonly { title: string }[];
  expect([made.status, issue?.title]).toEqual([201, "Größe 42 ✓"]);
  expect(listed.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(listed.headers.get("x-ratelimit-used")).toBe("2");
});

test("a fault can cut the connection in the middle of the answer", async () => {
  github.faults.add({ kind: "cut", path: ISSUES });
  const response = await send();
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test("an answer that a fault holds back ends with the server", async () => {
  github.faults.add({ kind: "slow", ms: 600_000, path: ISSUES });
  const refused = expect(send()).rejects.toThrow();
  while (github.world.requests === 0) await new Promise(setImmediate);
  await github.close();
  await refused;
});

test("closing twice is closing", async () => {
  await github.close();
  await expect(github.close()).resolves.toBeUndefined();
});

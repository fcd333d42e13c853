import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Fault } from "../../../src/demo/github/faults.ts";
import { createFaults } from "../../../src/demo/github/faults.ts";
import { createWorld } from "../../../src/demo/github/world.ts";
import type { CheckedGitHub } from "../../support/github.ts";
import { startCheckedGitHub } from "../../support/github.ts";

const ISSUES = "/repos/octoacme/shop/issues";
let github: CheckedGitHub;

beforeEach(async () => {
  github = await startCheckedGitHub(createWorld());
});

afterEach(async () => {
  await github.close();
  expect(github.sins).toEqual([]);
});

const send = (method = "GET", body?: string) =>
  github.fetch(`${github.url}${ISSUES}`, {
    method,
    headers: { authorization: `Bearer ${github.token}` },
    ...(body === undefined ? {} : { body }),
  });

describe("a fault", () => {
  test.each([403, 404, 429, 500, 502, 503] as const)("answers %i", async (status) => {
    github.faults.add({ kind: "status", status, path: ISSUES });
    expect((await send()).status).toBe(status);
  });

  test("says when to come back", async () => {
    github.faults.add({ kind: "status", status: 429, retryAfter: 2, path: ISSUES });
    expect((await send()).headers.get("retry-after")).toBe("2");
  });

  test("can be the end of the hour's requests", async () => {
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" };
    const message = "API rate limit exceeded";
    github.faults.add({ kind: "status", status: 403, path: ISSUES, headers, message });
    const response = await send();
    expect([await response.json(), response.headers.get("x-ratelimit-remaining")]).toEqual([
      { message },
      "0",
    ]);
  });

  test("can be JSON that ends too early", async () => {
    github.faults.add({ kind: "malformed", path: ISSUES });
    const response = await send();
    await expect(response.json()).rejects.toThrow("in JSON");
  });

  test("can be errors of GraphQL beside part of the data", async () => {
    const errors = [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }];
    const headers = { "x-ratelimit-remaining": "0" };
    github.faults.add({ kind: "errors", errors, headers, path: ISSUES });
    const response = await send();
    expect([response.status, await response.json(), Object.fromEntries(response.headers)]).toEqual([
      200,
      { data: null, errors },
      expect.objectContaining({ ...headers, "x-ratelimit-resource": "graphql" }),
    ]);
  });

  test("can be a page in HTML", async () => {
    github.faults.add({ kind: "html", path: ISSUES });
    const response = await send();
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
  });

  test("can cut the connection in the middle of the answer", async () => {
    github.faults.add({ kind: "cut", path: ISSUES });
    const response = await send();
    await expect(response.text()).rejects.toThrow();
  });

  test("can be the right answer, late", async () => {
    github.faults.add({ kind: "slow", ms: 40, path: ISSUES });
    const begin = performance.now();
    const response = await send();
    expect([await response.json(), performance.now() - begin >= 38]).toEqual([[], true]);
  });

  test("that waits ends with the server", async () => {
    github.faults.add({ kind: "slow", ms: 600_000, path: ISSUES });
    const waiting = send();
    const refused = expect(waiting).rejects.toThrow();
    while (github.world.requests === 0) await new Promise(setImmediate);
    await github.close();
    await refused;
  });

  test.each<["before" | "after", number]>([
    ["before", 0],
    ["after", 1],
  ])("%s the act leaves %i issues behind", async (moment, issues) => {
    github.faults.add({ kind: "status", status: 502, path: ISSUES, method: "POST", moment });
    const response = await send("POST", JSON.stringify({ title: "Reverted" }));
    expect([response.status, github.world.issues.length]).toEqual([502, issues]);
  });
});

describe("a fault strikes", () => {
  const fault = { kind: "cut", path: ISSUES } as const;
  const strikes = (only: Fault, requests: readonly (readonly [string, string])[]) => {
    const faults = createFaults();
    faults.add(only);
    return requests.map(([method, path]) => faults.strike(method, path) !== undefined);
  };

  test.each<[string, Fault, readonly boolean[]]>([
    ["whatever has its path", fault, [true, true, false]],
    ["only its method", { ...fault, method: "POST" }, [false, true, false]],
    ["what its pattern matches", { ...fault, path: /\/labels$/ }, [false, false, true]],
    ["as often as it says", { ...fault, times: 1 }, [true, false, false]],
  ])("%s", (_, only, expected) => {
    const requests = [
      ["GET", `${ISSUES}?page=1`],
      ["POST", ISSUES],
      ["GET", "/repos/octoacme/shop/labels"],
    ] as const;
    expect(strikes(only, requests)).toEqual(expected);
  });

  test("no more once it is taken away", () => {
    const faults = createFaults();
    const remove = faults.add(fault);
    remove();
    faults.add(fault);
    faults.clear();
    expect(faults.strike("GET", ISSUES)).toBeUndefined();
  });
});

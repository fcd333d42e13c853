import { describe, expect, test } from "@jest/globals";
import type { HttpRequest } from "../../src/core/ports.ts";
import type { CheckOptions } from "../../src/smoke/check-options.ts";
import { DEFAULT_EXPECT } from "../../src/smoke/expect.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { smokeOptions } from "../../src/smoke/options.ts";
import { checksOfBoth } from "../../src/smoke/own-checks.ts";
import { probe } from "../../src/smoke/probe.ts";
import { anAnswer } from "../support/fake-http.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";

const PEM = "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n";
const FILES: Readonly<Record<string, string>> = {
  "order.json": '{"sku": "${{ not filled in }}"}',
  "order.txt": "hello",
  "ca.pem": PEM,
  "schema.json": '{"required": ["id"]}',
};

async function probed(check: Partial<CheckOptions>, body = "{}") {
  const sent: HttpRequest[] = [];
  const http = async (request: HttpRequest) => {
    sent.push(request);
    return anAnswer({ body });
  };
  const readText = async (path: string) => {
    const text = FILES[path];
    return text === undefined ? { missing: "does not exist (commit 9f3c2ab)" } : { text };
  };
  const tried = await probe(aCheck(check), { ...someTools({ http }), readText }, never);
  return { tried, sent };
}

describe("files of the released commit", () => {
  test.each([
    ["order.json", "application/json"],
    ["order.txt", "text/plain; charset=utf-8"],
  ])("%s is sent as it is", async (file, type) => {
    const { sent } = await probed({ method: "POST", file });
    expect(sent).toEqual([expect.objectContaining({ body: FILES[file] })]);
    expect(sent[0]?.headers["content-type"]).toBe(type);
  });

  test("certificates are trusted for this request", async () => {
    expect((await probed({ ca: "ca.pem" })).sent[0]?.ca).toBe(PEM);
    expect((await probed({})).sent[0]).not.toHaveProperty("ca");
  });

  test("a schema judges the answer", async () => {
    const expecting = { expect: { ...DEFAULT_EXPECT, schema: "schema.json" } };
    expect((await probed(expecting, '{"id": 1}')).tried.mismatches).toEqual([]);
    expect((await probed(expecting, "{}")).tried.mismatches).toHaveLength(1);
  });

  test.each<[string, Partial<CheckOptions>, string]>([
    ["is not there", { file: "gone.json" }, "gone.json: does not exist (commit 9f3c2ab)"],
    ["holds no certificate", { ca: "order.txt" }, "order.txt: holds no certificate in PEM"],
  ])("what %s is unknown, and nothing is sent", async (_, check, said) => {
    const { tried, sent } = await probed(check);
    expect(sent).toEqual([]);
    expect(tried).toMatchObject({ state: "unsent", reason: "file" });
    expect(judgeTries([tried])).toMatchObject({
      outcome: "unknown",
      found: expect.stringMatching(new RegExp(`^${said[0]}`, "i")),
    });
    expect(tried.mismatches[0]?.actual).toBe(said);
  });

  test("a schema is asked of no other build", () => {
    const check = aCheck({ expect: { ...DEFAULT_EXPECT, schema: "schema.json" } });
    expect(checksOfBoth([check], [check])[0]?.expect).toEqual(DEFAULT_EXPECT);
  });

  test("smoke.ca is every request's", () => {
    const { ready, checks } = smokeOptions.parse({
      ca: "ca.pem",
      ready: { get: "/v" },
      checks: [{ get: "/" }],
    });
    expect([ready?.ca, checks[0]?.ca]).toEqual(["ca.pem", "ca.pem"]);
  });

  test.each(["/etc/ca.pem", "C:/ca.pem", "a\\ca.pem", "certs/"])("%s is no file of it", (ca) => {
    expect(smokeOptions.safeParse({ ca }).success).toBe(false);
  });
});

test("a pass without a verified certificate says so", async () => {
  const { tried, sent } = await probed({ insecure: true });
  expect(sent[0]?.insecure).toBe(true);
  expect(judgeTries([tried])).toMatchObject({
    outcome: "pass",
    tags: expect.arrayContaining(["insecure"]),
  });
});

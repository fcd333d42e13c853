import { describe, expect, test } from "@jest/globals";
import { checkOptions, DEFAULT_CHECK } from "../../src/smoke/check-options.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { probe } from "../../src/smoke/probe.ts";
import { runChecks } from "../../src/smoke/run.ts";
import { cachedBy, limitedBy, saysNothing } from "../../src/smoke/withheld.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { aTry, never, refused, someTools } from "../support/smoke-builders.ts";

const NOW = Date.parse("2026-11-20T10:00:00.000Z");

describe("an answer of a cache", () => {
  test.each<[Record<string, string>, string]>([
    [{ age: "42" }, "age 42"],
    [{ age: "42, 7" }, "age 42"],
    [{ "x-cache": "HIT" }, "x-cache HIT"],
    [{ "x-cache": "Hit from cloudfront" }, "x-cache HIT"],
    [{ "x-cache": "TCP_MEM_HIT from edge" }, "x-cache HIT"],
    [{ "x-cache": "MISS, HIT" }, "x-cache HIT"],
    [{ "cf-cache-status": "HIT" }, "cf-cache-status HIT"],
    [{ "cf-cache-status": "STALE" }, "cf-cache-status HIT"],
    [{ "cache-status": "ExampleCache; hit; ttl=30" }, "cache-status hit"],
    [{ age: "3", "x-cache": "HIT" }, "age 3, x-cache HIT"],
  ])("%j", (headers, signs) => {
    const detail = `answered by a cache (${signs})`;
    expect(cachedBy(anAnswer({ headers }))).toEqual({ reason: "cached", detail });
  });

  test.each<[Record<string, string>]>([
    [{}],
    [{ age: "0" }],
    [{ age: "soon" }],
    [{ age: "-5" }],
    [{ "x-cache": "MISS" }],
    [{ "x-cache": "RefreshHit from cloudfront" }],
    [{ "x-cache": "TCP_REFRESH_HIT" }],
    [{ "x-cache": "white" }],
    [{ "cf-cache-status": "DYNAMIC" }],
    [{ "cf-cache-status": "REVALIDATED" }],
    [{ "cache-status": "ExampleCache; fwd=miss; stored" }],
  ])("is not one with %j", (headers) => {
    expect(cachedBy(anAnswer({ headers }))).toBeUndefined();
  });
});

describe("an answer of a limit", () => {
  test.each<[number, Record<string, string>, RegExp, number | undefined]>([
    [429, {}, /status 429/, undefined],
    [429, { "retry-after": "30" }, /status 429/, 30_000],
    [429, { "retry-after": "Fri, 20 Nov 2026 10:01:00 GMT" }, /status 429/, 60_000],
    [429, { "retry-after": "Fri, 20 Nov 2026 09:00:00 GMT" }, /status 429/, undefined],
    [429, { "retry-after": "soon" }, /status 429/, undefined],
    [403, { "cf-mitigated": "challenge" }, /Cloudflare/, undefined],
    [503, { "cf-mitigated": "challenge", "retry-after": "5" }, /Cloudflare/, 5000],
    [403, { "x-vercel-mitigated": "challenge" }, /Vercel/, undefined],
    [202, { "x-amzn-waf-action": "challenge" }, /AWS WAF/, undefined],
    [405, { "x-amzn-waf-action": "captcha" }, /AWS WAF/, undefined],
    [403, { "x-sucuri-block": "1" }, /Sucuri/, undefined],
  ])("%d with %j", (status, headers, detail, retryAfterMs) => {
    const limited = limitedBy(anAnswer({ status, headers }), NOW);
    expect(limited).toMatchObject({ reason: "limited", retryAfterMs });
    expect(limited?.detail).toMatch(detail);
  });

  test.each<[number, Record<string, string>]>([
    [200, {}],
    [403, {}],
    [503, { "retry-after": "30" }],
    [403, { server: "cloudflare" }],
  ])("is not one: %d with %j", (status, headers) => {
    expect(limitedBy(anAnswer({ status, headers }), NOW)).toBeUndefined();
  });
});

describe("a check that a cache or a limit answers", () => {
  const check = (extra: object = {}) => checkOptions.parse({ get: "/orders", ...extra });
  const cached = (only: object = {}) => anAnswer({ headers: { age: "42" }, ...only });
  const proving = { expect: { version: { json: "$.version" } } };

  test.each<[string, object, object, string, string | undefined]>([
    ["a good cached answer", {}, cached(), "unknown", "cached"],
    ["a bad cached answer", {}, cached({ status: 500 }), "unknown", "cached"],
    ["a cached answer that the check allows", { cached: true }, cached(), "pass", undefined],
    ["a bad one that it allows", { cached: true }, cached({ status: 500 }), "fail", undefined],
    [
      "one that names the new version",
      proving,
      cached({ body: '{"version":"2.4.0"}' }),
      "pass",
      undefined,
    ],
    [
      "one that names the old version",
      proving,
      cached({ body: '{"version":"2.3.7"}' }),
      "unknown",
      "cached",
    ],
    ["429", {}, anAnswer({ status: 429 }), "unknown", "limited"],
    [
      "429 where it is expected",
      { expect: { status: 429 } },
      anAnswer({ status: 429 }),
      "pass",
      undefined,
    ],
    [
      "429 from a cache that is allowed",
      { cached: true },
      cached({ status: 429 }),
      "unknown",
      "limited",
    ],
    [
      "a challenge with 202",
      {},
      anAnswer({ status: 202, headers: { "x-amzn-waf-action": "challenge" } }),
      "unknown",
      "limited",
    ],
    ["a silent name server", {}, noAnswer({ reason: "resolver" }), "unknown", "resolver"],
    ["no route", {}, noAnswer({ reason: "unreachable" }), "unknown", "unreachable"],
    ["a name that nobody knows", {}, noAnswer({ reason: "dns" }), "fail", "dns"],
  ])("%s", async (_name, extra, reply, outcome, reason) => {
    const tools = someTools({ http: fakeHttp(reply as never) });
    const tried = await probe(check(extra), tools, never);
    expect([judgeTries([tried]).outcome, tried.reason]).toEqual([outcome, reason]);
    expect(saysNothing(tried)).toBe(outcome === "unknown");
    expect(tried.version === undefined || outcome === "pass").toBe(true);
  });

  test("says so where it is allowed, as the front page does", async () => {
    const tried = await probe(DEFAULT_CHECK, someTools({ http: fakeHttp(cached()) }), never);
    expect(judgeTries([tried])).toMatchObject({ outcome: "pass", tags: ["cached"] });
  });

  test.each<[string, Record<string, string>, number, string]>([
    ["is sent once more when the limit is over", { "retry-after": "30" }, 2, "pass"],
    ["is not where the limit asks for long", { "retry-after": "600" }, 1, "unknown"],
  ])("%s", async (_name, headers, sent, outcome) => {
    const http = fakeHttp(anAnswer({ status: 429, headers }), anAnswer());
    const tools = someTools({ http });
    const [finding] = await runChecks([check()], tools, never);
    expect([http.sent.length, finding?.outcome]).toEqual([sent, outcome]);
    expect(tools.clock.sleeps).toEqual(sent === 2 ? [30_000] : []);
  });

  test("a good answer after one says that it was flaky", () => {
    const limited = aTry({ ...refused, reason: "limited" });
    expect(judgeTries([limited, aTry()])).toMatchObject({ outcome: "pass", tags: ["flaky"] });
    expect(judgeTries([limited, aTry()], ["flaky"]).outcome).toBe("pass");
    expect(judgeTries([aTry(refused), limited, aTry()], ["flaky"]).outcome).toBe("fail");
  });

  test.each<[string, Record<string, string>, readonly number[]]>([
    [
      "a pause that the limit asks for is kept by retries",
      { "retry-after": "30" },
      [30_000, 30_000],
    ],
    [
      "the pause of retries is kept where the limit asks for less",
      { "retry-after": "1" },
      [5000, 5000],
    ],
    ["retries, too, are none where the limit asks for long", { "retry-after": "600" }, []],
  ])("%s", async (_name, headers, sleeps) => {
    const limited = anAnswer({ status: 429, headers });
    const http = fakeHttp(limited, limited, anAnswer());
    const tools = someTools({ http });
    const retries = { times: 3, after: 5000, on: [429] };
    const [finding] = await runChecks([{ ...check(), retries }], tools, never);
    expect(tools.clock.sleeps).toEqual(sleeps);
    expect(finding?.outcome).toBe(sleeps.length > 0 ? "pass" : "unknown");
  });

  test.each([
    ["saves nothing", {}, 0],
    ["saves where it counts", { cached: true }, 1],
  ])("%s", async (_name, extra, times) => {
    const kept: unknown[] = [];
    const http = fakeHttp(cached());
    const tools = { ...someTools({ http }), keep: (one: readonly unknown[]) => kept.push(...one) };
    await probe(check({ save: { age: { header: "age" } }, ...extra }), tools, never);
    expect(kept).toHaveLength(times);
  });
});

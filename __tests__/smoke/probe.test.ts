import { describe, expect, test } from "@jest/globals";
import { limit } from "../../src/adapters/limit.ts";
import { redactor } from "../../src/core/redaction.ts";
import { type CheckOptions, checkOptions } from "../../src/smoke/check-options.ts";
import { probe } from "../../src/smoke/probe.ts";
import type { Fields } from "../../src/smoke/written-check.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";

describe("text of a server that keeps a pattern busy", () => {
  const hostile = `${"a".repeat(60)}!`;
  const clock = { ...fakeClock(), limit: <T>(_ms: number, work: () => T) => limit(50, work) };
  test.each<[string, string, object, object]>([
    ["in the body", "body", { body: { matches: "(a+)+$" } }, { body: hostile }],
    [
      "in a header",
      "headers",
      { headers: { x: { matches: "(a+)+$" } } },
      { headers: { x: hostile } },
    ],
    [
      "in many values of JSON",
      "json",
      { json: { "$[*]": { matches: "(a+)+$" } } },
      { body: JSON.stringify(Array.from({ length: 100 }, () => hostile)) },
    ],
    [
      "in a filter of a JSON path",
      "json",
      { json: { "$[?search(@, '(a+)+$')]": { exists: true } } },
      { body: JSON.stringify([hostile]) },
    ],
    [
      "in the path of a version",
      "version",
      { version: { json: "$[?search(@, '(a+)+$')]" } },
      { body: JSON.stringify([hostile]) },
    ],
  ])("%s is a miss after a while", async (_where, subject, expect_, answer) => {
    const http = fakeHttp(anAnswer(answer));
    const check = checkOptions.parse({ get: "/", expect: expect_ });
    const tried = await probe(check, someTools({ http, clock }), never);
    expect(tried.state).toBe("answered");
    // A pause of this process can use up the time of another expectation, too.
    expect(tried.mismatches.map((miss) => miss.subject)).toContain(subject);
    for (const { actual } of tried.mismatches) expect(actual).toMatch(/^not judged: /);
  });
});

describe("the request of a check", () => {
  test.each([
    ["https://shop.example", "/", "https://shop.example/"],
    ["https://shop.example/", "/orders?a=1#part", "https://shop.example/orders?a=1"],
    ["https://shop.example/app/?x=1", "/orders", "https://shop.example/app/orders"],
    ["http://127.0.0.1:8080", "/a b", "http://127.0.0.1:8080/a%20b"],
    ["https://shop.example", "//evil.example/", "https://shop.example//evil.example/"],
    ["https://shop.example", "/@evil.example", "https://shop.example/@evil.example"],
  ])("of %s and %s goes to %s", async (baseUrl, path, url) => {
    const http = fakeHttp(anAnswer());
    await probe(aCheck({ path }), someTools({ http, baseUrl }), never);
    expect(http.sent.map((request) => request.url)).toEqual([url]);
  });

  test.each<[string, Fields, string]>([
    ["/search", { q: "a b&c" }, "/search?q=a+b%26c"],
    ["/search?lang=de", { q: ["x", "y"] }, "/search?lang=de&q=x&q=y"],
    ["/search#part", { q: "" }, "/search?q="],
  ])("of %s and %j asks for %s", async (path, query, address) => {
    const http = fakeHttp(anAnswer());
    await probe(aCheck({ path, query }), someTools({ http }), never);
    expect(http.sent[0]?.url).toBe(`https://shop.example${address}`);
  });

  test.each<[string, Partial<CheckOptions>, readonly number[], string]>([
    ["all on the same host", {}, [301, 302, 303, 307, 308], "same"],
    ["all on any host", { redirects: "any" }, [301, 302, 303, 307, 308], "any"],
    ["none", { redirects: "none" }, [], "same"],
    ["none that is expected", { expect: { status: [200, 301, "307-308"] } }, [302, 303], "same"],
  ])("follows redirects: %s", async (_, only, statuses, hosts) => {
    const http = fakeHttp(anAnswer());
    await probe(aCheck(only), someTools({ http }), never);
    expect(http.sent[0]?.redirects).toEqual({ hosts, statuses });
  });

  test.each(["shop.example", "ftp://shop.example", "file:///etc", ""])(
    "to %p is not sent",
    async (baseUrl) => {
      const http = fakeHttp(anAnswer());
      const tried = await probe(aCheck(), someTools({ http, baseUrl }), never);
      expect(tried).toMatchObject({ state: "unsent", reason: "url" });
      expect(http.sent).toEqual([]);
    },
  );

  test.each([
    [{ json: { a: [1] } }, { "content-type": "application/json" }, '{"a":[1]}'],
    [
      { json: "x", headers: { "Content-Type": "application/ld+json" } },
      { "content-type": "application/ld+json" },
      '"x"',
    ],
    [
      { form: { user: "smoke", password: "a b&c=ü", tag: ["x", "y"] } },
      { "content-type": "application/x-www-form-urlencoded" },
      "user=smoke&password=a+b%26c%3D%C3%BC&tag=x&tag=y",
    ],
    [{ auth: { bearer: "t" } }, { authorization: "Bearer t" }, undefined],
    [
      { auth: { basic: { user: "smoke", password: "pässword" } } },
      { authorization: "Basic c21va2U6cMOkc3N3b3Jk" },
      undefined,
    ],
    [{ text: "a=1" }, { "content-type": "text/plain; charset=utf-8" }, "a=1"],
    [{ headers: { Accept: "x" } }, { accept: "x" }, undefined],
  ])("%j is sent with its headers and body", async (only, headers, body) => {
    const http = fakeHttp(anAnswer());
    await probe(aCheck({ method: "POST", timeout: 700, ...only }), someTools({ http }), never);
    const [{ redirects: _, ...request } = { redirects: undefined }, ...more] = http.sent;
    expect(more).toEqual([]);
    expect(request).toEqual({
      method: "POST",
      url: "https://shop.example/",
      headers,
      body,
      timeoutMs: 700,
    });
  });
});

describe("a try", () => {
  test("tells what came, with the version that was read", async () => {
    const http = fakeHttp(anAnswer({ headers: { "x-version": "2.4.0" } }));
    const check = aCheck({ expect: { status: "2xx", version: { header: "x-version" } } });
    expect(await probe(check, someTools({ http }), never)).toEqual({
      method: "GET",
      url: "https://shop.example/",
      at: "2026-11-20T10:00:00.000Z",
      state: "answered",
      status: 200,
      totalMs: 12,
      phases: { wait: 10, transfer: 2 },
      remote: "203.0.113.7",
      version: "2.4.0",
      mismatches: [],
      slow: false,
    });
  });

  test("is slow above the warning time, but not where something was missed", async () => {
    const http = fakeHttp(anAnswer({ totalMs: 301 }));
    const time = { warn: 300 };
    const slow = await probe(
      aCheck({ expect: { status: "2xx", time } }),
      someTools({ http }),
      never,
    );
    const wrong = await probe(
      aCheck({ expect: { status: 404, time } }),
      someTools({ http }),
      never,
    );
    expect([slow.slow, wrong.slow]).toEqual([true, false]);
  });

  test("counts its time from when it was due", async () => {
    const tools = someTools({ http: fakeHttp(anAnswer({ totalMs: 12 })) });
    tools.clock.advance(500);
    const dueAt = Date.parse("2026-11-20T10:00:00.000Z");
    const check = aCheck({ expect: { status: "2xx", time: { max: 500 } } });
    const tried = await probe(check, { ...tools, dueAt }, never);
    expect(tried).toMatchObject({ at: "2026-11-20T10:00:00.000Z", totalMs: 512 });
    expect(tried.mismatches.map((miss) => miss.subject)).toEqual(["time"]);
  });

  test("without an answer says why", async () => {
    const tried = await probe(aCheck(), someTools({ http: fakeHttp(noAnswer()) }), never);
    expect(tried).toMatchObject({
      state: "broken",
      reason: "refused",
      totalMs: 3,
      mismatches: [
        {
          subject: "an answer",
          expected: "within 10s",
          actual: "the connection was refused",
        },
      ],
    });
    expect(tried.status).toBeUndefined();
  });

  test("points at the expectation, or at what stands closest around it", async () => {
    const asked: string[] = [];
    const check = checkOptions.parse({ get: "/", expect: { json: { "$.a": 1 } } });
    const tools = someTools({
      http: fakeHttp(anAnswer({ body: '{"a":2}' })),
      placeOf: (_: unknown, path: readonly (string | number)[]) => {
        asked.push(path.join("/"));
        return path.length === 3 ? { file: "release.yml", line: 7, column: 9 } : undefined;
      },
    });
    const tried = await probe(check, tools, never);
    expect(tried.mismatches[0]?.place).toEqual({ file: "release.yml", line: 7, column: 9 });
    expect(asked).toEqual(["expect/json/$.a/equals", "expect/json/$.a"]);
  });

  test("holds no secret, in whatever encoding, and only an excerpt of what is long", async () => {
    const secret = 'p@ss "word" 1234';
    const body = `${"x".repeat(150)}${secret}${"y".repeat(5000)}`;
    const http = fakeHttp(anAnswer({ status: 500, body, headers: { "x-key": btoa(secret) } }));
    const check = aCheck({
      path: `/login?key=${encodeURIComponent(secret)}`,
      expect: {
        status: "2xx",
        headers: { "x-key": "a" },
        body: { contains: secret.repeat(2) },
        json: { "$.a": { equals: 1 } },
      },
    });
    const tools = someTools({ http, redact: redactor([secret]) });
    const tried = await probe(check, tools, never);
    const text = JSON.stringify(tried);
    expect(tried.mismatches.length).toBe(4);
    for (const form of ["p@ss", "word", "1234", encodeURIComponent(secret), btoa(secret)]) {
      expect(text).not.toContain(form);
    }
    const longest = Math.max(...tried.mismatches.map((miss) => miss.actual.length));
    expect(longest).toBeLessThanOrEqual(200);
  });

  test("shows what surrounds an unwanted text, and no half of a secret beside it", async () => {
    const secret = "hunter2-hunter2-hunter2-hunter2-hunter2-hunter2";
    const shown = async (body: string) => {
      const http = fakeHttp(anAnswer({ body }));
      const check = aCheck({ expect: { status: "2xx", body: { "not-contains": "Traceback" } } });
      const tried = await probe(check, someTools({ http, redact: redactor([secret]) }), never);
      return tried.mismatches[0]?.actual;
    };
    const padding = "x".repeat(300);
    expect(await shown("a Traceback b")).toBe('"a Traceback b"');
    expect(await shown(`${padding}${secret} Traceback ${secret}${padding}`)).toBe(
      `…${"x".repeat(36)}*** Traceback ***${"x".repeat(36)}…`,
    );
    expect(await shown(`${padding} Traceback (most`)).toBe(`…${"x".repeat(39)} Traceback (most"`);
  });
});

test("an address that a redirect leads to is kept without what it hands over", async () => {
  const hops = [
    { status: 302, to: "https://shop.example/login?code=geheim#x" },
    { status: 303, to: "https://shop.example/tok-4711" },
  ];
  const redact = redactor(["tok-4711"]);
  const http = fakeHttp(anAnswer({ hops }));
  const tried = await probe(aCheck(), someTools({ http, redact }), never);
  expect(tried.hops).toEqual([
    { status: 302, to: "https://shop.example/login?…" },
    { status: 303, to: "https://shop.example/***" },
  ]);
});

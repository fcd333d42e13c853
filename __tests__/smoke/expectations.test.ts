import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import { expected, expectOptions, judgeAnswer } from "../../src/smoke/expect.ts";
import type { Limit } from "../../src/smoke/expectations/expectation.ts";
import { selectJson } from "../../src/smoke/json-path.ts";
import { holdAgainst } from "../../src/smoke/json-schema.ts";
import { SHA } from "../support/builders.ts";
import { anAnswer } from "../support/fake-http.ts";

const SCHEMA = JSON.stringify({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, count: { type: "integer", minimum: 1 } },
});

const fits = (value: unknown) => holdAgainst(SCHEMA, value);

const NOW = Date.parse("2026-11-20T10:00:00Z");
const BUILD = { version: "2.4.0", sha: SHA };

type Answer = Partial<Extract<HttpReply, { readonly state: "answered" }>>;

/** What is missed, as one line each: `subject: actual, expected …, at place`. */
function misses(answer: Answer, block: object): readonly string[] {
  const limit: Limit = (work) => ({ value: work() });
  const context = { build: BUILD, now: NOW, select: selectJson, fits, limit };
  return judgeAnswer(anAnswer(answer), expected(expectOptions.parse(block)), context).map(
    ({ subject, actual, expected, at }) =>
      `${subject}: ${actual}, expected ${expected}, at ${at.join("/")}`,
  );
}

const withJson = (value: unknown): Answer => ({ body: JSON.stringify(value) });

describe("status", () => {
  test.each<[number, object]>([
    [200, {}],
    [299, {}],
    [404, { status: 404 }],
    [404, { status: "404" }],
    [204, { status: "2xx" }],
    [299, { status: "200-299" }],
    [429, { status: [200, "4xx"] }],
  ])("%i is as expected by %j", (status, block) => {
    expect(misses({ status }, block)).toEqual([]);
  });

  test.each<[number, object, string]>([
    [500, {}, "status: 500, expected 2xx, at status"],
    [304, {}, "status: 304, expected 2xx, at status"],
    [201, { status: 200 }, "status: 201, expected 200, at status"],
    [300, { status: "200-299" }, "status: 300, expected 200-299, at status"],
    [200, { status: [204, "4xx"] }, "status: 200, expected 204 or 4xx, at status"],
    [500, { body: { contains: "" + "ok" } }, "status: 500, expected 2xx, at status"],
  ])("%i is not as expected by %j", (status, block, miss) => {
    expect(misses({ status, body: "ok" }, block)).toEqual([miss]);
  });
});

describe("headers", () => {
  const headers = { "content-type": "text/html; charset=utf-8", "x-empty": "" };

  test.each<[object]>([
    [{ "Content-Type": "text/html; charset=utf-8" }],
    [{ "content-type": { contains: "html" } }],
    [{ "content-type": { contains: "text", matches: "^text/.*utf-8$" } }],
  ])("%j holds", (block) => {
    expect(misses({ headers }, { headers: block })).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    [
      "a header that is missing, whatever is asked of it",
      { "x-none": { matches: ".*" }, "x-other": "a" },
      [
        "header x-none: missing, expected present, at headers/x-none",
        'header x-other: missing, expected "a", at headers/x-other',
      ],
    ],
    [
      "a part where the whole is asked for",
      { "content-type": "text/html" },
      [
        'header content-type: "text/html; charset=utf-8", expected "text/html", at headers/content-type',
      ],
    ],
    [
      "every rule that does not hold",
      { "x-empty": { contains: "a", matches: "b" } },
      [
        'header x-empty: nothing, expected text containing "a", at headers/x-empty/contains',
        "header x-empty: nothing, expected text matching b, at headers/x-empty/matches",
      ],
    ],
  ])("missed: %s", (_, block, expected) => {
    expect(misses({ headers }, { headers: block })).toEqual(expected);
  });
});

describe("body", () => {
  test("holds when every rule does", () => {
    const body = { contains: "Shop", "not-contains": "Traceback", matches: "Octo\\w+" };
    expect(misses({ body: "OctoAcme Shop" }, { body })).toEqual([]);
  });

  test.each<[string, Answer, object, string]>([
    [
      "text that is not there",
      { body: "Sorry" },
      { contains: "Shop" },
      'body: "Sorry", expected text containing "Shop", at body/contains',
    ],
    [
      "text in another case",
      { body: "SHOP" },
      { contains: "Shop" },
      'body: "SHOP", expected text containing "Shop", at body/contains',
    ],
    ["empty", {}, { matches: "." }, "body: nothing, expected text matching ., at body/matches"],
    [
      "text that must not be there",
      { body: "a Traceback b" },
      { "not-contains": "Traceback" },
      'body: "a Traceback b", expected text without "Traceback", at body/not-contains',
    ],
    [
      "a body that was cut, even where the text stands in the part that was kept",
      { body: "Shop", truncated: true },
      { "not-contains": "Traceback" },
      "body: too large to be read whole (above 1 MiB), expected as plain text, at body",
    ],
  ])("missed: %s", (_, answer, body, miss) => {
    expect(misses(answer, { body })).toEqual([miss]);
  });
});

describe("json", () => {
  const value = {
    status: "ok",
    word: "not-empty",
    depth: 12,
    text: "12",
    none: null,
    flag: false,
    list: ["x", "y"],
    empty: [],
    object: { b: 1, a: [true] },
    checks: [{ ok: true }, { ok: false }, { ok: false }],
  };

  test.each<[object]>([
    [{ "$.status": "ok" }],
    [{ "$.depth": 12, "$.none": null, "$.flag": false }],
    [{ "$.list": ["x", "y"] }],
    [{ "$.object": { equals: { a: [true], b: 1 } } }],
    [{ "$.word": { equals: "not-empty" } }],
    [{ "$.list": "not-empty", "$.object": "not-empty", "$.status": "not-empty" }],
    [{ "$.depth": { above: 11, below: 13, "at-least": 12, "at-most": 12 } }],
    [{ "$.status": { contains: "o", matches: "^ok$" } }],
    [{ "$.list": { contains: "y" } }],
    [{ "$.none": { exists: true }, "$.nothing": { exists: false } }],
    [{ "$.list[*]": { matches: "^[xy]$" } }],
    [{ "$['status']": "ok", "$.checks[?@.ok == true].ok": true }],
  ])("%j holds", (json) => {
    expect(misses(withJson(value), { json })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["another value", { "$.status": "up" }, '"ok", expected "up", at json/$.status/equals'],
    [
      "a number where text is asked for",
      { "$.depth": "12" },
      '12, expected "12", at json/$.depth/equals',
    ],
    [
      "text where a number is asked for",
      { "$.text": 12 },
      '"12", expected 12, at json/$.text/equals',
    ],
    [
      "text that reads like a number, compared",
      { "$.text": { below: 1000 } },
      '"12", expected below 1000, at json/$.text/below',
    ],
    [
      "nothing, compared",
      { "$.nothing": { below: 1000 } },
      "missing, expected below 1000, at json/$.nothing",
    ],
    ["nothing, equal to null", { "$.nothing": null }, "missing, expected null, at json/$.nothing"],
    [
      "nothing, where it should exist",
      { "$.nothing": { exists: true } },
      "missing, expected present, at json/$.nothing",
    ],
    [
      "something, where nothing should",
      { "$.none": { exists: false } },
      "null, expected absent, at json/$.none/exists",
    ],
    [
      "an empty list",
      { "$.empty": "not-empty" },
      "[], expected not empty, at json/$.empty/not-empty",
    ],
    ["null", { "$.none": "not-empty" }, "null, expected not empty, at json/$.none/not-empty"],
    ["a number", { "$.depth": "not-empty" }, "12, expected not empty, at json/$.depth/not-empty"],
    [
      "a limit itself",
      { "$.depth": { above: 12 } },
      "12, expected above 12, at json/$.depth/above",
    ],
    [
      "a value beyond a limit",
      { "$.depth": { "at-most": 11 } },
      "12, expected at most 11, at json/$.depth/at-most",
    ],
    [
      "a number under a text rule",
      { "$.depth": { matches: "." } },
      "12, expected matching ., at json/$.depth/matches",
    ],
    [
      "some of the values selected",
      { "$.checks[*].ok": true },
      "false (2 of 3 values), expected true, at json/$.checks[*].ok/equals",
    ],
    [
      "every one of no values",
      { "$.empty[*]": true },
      "missing, expected true, at json/$.empty[*]",
    ],
    [
      "a list in another order",
      { "$.list": ["y", "x"] },
      '["x","y"], expected ["y","x"], at json/$.list/equals',
    ],
  ])("missed: %s", (_, json, miss) => {
    const [path] = Object.keys(json);
    expect(misses(withJson(value), { json })).toEqual([`JSON ${path}: ${miss}`]);
  });

  test.each<[string, Answer, string]>([
    ["an empty body", {}, "empty"],
    ["text", { body: "<html>" }, "not in JSON: <html>"],
    ["JSON with a tail", { body: "{} x" }, "not in JSON: {} x"],
    ["a cut body", { body: "{}", truncated: true }, "too large to be read whole (above 1 MiB)"],
    [
      "a bottomless body",
      { body: "[".repeat(300) + "]".repeat(300) },
      "nested more than 200 levels deep",
    ],
  ])(
    "a body that cannot be read is missed, also where nothing should be: %s",
    (_, answer, actual) => {
      expect(misses(answer, { json: { "$.error": { exists: false } } })).toEqual([
        `body: ${actual}, expected in JSON, at json/$.error`,
      ]);
    },
  );

  test("a path that cannot be read is missed", () => {
    expect(misses(withJson({}), { json: { "$[": { exists: false } } })).toEqual([
      expect.stringContaining("not searched: invalid JSON path"),
    ]);
  });
});

describe("commit", () => {
  test.each<[Answer, object]>([
    [withJson({ sha: "9f3c2ab" }), { json: "$.sha" }],
    [{ headers: { "x-commit": SHA.toUpperCase() } }, { header: "x-commit" }],
  ])("%j tells the release's", (answer, commit) => {
    expect(misses(answer, { commit })).toEqual([]);
  });

  test.each<[Answer, string]>([
    [withJson({ sha: "1be07d4ff" }), "1be07d4"],
    [withJson({ sha: "9f3c2a" }), "9f3c2a, which is no commit of 7 digits or more"],
    [withJson({ sha: "main" }), "main, which is no commit of 7 digits or more"],
    [withJson({}), "missing"],
  ])("%j does not", (answer, actual) => {
    expect(misses(answer, { commit: { json: "$.sha" } })).toEqual([
      `commit in JSON $.sha: ${actual}, expected 9f3c2ab, at commit`,
    ]);
  });
});

describe("time", () => {
  test("holds up to its limit and is missed above it", () => {
    const block = { time: { max: "800ms", warn: "300ms" } };
    expect(misses({ totalMs: 800 }, block)).toEqual([]);
    expect(misses({ totalMs: 801 }, block)).toEqual([
      "time: 801ms, expected at most 800ms, at time/max",
    ]);
  });

  test("a warning time alone is never missed", () => {
    expect(misses({ totalMs: 801 }, { time: { warn: "300ms" } })).toEqual([]);
  });
});

describe("version", () => {
  const json = { version: { json: "$.version" } };
  const header = { version: { header: "X-Version" } };

  test.each<[string, Answer, object]>([
    ["the same", withJson({ version: "2.4.0" }), json],
    ["with a leading v", withJson({ version: "v2.4.0" }), json],
    ["with build metadata", withJson({ version: "2.4.0+build.7" }), json],
    ["in a header", { headers: { "x-version": " 2.4.0 " } }, header],
  ])("holds: %s", (_, answer, block) => {
    expect(misses(answer, block)).toEqual([]);
  });

  test.each<[string, Answer, object, string]>([
    ["an older one", withJson({ version: "2.3.7" }), json, "JSON $.version: 2.3.7"],
    ["a pre-release", withJson({ version: "2.4.0-rc.1" }), json, "JSON $.version: 2.4.0-rc.1"],
    ["none", withJson({}), json, "JSON $.version: missing"],
    ["no text", withJson({ version: true }), json, "JSON $.version: neither text nor number"],
    ["empty text", withJson({ version: "" }), json, "JSON $.version: neither text nor number"],
    ["no JSON", { body: "" }, json, "JSON $.version: missing: body empty"],
    ["no header", {}, header, "header X-Version: missing"],
    ["an empty header", { headers: { "x-version": "" } }, header, "header X-Version: missing"],
  ])("missed: %s", (_, answer, block, miss) => {
    expect(misses(answer, block)).toEqual([`version in ${miss}, expected 2.4.0, at version`]);
  });

  test("two versions in one answer are none", () => {
    expect(misses(withJson(["2.4.0", "2.4.0"]), { version: { json: "$[*]" } })).toEqual([
      "version in JSON $[*]: 2 values instead of one, expected 2.4.0, at version",
    ]);
  });
});

test("every expectation is looked at, in the order of the register", () => {
  const block = {
    time: { max: "1ms" },
    json: { "$.a": 1 },
    body: { contains: "b" },
    headers: { x: "1" },
    version: { header: "x" },
  };
  const subjects = judgeAnswer(anAnswer({ status: 500 }), expected(expectOptions.parse(block)), {
    build: BUILD,
    now: NOW,
    select: selectJson,
    fits,
    limit: (work) => ({ value: work() }),
  }).map((miss) => miss.subject);
  expect(subjects).toEqual(["status", "header x", "body", "body", "time", "version in header x"]);
});

test("what takes too long to judge is a miss, never a pass", () => {
  const block = { body: { matches: "ok" }, json: { "$.a": 1 }, headers: { x: { matches: "y" } } };
  const context = { build: BUILD, now: NOW, select: selectJson, fits, limit: () => undefined };
  const answer = anAnswer({ body: '{"a": 1}', headers: { x: "y" } });
  const missed = judgeAnswer(answer, expected(expectOptions.parse(block)), context);
  expect(missed.map(({ subject, actual, at }) => [subject, actual, at])).toEqual(
    ["headers", "body", "json"].map((id) => [
      id,
      "not judged: its pattern or path takes too long on this answer",
      [id],
    ]),
  );
});

describe("judging under a limit costs a thread", () => {
  const limited = (block: object, limit: Limit) => {
    const limits: unknown[] = [];
    const context = { build: BUILD, now: NOW, select: selectJson, fits };
    const counted: Limit = (work) => {
      limits.push(undefined);
      return limit(work);
    };
    const answer = anAnswer({ body: '{"a": 1}', headers: { x: "y" } });
    const misses = judgeAnswer(answer, expected(expectOptions.parse(block)), {
      ...context,
      limit: counted,
    });
    return { limits: limits.length, subjects: misses.map(({ subject }) => subject) };
  };
  const inTime: Limit = (work) => ({ value: work() });

  test.each([
    [{}, 0],
    [{ body: { contains: "a" }, headers: { x: "y", z: { exists: false } } }, 0],
    [{ headers: { x: ["y", { contains: "y" }] }, size: { "at-least": "1B" } }, 0],
    [{ version: { header: "x" }, time: { warn: "1s" } }, 0],
    [{ body: { matches: "a" } }, 1],
    [{ headers: { x: { matches: "y" } } }, 1],
    [{ headers: { x: ["y", { matches: "y" }] } }, 1],
    [{ version: { json: "$.a" } }, 1],
    [{ commit: { matches: "a" } }, 1],
    [{ body: { matches: "a" }, json: { "$.a": 1 }, version: { json: "$.a" } }, 1],
  ])("%j needs %d", (block, limits) => {
    expect(limited(block, inTime).limits).toBe(limits);
  });

  test("where it is over, each is judged by itself", () => {
    let calls = 0;
    const firstIsSlow: Limit = (work) => {
      calls += 1;
      return calls === 1 ? undefined : { value: work() };
    };
    const block = { body: { matches: "b" }, json: { "$.a": 2 }, status: 500 };
    expect(limited(block, firstIsSlow)).toEqual({
      limits: 3,
      subjects: ["status", "body", "JSON $.a"],
    });
  });
});

describe("content-type", () => {
  const typed = (type: string): Answer => ({ headers: { "content-type": type } });
  test.each([
    ["application/json", "application/json"],
    ["Application/JSON; charset=utf-8", "application/json"],
    ['text/html;charset="UTF-8"', "text/html; charset=utf-8"],
    ["text/html; a=b; charset=utf-8", "text/html;charset=UTF-8"],
  ])("%s is %s", (type, wanted) => {
    expect(misses(typed(type), { "content-type": wanted })).toEqual([]);
  });

  test.each<[Answer, string, string]>([
    [{}, "text/html", "content-type: missing, expected text/html, at content-type"],
    [
      typed("application/jsonp"),
      "application/json",
      'content-type: "application/jsonp", expected application/json, at content-type',
    ],
    [
      typed("text/html"),
      "text/html; charset=utf-8",
      'content-type: "text/html", expected text/html; charset=utf-8, at content-type',
    ],
  ])("%j is not %s", (answer, wanted, miss) => {
    expect(misses(answer, { "content-type": wanted })).toEqual([miss]);
  });

  test("has to be a media type", () => {
    for (const wrong of ["json", "text/html;", "text/", ""]) {
      expect(expectOptions.safeParse({ "content-type": wrong }).success).toBe(false);
    }
  });
});

describe("headers that are there, or are not", () => {
  const answer = { headers: { server: "nginx/1.2", empty: "" } };
  test.each<[object, readonly string[]]>([
    [{ Server: { exists: true } }, []],
    [{ empty: { exists: true } }, []],
    [{ "x-powered-by": { exists: false } }, []],
    [{ constructor: { exists: false } }, []],
    [{ server: { exists: true, contains: "nginx" } }, []],
    [
      { server: { exists: false } },
      ['header server: "nginx/1.2", expected absent, at headers/server/exists'],
    ],
    [{ x: { exists: true } }, ["header x: missing, expected present, at headers/x"]],
    [{ constructor: "a" }, ['header constructor: missing, expected "a", at headers/constructor']],
  ])("%j", (headers, wanted) => {
    expect(misses(answer, { headers })).toEqual(wanted);
  });

  test("what does not exist has no value", () => {
    const { error } = expectOptions.safeParse({
      headers: { server: { exists: false, contains: "a" } },
    });
    expect(error?.issues).toHaveLength(1);
  });
});

describe("size", () => {
  test.each<[number | undefined, object, readonly string[]]>([
    [500, { "at-most": "500B" }, []],
    [500, { "at-least": "0.5kB", "at-most": "1KiB" }, []],
    [0, { "at-most": "0B" }, []],
    [501, { "at-most": "500B" }, ["size: 501 bytes, expected at most 500 bytes, at size/at-most"]],
    [1, { "at-least": "1kB" }, ["size: 1 byte, expected at least 1000 bytes, at size/at-least"]],
    [
      undefined,
      { "at-least": "1B", "at-most": "1MiB" },
      [
        "size: not measured: too large to be decoded whole, expected at least 1 byte, at size/at-least",
        "size: not measured: too large to be decoded whole, expected at most 1048576 bytes, at size/at-most",
      ],
    ],
  ])("%p by %j", (bytes, size, wanted) => {
    expect(misses({ bytes }, { size })).toEqual(wanted);
  });

  test.each([
    {},
    { "at-most": "5" },
    { "at-most": 5 },
    { "at-least": "0B" },
    { "at-least": "2B", "at-most": "1B" },
  ])("%j is refused", (size) => {
    expect(expectOptions.safeParse({ size }).error?.issues).toHaveLength(1);
  });
});

describe("tls", () => {
  const shown = (days: number): Answer => ({
    certificate: { validTo: NOW + days * 86_400_000, of: "shop.example" },
  });
  const wanted = { tls: { "days-left": { "at-least": 14 } } };
  test.each([14, 14.5, 90])("%p days are enough", (days) => {
    expect(misses(shown(days), wanted)).toEqual([]);
  });

  test.each<[string, Answer, string]>([
    ["13.9 days", shown(13.9), "13 left of shop.example, valid until 2026-12-04"],
    ["an expired one", shown(-90), "-90 left of shop.example, valid until 2026-08-22"],
    ["none at all", {}, "missing: the answer came without one"],
  ])("%s is not", (_, answer, actual) => {
    expect(misses(answer, wanted)).toEqual([
      `certificate: ${actual}, expected at least 14 days left, at tls/days-left/at-least`,
    ]);
  });

  test.each([
    {},
    { "days-left": 14 },
    { "days-left": { "at-least": 0 } },
    { "days-left": { "at-least": 1.5 } },
  ])("%j is refused", (tls) => {
    expect(expectOptions.safeParse({ tls }).success).toBe(false);
  });
});

describe("schema", () => {
  const schema = { schema: "schemas/order.json" };
  test.each<[string, Answer, readonly string[]]>([
    ["fits", withJson({ id: "o-1", count: 2 }), []],
    [
      "does not fit",
      withJson({ id: "o-1", count: 0 }),
      [
        "schema schemas/order.json: #/count: 0 is less than 1. (and 1 more), expected to fit, at schema",
      ],
    ],
    ["is no JSON", { body: "<html>" }, ["body: not in JSON: <html>, expected in JSON, at schema"]],
    [
      "was cut",
      { body: "{}", truncated: true },
      ["body: too large to be read whole (above 1 MiB), expected in JSON, at schema"],
    ],
  ])("a body that %s", (_, answer, said) => {
    expect(misses(answer, schema)).toEqual(said);
  });

  test.each<[string, string]>([
    ["{", "is not in JSON"],
    ["[]", "is no JSON Schema"],
    ["true", "is no JSON Schema"],
    ["{}", "accepts every value"],
    ['{"title": "Order"}', "accepts every value"],
    ['{"$defs": {"order": {"type": "object"}}}', "accepts every value"],
    ['{"propertys": {"id": {"type": "string"}}}', "accepts every value"],
    [
      '{"$schema": "http://json-schema.org/draft-03/schema", "type": "object"}',
      "is of an unknown draft: http://json-schema.org/draft-03/schema",
    ],
    ['{"$ref": "https://schemas.example/order.json"}', "cannot be used: "],
  ])("a schema %s tells nothing", (text, problem) => {
    expect(holdAgainst(text, {})).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe("sha256", () => {
  const digest = "ab".repeat(32);
  test.each<[string, Answer, string, number]>([
    ["the same", { sha256: digest }, digest.toUpperCase(), 0],
    ["another", { sha256: "cd".repeat(32) }, digest, 1],
    ["one that is not known", {}, digest, 1],
  ])("%s", (_, answer, sha256, count) => {
    expect(misses(answer, { sha256 })).toHaveLength(count);
  });
});

describe("several values of one header", () => {
  const headers = {
    "set-cookie": "sid=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly, lang=de; Secure",
    vary: "accept, origin",
  };
  test.each<[string, object, number]>([
    ["in any order", { Vary: ["origin", "accept"] }, 0],
    ["by rules", { "set-cookie": [{ contains: "HttpOnly" }, { matches: "^lang=" }] }, 0],
    [
      "all of a rule in one of them",
      { "set-cookie": [{ contains: "HttpOnly", matches: "lang" }] },
      1,
    ],
    ["with a date in one", { "set-cookie": [{ matches: "^sid=.*HttpOnly$" }] }, 0],
    ["one of which is missing", { vary: ["accept", "cookie"] }, 1],
    ["of a header that is missing", { link: ["a"] }, 1],
  ])("%s", (_, wanted, count) => {
    expect(misses({ headers }, { headers: wanted })).toHaveLength(count);
  });
});

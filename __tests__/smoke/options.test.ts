import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import { DEFAULT_SMOKE, smokeOptions } from "../../src/smoke/options.ts";

describe("the smoke block is read", () => {
  test("as one check of the front page where it says nothing", () => {
    expect(smokeOptions.parse({})).toEqual({
      ready: undefined,
      checks: [
        {
          id: "GET /",
          name: "GET /",
          method: "GET",
          path: "/",
          expect: { status: "2xx" },
          severity: "critical",
          timeout: 10_000,
          cached: true,
        },
      ],
    });
    expect(smokeOptions.parse({}).checks).toEqual(DEFAULT_SMOKE.checks);
  });

  test("with ready and its defaults", () => {
    expect(
      smokeOptions.parse({ ready: { get: "/version", version: { json: "$.version" } } }).ready,
    ).toEqual({
      path: "/version",
      version: { json: "$.version" },
      within: 300_000,
      inARow: 3,
      every: undefined,
      timeout: 10_000,
    });
  });

  test("with ready that has everything", () => {
    const ready = {
      get: "/build",
      commit: { matches: "commit (\\w+)" },
      version: "text",
      headers: { accept: "text/plain" },
      auth: { basic: { user: "smoke", password: "${{ secrets.PASSWORD }}" } },
      within: "1m",
    };
    expect(smokeOptions.parse({ ready }).ready).toMatchObject({
      path: "/build",
      commit: { matches: "commit (\\w+)" },
      version: "text",
      headers: { accept: "text/plain" },
      auth: { basic: { user: "smoke", password: "${{ secrets.PASSWORD }}" } },
      within: 60_000,
    });
  });

  test("with everything that a check can say", () => {
    const { checks } = smokeOptions.parse({
      checks: [
        {
          id: "sign-in",
          name: "Sign in",
          post: "/login/${{ release.version }}",
          headers: { "x-key": "${{ secrets.KEY }}" },
          json: { user: "smoke", roles: ["a", 1, null] },
          severity: "warning",
          timeout: "2s",
          expect: {
            status: [201, "300-399"],
            headers: { Location: { contains: "/home" }, "x-plain": "yes" },
            body: { contains: "a", "not-contains": "b", matches: "^c" },
            json: {
              "$.status": "ok",
              "$.items": "not-empty",
              "$.word": { equals: "not-empty" },
              "$.depth": { "at-least": 1, below: 1000 },
              "$.tags": ["x"],
              "$.error": { exists: false },
            },
            time: { max: "800ms", warn: "300ms" },
            version: { header: "x-version" },
          },
        },
      ],
    });
    expect(checks).toEqual([
      {
        id: "sign-in",
        name: "Sign in",
        method: "POST",
        path: "/login/${{ release.version }}",
        headers: { "x-key": "${{ secrets.KEY }}" },
        json: { user: "smoke", roles: ["a", 1, null] },
        severity: "warning",
        timeout: 2000,
        expect: {
          status: [201, "300-399"],
          headers: { Location: { contains: "/home" }, "x-plain": "yes" },
          body: { contains: "a", "not-contains": "b", matches: "^c" },
          json: {
            "$.status": { equals: "ok" },
            "$.items": { "not-empty": true },
            "$.word": { equals: "not-empty" },
            "$.depth": { "at-least": 1, below: 1000 },
            "$.tags": { equals: ["x"] },
            "$.error": { exists: false },
          },
          time: { max: 800, warn: 300 },
          version: { header: "x-version" },
        },
      },
    ]);
  });
});

const RULES: Readonly<Record<string, object>> = {
  body: { "not-contains": "x" },
  json: { "$.a": 1 },
  size: { "at-most": "1kB" },
};

describe("a smoke block that cannot be acted on is refused, at its place", () => {
  const check = (only: object) => ({ checks: [{ get: "/", ...only }] });
  test.each<[string, object, string, string]>([
    ["no request", { checks: [{ id: "a" }] }, "checks.0", "name exactly one request"],
    ["two requests", check({ post: "/" }), "checks.0.post", "found get and post"],
    ["a path without slash", { checks: [{ get: "x" }] }, "checks.0.get", "begins with one slash"],
    ["a path to a host", { checks: [{ get: "//x" }] }, "checks.0.get", "begins with one slash"],
    [
      "a warning time that is no warning",
      check({ expect: { time: { max: "300ms", warn: "800ms" } } }),
      "checks.0.expect.time.warn",
      "comes before `max`",
    ],
    ["two bodies", check({ json: 1, text: "a" }), "checks.0.text", "one body"],
    ["a misspelt request, once", { checks: [{ gett: "/" }] }, "checks.0", "gett"],
    [
      "a misspelt rule, once",
      check({ expect: { body: { contans: "a" } } }),
      "checks.0.expect.body",
      "contans",
    ],
    ["a key for later", check({ tcp: "x" }), "checks.0", "tcp"],
    ["a need that is no check", check({ needs: ["a"] }), "checks.0.needs.0", 'called "a"'],
    ["a need of itself", check({ id: "a", needs: ["a"] }), "checks.0.needs.0", "upwards only"],
    [
      "a need that stands below",
      {
        checks: [
          { get: "/", needs: "b" },
          { get: "/b", id: "b" },
        ],
      },
      "checks.0.needs.0",
      "upwards only",
    ],
    [
      "a need that cleans up",
      {
        checks: [
          { get: "/a", id: "a", cleanup: true },
          { get: "/", needs: "a" },
        ],
      },
      "checks.1.needs.0",
      "cleans up",
    ],
    [
      "a critical check that needs one that only warns",
      {
        checks: [
          { get: "/a", id: "a", severity: "warning" },
          { get: "/", needs: "a" },
        ],
      },
      "checks.1.needs.0",
      "which only warns",
    ],
    [
      "a name that is saved twice",
      {
        checks: [
          { get: "/a", save: { x: { text: true } } },
          { get: "/b", save: { x: { text: true } } },
        ],
      },
      "checks.1.save.x",
      '"GET /a" saves "x" already',
    ],
    [
      "a value saved at the end",
      check({ cleanup: true, save: { x: { text: true } } }),
      "checks.0.save",
      "at the end",
    ],
    ["nothing saved", check({ save: {} }), "checks.0.save", "{json: $.id}"],
    ["a value from nowhere", check({ save: { x: { xml: "/a" } } }), "checks.0.save.x", "{json"],
    [
      "a name in capitals",
      check({ save: { X: { text: true } } }),
      "checks.0.save.X",
      "small letters",
    ],
    ...["body", "json", "size"].map((rule): [string, object, string, string] => [
      `${rule} of HEAD`,
      { checks: [{ head: "/", expect: { [rule]: RULES[rule] } }] },
      `checks.0.expect.${rule}`,
      "has no body",
    ]),
    ["both only and except", check({ only: "a", except: "b" }), "checks.0.except", "not both"],
    ["a tag of two words", check({ tags: ["a b"] }), "checks.0.tags.0", "letters"],
    ["an unknown key of expect", check({ expect: { stats: 1 } }), "checks.0.expect", "stats"],
    ["no status", check({ expect: { status: "ok" } }), "checks.0.expect.status", "200, 2xx"],
    ["no time", check({ expect: { time: {} } }), "checks.0.expect.time", "max: 800ms"],
    ["a time without unit", check({ timeout: "5" }), "checks.0.timeout", "with its unit"],
    ["no body rule", check({ expect: { body: {} } }), "checks.0.expect.body", "contains"],
    [
      "no pattern",
      check({ expect: { body: { matches: "(" } } }),
      "checks.0.expect.body.matches",
      "regular expression",
    ],
    ["no JSON path", check({ expect: { json: { a: 1 } } }), "checks.0.expect.json.a", "JSON path"],
    [
      "a rule for what is not there",
      check({ expect: { json: { "$.a": { exists: false, above: 1 } } } }),
      "checks.0.expect.json.$.a",
      "",
    ],
    [
      "an expression without id",
      { checks: [{ get: "/${{ env.X }}" }] },
      "checks.0.get",
      "give this check an `id`",
    ],
    [
      "two checks of one name",
      { checks: [{ get: "/" }, { get: "/" }] },
      "checks.1",
      'two checks are called "GET /"',
    ],
    ["no check", { checks: [] }, "checks", "at least one"],
    [
      "a source that nothing can be read from",
      { ready: { get: "/", commit: { xml: "/sha" } } },
      "ready.commit",
      "{header: x-version}, {matches: 'version (.+)'}, or text",
    ],
    [
      "two credentials",
      { ready: { get: "/", headers: { Authorization: "x" }, auth: { bearer: "y" } } },
      "ready.auth",
      "a request has one",
    ],
    [
      "two credentials of all requests",
      { headers: { authorization: "x" }, auth: { bearer: "y" } },
      "auth",
      "a request has one",
    ],
    ["credentials of nobody for all", { auth: "none" }, "auth", "{bearer: …}"],
    [
      "two credentials of a check",
      check({ headers: { Authorization: "x" }, auth: { bearer: "y" } }),
      "checks.0.auth",
      "a request has one",
    ],
    ...["Host", "expect", "Transfer-Encoding", "content-length"].map(
      (name): [string, object, string, string] => [
        `the connection's header ${name}`,
        check({ headers: { [name]: "x" } }),
        `checks.0.headers.${name}`,
        "belongs to the connection",
      ],
    ),
    ["a form beside JSON", check({ json: 1, form: { a: "b" } }), "checks.0.form", "one body"],
    ["another redirect", check({ redirects: "yes" }), "checks.0.redirects", "follow"],
    ["a query that is text", check({ query: "a=1" }), "checks.0.query", "{lang: de}"],
    [
      "credentials of another kind",
      { ready: { get: "/", auth: { digest: "y" } } },
      "ready.auth",
      "{bearer: …}",
    ],
  ])("%s", (_, block, path, message) => {
    const { error } = smokeOptions.safeParse(block);
    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
    expect(error?.issues[0]?.message).toContain(message);
  });
});

describe("what all requests say", () => {
  const read = (own: object) => {
    const common = { headers: { "X-Key": "k", accept: "a" }, auth: { bearer: "t" } };
    const block = { ...common, ready: { get: "/v", ...own }, checks: [{ get: "/", ...own }] };
    const { ready, checks } = smokeOptions.parse(block);
    return [ready, checks[0]].map((one) => ({ headers: one?.headers, auth: one?.auth }));
  };
  const all = { "X-Key": "k", accept: "a" };
  test.each<[string, object, object]>([
    ["goes into each", {}, { headers: all, auth: { bearer: "t" } }],
    [
      "gives way to a header of its own, in any case",
      { headers: { "x-key": "own" } },
      { headers: { accept: "a", "x-key": "own" }, auth: { bearer: "t" } },
    ],
    [
      "gives way to credentials of its own",
      { auth: { bearer: "own" } },
      { headers: all, auth: { bearer: "own" } },
    ],
    [
      "gives way to an authorization of its own",
      { headers: { Authorization: "own" } },
      { headers: { ...all, Authorization: "own" }, auth: undefined },
    ],
    ["is not said by who asks as nobody", { auth: "none" }, { headers: all, auth: undefined }],
  ])("%s", (_, own, wanted) => {
    expect(read(own)).toEqual([wanted, wanted]);
  });

  test("is an authorization, too", () => {
    const { checks } = smokeOptions.parse({
      headers: { Authorization: "all" },
      checks: [
        { id: "a", get: "/" },
        { id: "b", get: "/", auth: { bearer: "own" } },
        { id: "c", get: "/", auth: "none" },
      ],
    });
    expect(checks.map(({ headers, auth }) => ({ headers, auth }))).toEqual([
      { headers: { Authorization: "all" }, auth: undefined },
      { headers: undefined, auth: { bearer: "own" } },
      { headers: undefined, auth: undefined },
    ]);
  });

  test("is said by the check of a manifest without checks", () => {
    expect(smokeOptions.parse({ auth: { bearer: "t" } }).checks[0]?.auth).toEqual({ bearer: "t" });
  });
});

test.each(["mark", "version-live", "target", "ci-passing", "error-rate orders", "verify"])(
  "%s is a name for a check like any other: findings say what they are about",
  (id) => {
    const { data } = smokeOptions.safeParse({ checks: [{ get: "/" }, { id, get: "/" }] });
    expect(data?.checks[1]?.id).toBe(id);
  },
);

test("the smoke block becomes a JSON schema that knows its keys", () => {
  const schema = z.toJSONSchema(smokeOptions, { io: "input" });
  expect(schema).toMatchObject({
    additionalProperties: false,
    properties: {
      ready: { required: ["get"] },
      checks: { items: { properties: { expect: { additionalProperties: false } } } },
    },
  });
});

import { describe, expect, test } from "@jest/globals";
import { limit } from "../../../src/adapters/limit.ts";
import { healthOptions } from "../../../src/health/options.ts";
import { readJson } from "../../../src/health/readers/json.ts";
import { isGap } from "../../../src/health/readers/reader.ts";
import { anAnswer, fakeHttp, noAnswer } from "../../support/fake-http.ts";
import { never } from "../../support/smoke-builders.ts";
import { faultsOfText } from "../../support/words.ts";
import { MINUTE, START, span, toolsOf } from "./tools.ts";

const GET = "https://stats.example/shop?from=${{ from }}&to=${{ to_unix }}";

function aSignal(json: object = {}, rest: object = {}) {
  const [signal] =
    healthOptions.parse({
      signals: [
        {
          id: "orders",
          json: { get: GET, total: "$.total", errors: "$.bad", ...json },
          "error-rate": { max: "2%" },
          ...rest,
        },
      ],
    }).signals ?? [];
  if (signal === undefined || "probe" in signal || signal.source !== "json")
    throw new Error("no JSON");
  return signal;
}

const body = (data: unknown) => anAnswer({ body: JSON.stringify(data) });

async function reading(data: unknown, json: object = {}) {
  const http = fakeHttp(body(data));
  const counts = await readJson(aSignal(json), toolsOf({ http }))(span(), never);
  if (isGap(counts)) expect([counts.missing, counts.remedy].flatMap(faultsOfText)).toEqual([]);
  return counts;
}

describe("counts of a look", () => {
  test("are asked for with its span in the address", async () => {
    const http = fakeHttp(body({ total: 120, bad: 3 }));
    const signal = aSignal({ headers: { "x-key": "1" }, auth: { bearer: "${{ secrets.T }}" } });
    expect(await readJson(signal, toolsOf({ http }))(span(), never)).toEqual({
      ...{ requests: 120, bad: 3, baselineRequests: 0, baselineBad: 0 },
      sampledAt: undefined,
    });
    expect(http.sent[0]).toEqual({
      method: "GET",
      url: "https://stats.example/shop?from=2026-11-20T10%3A00%3A00.000Z&to=1795168860",
      headers: {
        accept: "application/json",
        "x-key": "1",
        authorization: "Bearer ${{ secrets.T }}",
      },
      body: undefined,
      timeoutMs: 10_000,
    });
  });

  const time = { time: "$.at" };
  const at = "2026-11-20T10:00:30.000Z";
  test.each<[string, unknown, object, object]>([
    ["as texts", { total: "120", bad: " 3 " }, {}, { requests: 120, bad: 3 }],
    [
      "deep inside",
      { a: [{ n: 120 }, { n: 3 }] },
      { total: "$.a[0].n", errors: "$.a[1].n" },
      { requests: 120, bad: 3 },
    ],
    [
      "with what runs beside it",
      { total: 10, bad: 0, old: { n: 90, b: 1 } },
      { baseline: { total: "$.old.n", errors: "$.old.b" } },
      { baselineRequests: 90, baselineBad: 1 },
    ],
    ["with a time", { total: 1, bad: 0, at }, time, { sampledAt: START + 30_000 }],
    [
      "with a time in seconds",
      { total: 1, bad: 0, at: START / 1000 + 30 },
      time,
      { sampledAt: START + 30_000 },
    ],
    [
      "with a time in milliseconds",
      { total: 1, bad: 0, at: START + 30_000 },
      time,
      { sampledAt: START + 30_000 },
    ],
    ["without traffic", { total: 0, bad: 0 }, {}, { requests: 0, bad: 0 }],
  ])("are read %s", async (_name, data, json, expected) => {
    expect(await reading(data, json)).toMatchObject(expected);
  });

  test.each<[string, unknown, object, string]>([
    [
      "no such key",
      { total: 1 },
      {},
      "The answer for orders has nothing at $.bad where one is meant",
    ],
    [
      "several values",
      { total: [1, 2], bad: 0 },
      { total: "$.total[*]" },
      "The answer for orders has 2 values at $.total[*] where one is meant",
    ],
    ["a text", { total: "many", bad: 0 }, {}, "The answer for orders has no number at $.total"],
    ["null", { total: null, bad: 0 }, {}, "The answer for orders has no number at $.total"],
    ["true", { total: true, bad: 0 }, {}, "The answer for orders has no number at $.total"],
    ["an empty text", { total: "", bad: 0 }, {}, "The answer for orders has no number at $.total"],
    ["a negative number", { total: -1, bad: 0 }, {}, "The answer for orders gave a negative count"],
    [
      "more errors than requests",
      { total: 1, bad: 5 },
      {},
      "The answer for orders counted more errors than requests",
    ],
    [
      "a time that is none",
      { total: 1, bad: 0, at: "soon" },
      time,
      "The answer for orders has no time at $.at",
    ],
    [
      "a stale sample",
      { total: 1, bad: 0, at: "2026-11-20T09:59:00Z" },
      time,
      "The answer for orders holds a sample from before the look",
    ],
    [
      "a baseline without its key",
      { total: 1, bad: 0 },
      { baseline: { total: "$.n", errors: "$.b" } },
      "The answer for orders has nothing at $.n where one is meant",
    ],
  ])("are missing with %s", async (_name, data, json, missing) => {
    expect(await reading(data, json)).toMatchObject({ missing });
  });

  test.each([
    [
      "the source is down",
      noAnswer(),
      "The address of orders gave no answer: the connection was refused",
      true,
    ],
    [
      "it wants credentials",
      anAnswer({ status: 401 }),
      "The address of orders refused the credentials: status 401",
      false,
    ],
    [
      "it answers with a page",
      anAnswer({ body: "<html>" }),
      "The address of orders answered with a web page instead of JSON",
      false,
    ],
  ])("are missing where %s", async (_name, reply, missing, again) => {
    const read = readJson(aSignal(), toolsOf({ http: fakeHttp(reply) }));
    expect(await read(span(), never)).toMatchObject({ missing, again });
  });

  test("a path that keeps a regular expression busy ends", async () => {
    const tools = toolsOf({ http: fakeHttp(body({ total: [`${"a".repeat(60)}!`], bad: 0 })) });
    const clock = { ...tools.clock, limit: <T>(_: number, work: () => T) => limit(50, work) };
    const read = readJson(aSignal({ total: "$.total[?search(@, '(a+)+$')]" }), { ...tools, clock });
    expect(await read(span(), never)).toMatchObject({
      missing: "The answer for orders could not be searched for $.total[?search(@, '(a+)+$')]",
    });
  });
});

describe("counters that only grow", () => {
  const cumulative = { cumulative: true, get: "https://stats.example/shop" };
  const reads = async (...data: readonly unknown[]) => {
    const read = readJson(aSignal(cumulative), toolsOf({ http: fakeHttp(...data.map(body)) }));
    const looks = data.map((_, number) =>
      read(
        span({ from: START + number * MINUTE, to: START + (number + 1) * MINUTE, number }),
        never,
      ),
    );
    return (await Promise.all(looks)).map((counts) =>
      isGap(counts) ? counts.missing : [counts.requests, counts.bad],
    );
  };
  const first = "the first reading, which later ones are compared with";

  test("are counted from one reading to the next, however late they come", async () => {
    const data = [
      { total: 1000, bad: 5 },
      { total: 1100, bad: 5 },
      { total: 1250, bad: 8 },
    ];
    expect(await reads(...data)).toEqual([first, [100, 0], [150, 3]]);
  });

  test("are missing where they began anew, and go on from there", async () => {
    const data = [
      { total: 1000, bad: 5 },
      { total: 40, bad: 0 },
      { total: 90, bad: 1 },
    ];
    expect(await reads(...data)).toEqual([first, "the counters began anew", [50, 1]]);
  });

  test("do not lose what a missing look had", async () => {
    const data = [{ total: 1000, bad: 5 }, { total: 1100 }, { total: 1250, bad: 8 }];
    expect((await reads(...data)).at(-1)).toEqual([250, 3]);
  });
});

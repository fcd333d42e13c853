import { describe, expect, test } from "@jest/globals";
import type { Http, HttpReply } from "../../../src/core/ports.ts";
import { judgeSignal } from "../../../src/health/judge.ts";
import { healthOptions } from "../../../src/health/options.ts";
import { sampling, shared } from "../../../src/health/readers/patience.ts";
import { readPrometheus } from "../../../src/health/readers/prometheus.ts";
import { isGap } from "../../../src/health/readers/reader.ts";
import { signalRule } from "../../../src/health/rule.ts";
import { anAnswer, fakeHttp, noAnswer } from "../../support/fake-http.ts";
import { counter, fakePrometheus } from "../../support/fake-prometheus.ts";
import { never } from "../../support/smoke-builders.ts";
import { faultsOf, faultsOfText } from "../../support/words.ts";
import { MINUTE, START, span, toolsOf } from "./tools.ts";

const TOTAL = 'http_requests_total{app="shop"}';
const ERRORS = 'http_requests_total{app="shop",code=~"5.."}';

/** Signal and connection as a manifest writes them. */
function parts(signal: object = {}, connection: object = {}) {
  const { prometheus, signals } = healthOptions.parse({
    prometheus: { url: "http://prometheus:9090/", ...connection },
    signals: [{ total: TOTAL, errors: ERRORS, "error-rate": { max: "2%" }, ...signal }],
  });
  const [own] = signals ?? [];
  if (
    prometheus === undefined ||
    own === undefined ||
    "probe" in own ||
    own.source !== "prometheus"
  )
    throw new Error("no signal of Prometheus");
  return { connection: prometheus, signal: own };
}

const tools = (http: Http) => toolsOf({ http });

const vector = (...values: readonly (string | readonly [number, string])[]) =>
  body({
    resultType: "vector",
    result: values.map((value) => ({
      metric: {},
      value: typeof value === "string" ? [(START + MINUTE) / 1000, value] : value,
    })),
  });

const body = (data: unknown, rest: object = {}) =>
  anAnswer({
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: "success", data, ...rest }),
  });

describe("what is asked", () => {
  test("is written around bare selectors, for the moment at which the look ends", async () => {
    const http = fakePrometheus();
    const given = parts(
      {},
      { headers: { "x-scope-orgid": "shop" }, auth: { bearer: "${{ secrets.T }}" } },
    );
    await readPrometheus(given, tools(http))(span(), never);
    expect(http.queries).toEqual([
      'sum(increase(http_requests_total{app="shop"}[60s]))',
      'sum(increase(http_requests_total{app="shop",code=~"5.."}[60s]))',
    ]);
    expect(http.sent[0]).toMatchObject({
      method: "POST",
      url: "http://prometheus:9090/api/v1/query",
      headers: {
        authorization: "Bearer ${{ secrets.T }}",
        "x-scope-orgid": "shop",
        "content-type": "application/x-www-form-urlencoded",
      },
      timeoutMs: 10_000,
    });
    expect(new URLSearchParams(http.sent[0]?.body).get("time")).toBe("1795168860.000");
  });

  test("looks do not overlap, and leave nothing out", async () => {
    const http = fakePrometheus();
    const read = readPrometheus(parts(), tools(http));
    for (const number of [0, 1, 2]) {
      const from = START + number * MINUTE;
      await read(span({ from, to: from + MINUTE, number }), never);
    }
    const times = http.sent.map(({ body: form }) => Number(new URLSearchParams(form).get("time")));
    expect([...new Set(times)].map((time) => time * 1000 - START)).toEqual([
      60_000, 120_000, 180_000,
    ]);
  });

  test("goes by GET where POST is not let through", async () => {
    const http = fakeHttp(anAnswer({ status: 405 }), anAnswer({ status: 405 }), vector("10"));
    expect(await readPrometheus(parts(), tools(http))(span(), never)).toMatchObject({
      requests: 10,
    });
    expect(http.sent.map(({ method }) => method)).toEqual(["POST", "POST", "GET", "GET"]);
    expect(http.sent[2]?.url).toMatch(/\/api\/v1\/query\?query=sum%28increase/);
  });

  test("a query of its own has the length of the look, and the labels of its arm", async () => {
    const http = fakeHttp(vector("10"));
    const query = (name: string) => ({
      query: `sum(increase(${name}{\${{ arm }}}[\${{ look }}]))`,
    });
    const signal = {
      id: "shop",
      total: query("a"),
      errors: query("b"),
      "error-rate": { increase: "5%" },
    };
    const arms = { candidate: 'track="canary"', baseline: 'track="stable"', every: "90s" };
    await readPrometheus(parts(signal, arms), tools(http))(span(), never);
    expect(http.sent.map(({ body: form }) => new URLSearchParams(form).get("query"))).toEqual([
      'sum(increase(a{track="canary"}[90s]))',
      'sum(increase(b{track="canary"}[90s]))',
      'sum(increase(a{track="stable"}[90s]))',
      'sum(increase(b{track="stable"}[90s]))',
    ]);
  });

  test("a user and a password are sent as such", async () => {
    const http = fakePrometheus();
    const basic = { user: "gate", password: "${{ secrets.P }}" };
    await readPrometheus(parts({}, { auth: { basic } }), tools(http))(span(), never);
    expect(http.sent[0]?.headers.authorization).toBe(`Basic ${btoa("gate:${{ secrets.P }}")}`);
  });
});

/** Whatever is asked, this is the answer. */
async function reading(reply: HttpReply, signal: object = {}) {
  const counts = await readPrometheus(parts(signal), tools(fakeHttp(reply)))(span(), never);
  if (isGap(counts)) {
    expect([counts.remedy, `X: ${counts.missing}`].flatMap(faultsOfText)).toEqual([]);
    return counts;
  }
  return counts;
}

describe("bad input is a missing look with its own sentence", () => {
  const html = anAnswer({ headers: { "content-type": "text/html" }, body: "<html>Log in</html>" });
  const failed = (status: number, error: string) =>
    anAnswer({ status, body: JSON.stringify({ status: "error", errorType: "x", error }) });
  test.each<[string, HttpReply, string, boolean]>([
    ["down", noAnswer(), "Prometheus gave no answer: the connection was refused", true],
    [
      "slow",
      noAnswer({ reason: "timeout", detail: "no complete answer within 10s" }),
      "Prometheus gave no answer: no complete answer within 10s",
      true,
    ],
    [
      "a private address",
      noAnswer({ state: "unsent", reason: "address", detail: "not public" }),
      "Prometheus gave no answer: not public",
      false,
    ],
    ["401", anAnswer({ status: 401 }), "Prometheus refused the credentials: status 401", false],
    ["403", anAnswer({ status: 403 }), "Prometheus refused the credentials: status 403", false],
    [
      "404",
      anAnswer({ status: 404, body: "404 page not found" }),
      "Prometheus does not answer at this address: status 404",
      false,
    ],
    ["429", anAnswer({ status: 429 }), "Prometheus is limited: status 429", true],
    ["503", failed(503, "query timed out"), "Prometheus failed: status 503, query timed out", true],
    [
      "a bad query",
      failed(400, "parse error"),
      "Prometheus refused the request: status 400, parse error",
      false,
    ],
    [
      "a secret in an error",
      failed(400, "token s3cret-token\n::error::x"),
      "Prometheus refused the request: status 400, token *** : :error::x",
      false,
    ],
    ["an error with status 200", failed(200, "no"), "Prometheus refused the query: no", false],
    ["a page to log in", html, "Prometheus answered with a web page instead of JSON", false],
    ["nothing", anAnswer({ body: "" }), "Prometheus answered with nothing instead of JSON", false],
    [
      "cut JSON",
      anAnswer({ body: '{"status":"succ' }),
      "Prometheus answered with something else instead of JSON",
      false,
    ],
    [
      "too much",
      { ...vector("1"), truncated: true } as HttpReply,
      "Prometheus answered with more than a mebibyte",
      false,
    ],
    [
      "JSON of something else",
      anAnswer({ body: "[1]" }),
      "Prometheus refused the query: without a reason",
      false,
    ],
    [
      "no result",
      body({ resultType: "vector" }),
      "Prometheus gave an answer without a result",
      false,
    ],
    [
      "a matrix",
      body({ resultType: "matrix", result: [] }),
      "Prometheus gave a range of values instead of one number",
      false,
    ],
    [
      "a text",
      body({ resultType: "string", result: [1, "x"] }),
      "Prometheus gave no number instead of one number",
      false,
    ],
    ["an empty vector", vector(), "no series of `total` has two samples within 60s", true],
    ["two series", vector("1", "2"), "Prometheus gave 2 series where one is meant", false],
    ["NaN", vector("NaN"), "Prometheus gave NaN instead of a count", false],
    ["an empty number", vector(""), "Prometheus gave NaN instead of a count", false],
    ["infinite", vector("+Inf"), "Prometheus gave an infinite count", false],
    ["negatively infinite", vector("-Inf"), "Prometheus gave an infinite count", false],
    ["negative", vector("-1"), "Prometheus gave a negative count", false],
    [
      "a histogram",
      body({ resultType: "vector", result: [{ metric: {}, histogram: [1, {}] }] }),
      "Prometheus gave a sample that is no number",
      false,
    ],
    [
      "a stale sample",
      vector([START / 1000, "10"]),
      "Prometheus answered for another moment than was asked",
      true,
    ],
    [
      "a sample of the future",
      vector([(START + 2 * MINUTE) / 1000, "10"]),
      "Prometheus answered for another moment than was asked",
      true,
    ],
    [
      "a partial answer of Thanos",
      body({ resultType: "vector", result: [] }, { warnings: ["store 2 down"] }),
      "Prometheus gave only part of the data: store 2 down",
      true,
    ],
    [
      "a partial answer of VictoriaMetrics",
      body({ resultType: "vector", result: [] }, { isPartial: true }),
      "Prometheus gave only part of the data",
      true,
    ],
  ])("%s", async (_name, reply, missing, again) => {
    expect(await reading(reply)).toMatchObject({ missing, again });
  });

  test.each<[string, HttpReply, HttpReply, object, object]>([
    [
      "errors above the total",
      vector("10"),
      vector("12"),
      {},
      { missing: "Prometheus counted more errors than requests" },
    ],
    ["one above it is rounding", vector("10.4"), vector("10.6"), {}, { requests: 10, bad: 10 }],
    [
      "errors without any request",
      vector("0"),
      vector("1"),
      {},
      { missing: "Prometheus counted more errors than requests" },
    ],
    ["no traffic", vector("0"), vector("0"), {}, { requests: 0, bad: 0 }],
    [
      "no series of errors",
      vector("10"),
      vector(),
      {},
      { missing: "no series of `errors`", again: true },
    ],
    [
      "no series of errors where that is zero",
      vector("10"),
      vector(),
      { "empty-is-zero": true },
      { requests: 10, bad: 0 },
    ],
    [
      "no series at all where that is zero",
      vector(),
      vector(),
      { "empty-is-zero": true },
      { missing: "no series of `total` has two samples within 60s" },
    ],
    ["extrapolated counts", vector("99.7"), vector("2.3"), {}, { requests: 100, bad: 2 }],
    [
      "a scalar",
      body({ resultType: "scalar", result: [(START + MINUTE) / 1000, "7"] }),
      vector("1"),
      {},
      { requests: 7, bad: 1 },
    ],
  ])("%s", async (_name, total, errors, signal, expected) => {
    const http = fakeHttp(total, errors);
    expect(await readPrometheus(parts(signal), tools(http))(span(), never)).toMatchObject(expected);
  });

  test("what an expression gives cannot leave its label", async () => {
    const { signal, connection } = parts({ total: 'x{v="${{ release.version }}"}' });
    const total = { selector: 'x{v="1"} or vector(0) or x{v=""}' };
    const http = fakePrometheus();
    const read = readPrometheus({ signal: { ...signal, total }, connection }, tools(http));
    expect(await read(span(), never)).toMatchObject({
      missing: "an expression made a selector unreadable",
    });
    expect(http.sent).toEqual([]);
  });
});

describe("a look has four tries", () => {
  const at = START + MINUTE;
  const look = async (...replies: readonly HttpReply[]) => {
    const http = fakeHttp(...replies);
    const given = tools(http);
    const read = readPrometheus(parts({ errors: TOTAL }), given);
    const sampler = sampling(read, { everyMs: MINUTE, began: undefined, clock: given.clock });
    return {
      seen: await sampler(at, never),
      sent: http.sent.length / 2,
      sleeps: given.clock.sleeps,
    };
  };
  const down = anAnswer({ status: 503 });

  test("after which it is missing", async () => {
    expect(await look(down)).toMatchObject({
      seen: { missing: "Prometheus failed: status 503" },
      sent: 4,
      sleeps: [1000, 2000, 4000],
    });
  });

  test("of which one may bring it", async () => {
    expect(await look(down, down, down, down, vector("5"))).toMatchObject({
      seen: { at: new Date(at).toISOString(), requests: 5, sampledAt: new Date(at).toISOString() },
      sent: 3,
    });
  });

  test("but one where another would not mend it", async () => {
    expect((await look(anAnswer({ status: 401 }))).sent).toBe(1);
  });

  test.each([
    ["3", 4, [3000, 3000, 4000]],
    ["60", 1, []],
  ])("as far apart as a limit asks (%s s)", async (seconds, sent, sleeps) => {
    const limited = anAnswer({ status: 429, headers: { "retry-after": String(seconds) } });
    expect(await look(limited)).toMatchObject({ sent, sleeps });
  });
});

/** Watches a service of 10 requests a second for fifteen minutes, fifteen of them before as well. */
async function watching(
  errorRate: (at: number, track: string) => number,
  signal: object,
  connection: object = {},
) {
  const counting = { from: START - 30 * MINUTE, to: START + 40 * MINUTE } as const;
  const series = ["canary", "stable"].flatMap((track) => {
    const bad = (at: number) => 10 * errorRate(at, track);
    return [
      counter(
        "http_requests_total",
        { app: "shop", code: "200", track },
        { ...counting, rate: (at) => 10 - bad(at) },
      ),
      counter(
        "http_requests_total",
        { app: "shop", code: "500", track },
        { ...counting, rate: bad },
      ),
    ];
  });
  const http = fakePrometheus(...series);
  const given = parts(signal, connection);
  const { clock } = tools(http);
  const read = readPrometheus(given, { ...tools(http), clock });
  const sampler = shared(sampling(read, { everyMs: MINUTE, began: START, clock }));
  return await Promise.all(
    given.signal.limits.map(async (limit) => {
      const rule = signalRule({
        ...{ id: `signal/shop/${limit.measure}`, limit, signals: 1 },
        ...{ observeMs: 15 * MINUTE, everyMs: MINUTE },
      });
      const looks = [];
      for (let number = 1; number <= rule.observeLooks; number += 1) {
        looks.push(await sampler(START + number * MINUTE, never));
      }
      const judgement = judgeSignal(rule, looks);
      expect(faultsOf({ id: rule.id, ...judgement })).toEqual([]);
      return judgement;
    }),
  );
}

describe("a service is judged by its counters", () => {
  const arms = { candidate: 'track="canary"', baseline: 'track="stable"' };
  const compared = { "error-rate": { increase: "5%", plus: "0.5pp" } };
  const worse = (at: number, track: string) => (track === "canary" && at >= START ? 0.05 : 0.01);

  test.each<[string, (at: number, track: string) => number, object, object, string]>([
    ["good, by a fixed limit", () => 0.002, { "error-rate": { max: "2%" } }, {}, "pass"],
    ["bad, by a fixed limit", () => 0.05, { "error-rate": { max: "2%" } }, {}, "fail"],
    ["as good as what runs beside it", () => 0.002, compared, arms, "pass"],
    ["worse than what runs beside it", worse, compared, arms, "fail"],
    ["as good as what ran before", () => 0.002, compared, {}, "pass"],
    ["worse than what ran before", (at) => (at >= START ? 0.05 : 0.01), compared, {}, "fail"],
    ["as bad as what runs beside it", (at) => (at >= START ? 0.05 : 0.01), compared, arms, "pass"],
  ])("%s", async (_name, rate, signal, connection, outcome) => {
    expect((await watching(rate, signal, connection)).map((one) => one.outcome)).toEqual([outcome]);
  });

  test("both limits of a signal are judged from the same looks", async () => {
    const both = { "error-rate": { max: "2%", increase: "5%", plus: "0.5pp" } };
    const [fixed, relative] = await watching((at) => (at >= START ? 0.019 : 0.001), both);
    expect([fixed?.outcome, relative?.outcome]).toEqual(["inconclusive", "fail"]);
    expect(relative?.expected).toBe(
      "At most 1.05 × baseline + 0.5% bad; at most 1.05 × baseline + 1%, proven at 95%",
    );
    expect(relative?.found).toMatch(
      /^Since 10:01:00 UTC, \d+ of \d+ requests bad .*above 1.05 × baseline \+ 0.5%/,
    );
  });

  test("a counter that begins anew is no fault", async () => {
    const samples = Array.from(
      { length: 9 },
      (_, i) => [START + i * 15_000, i < 3 ? 1000 + i : i] as const,
    );
    const http = fakePrometheus({ name: "http_requests_total", labels: { app: "shop" }, samples });
    const read = readPrometheus(parts({ errors: TOTAL }), tools(http));
    expect(await read(span(), never)).toMatchObject({ requests: expect.any(Number) });
    const counts = await read(span(), never);
    expect(isGap(counts) ? -1 : counts.requests).toBeLessThan(10);
  });

  test("without anything to compare with nothing is said", async () => {
    const read = readPrometheus(parts(compared), tools(fakePrometheus()));
    expect(await read(span(), never)).toMatchObject({
      missing: "nothing tells what ran before this deployment",
      again: false,
    });
  });
});

import { describe, expect, test } from "@jest/globals";
import { manifestOf, problemsOf, SMALLEST, saidOf } from "./manifests.ts";

const health = (text: string) => `${SMALLEST}health:\n${text}`;
const SERVER = "  prometheus: {url: https://prometheus.example}\n";
const signal = (...lines: readonly string[]) => `  signals:\n    - ${lines.join("\n      ")}\n`;
const TOTAL = 'total: http_requests_total{app="shop"}';
const ERRORS = 'errors: http_requests_total{app="shop",code=~"5.."}';
const MAX = "error-rate: {max: 2%}";

describe("signals of Alertmanager", () => {
  const SERVICE = "  alertmanager: {url: https://alerts.example}\n";
  const alerts = (labels: string) => signal("id: pages", `alerts: '${labels}'`);

  test("are read with their defaults", async () => {
    const { alertmanager, signals } = (await manifestOf(health(SERVICE + alerts('a="b"')))).health;
    expect(alertmanager).toEqual({ url: "https://alerts.example", timeout: 10_000 });
    expect(signals).toMatchObject([
      {
        ...{ source: "alertmanager", id: "pages", alerts: 'a="b"' },
        limits: [{ measure: "new-alerts", kind: "zero" }],
      },
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    ["no address", alerts('a="b"'), ["7:7 nothing says where Alertmanager is"]],
    [
      "an address that nobody asks",
      `${SERVICE}  signals: [{probe: GET /}]\n`,
      ["5:3 no signal asks Alertmanager"],
    ],
    [
      "what is no label",
      SERVICE + alerts("critical"),
      [
        '8:15 health.signals[0].alerts: matchers of labels, such as severity="critical", service="shop"',
      ],
    ],
    [
      "half of another source: what is written says which is meant",
      "  signals: [{total: http_requests_total}]\n",
      ["5:13 health.signals[0]: write what is measured: `error-rate`, `level`, `zero` or `below`"],
    ],
    ["no name", SERVICE + signal("alerts: 'a=\"b\"'"), ['7:7 health.signals[0] has no key "id"']],
    [
      "a limit of which there is none",
      `${SERVICE}${alerts('a="b"')}      error-rate: {max: 5%}\n`,
      ['9:7 unknown key "error-rate" in health.signals[0]'],
    ],
  ])("are refused with %s", async (_name, text, said) => {
    expect(await saidOf(health(text))).toEqual(said);
  });
});

describe("signals of JSON and of programs", () => {
  const json = (block: string, rest = MAX) => signal("id: orders", `json: {${block}}`, rest);
  const GET = 'get: "https://a.example/?from=${{ from }}"';

  test("are read with their defaults", async () => {
    const text = health(
      `${json(`${GET}, total: $.n, errors: $.b`)}    - {id: mails, command: [node, mails.mjs], every: 30s, settle: 0, error-rate: {max: 1%}}\n`,
    );
    const [orders, mails] = (await manifestOf(text)).health.signals ?? [];
    expect(orders).toMatchObject({
      ...{ source: "json", id: "orders", settle: 30_000 },
      json: { total: "$.n", errors: "$.b", cumulative: false, timeout: 10_000 },
    });
    expect(mails).toMatchObject({
      ...{ source: "command", id: "mails", command: ["node", "mails.mjs"] },
      ...{ every: 30_000, settle: 0, timeout: 10_000 },
    });
  });

  test.each<[string, string, readonly string[]]>([
    [
      "an address that asks for the same again and again",
      json("get: https://a.example, total: $.n, errors: $.b"),
      [
        "7:19 health.signals[0].json.get: it needs ${{ from }}, ${{ from_unix }} or ${{ look }}, so that looks do not count requests twice; or write `cumulative: true`",
      ],
    ],
    [
      "no path",
      json(`${GET}, total: $.n`),
      ["8:19 health.signals[0].error-rate: it needs `errors`, the bad ones of all"],
    ],
    [
      "a path that cannot be read",
      json(`${GET}, total: "$.a[", errors: $.b`),
      ["7:65 $.a[: invalid JSON path: unclosed bracketed selection ('$.a[':4)"],
    ],
    [
      "a path that is none",
      json(`${GET}, total: total, errors: $.b`),
      ['7:65 health.signals[0].json.total is "total"'],
    ],
    [
      "a baseline that is not read",
      json(`${GET}, total: $.n, errors: $.b`, "error-rate: {increase: 5%}"),
      [
        "8:19 health.signals[0].error-rate: `increase` and `plus` need json.baseline to compare with",
      ],
    ],
    ["no name", signal("command: [a]", MAX), ['6:7 health.signals[0] has no key "id"']],
    [
      "a command as one text",
      signal("id: a", "command: node a.mjs", MAX),
      ['7:16 health.signals[0].command is "node a.mjs"'],
    ],
    [
      "looks that are too long for the window",
      signal("id: a", "command: [a]", "every: 4m", MAX),
      ["8:14 2 looks within the window can never prove that a release is bad"],
    ],
  ])("are refused with %s", async (_name, text, said) => {
    expect(await saidOf(health(text))).toEqual(said);
  });
});

describe("signals of Prometheus", () => {
  test("are read with their defaults", async () => {
    const { prometheus, signals } = (await manifestOf(health(SERVER + signal(TOTAL, ERRORS, MAX))))
      .health;
    expect(prometheus).toEqual({
      url: "https://prometheus.example",
      every: 60_000,
      settle: 30_000,
      timeout: 10_000,
    });
    expect(signals).toEqual([
      {
        source: "prometheus",
        id: "http_requests_total",
        total: { selector: 'http_requests_total{app="shop"}' },
        errors: { selector: 'http_requests_total{app="shop",code=~"5.."}' },
        emptyIsZero: false,
        isGauge: false,
        limits: [{ measure: "error-rate", ratio: 0, allowance: 0.02 }],
      },
    ]);
  });

  test("have a limit against their baseline, with a margin for a pass", async () => {
    const rate = "error-rate: {max: 10%, increase: 5%, plus: 0.5pp, pass-margin: 1pp}";
    const { signals = [] } = (await manifestOf(health(SERVER + signal(TOTAL, ERRORS, rate))))
      .health;
    expect(signals.map((one) => "limits" in one && one.limits)).toEqual([
      [
        { measure: "error-rate", ratio: 0, allowance: 0.1 },
        { measure: "error-increase", ratio: 1.05, allowance: 0.005, passAllowance: 0.015 },
      ],
    ]);
  });

  test.each<[string, string]>([
    ["matchers of every kind", `total: x{a="1",b!='2',c=~"5..",d!~\`x\`,}`],
    ["no matchers", "total: x"],
    ["an expression in a label", 'total: x{version="${{ release.version }}"}'],
    ["a query", "id: shop\n      total: {query: 'sum(rate(x[${{ look }}])) * 60'}"],
  ])("take %s", async (_name, total) => {
    expect(await problemsOf(health(SERVER + signal(total, ERRORS, MAX)))).toEqual([]);
  });

  test.each<[string, string, readonly string[]]>([
    ["no address", signal(TOTAL, ERRORS, MAX), ["6:7 nothing says where Prometheus is"]],
    [
      "an address that nobody asks",
      `${SERVER}  signals: [{probe: GET /}]\n`,
      ["5:3 no signal asks Prometheus"],
    ],
    [
      "no errors",
      SERVER + signal(TOTAL, MAX),
      ["8:19 health.signals[0].error-rate: it needs `errors`, the bad ones of all"],
    ],
    [
      "no limit",
      SERVER + signal(TOTAL, ERRORS),
      ["7:7 health.signals[0]: write what is measured: `error-rate`, `level`, `zero` or `below`"],
    ],
    [
      "a limit without a number",
      SERVER + signal(TOTAL, ERRORS, "error-rate: {}"),
      ["9:19 health.signals[0].error-rate: write `max`, `increase`, `plus`, or several of them"],
    ],
    [
      "a margin of nothing",
      SERVER + signal(TOTAL, ERRORS, "error-rate: {max: 2%, pass-margin: 1pp}"),
      ["9:42 health.signals[0].error-rate.pass-margin: it goes with `increase` or `plus`"],
    ],
    [
      "points without their unit",
      SERVER + signal(TOTAL, ERRORS, "error-rate: {plus: 0.5%}"),
      ['9:26 health.signals[0].error-rate.plus is "0.5%"'],
    ],
    [
      "an expression of PromQL for a selector",
      SERVER + signal("total: sum(rate(x[1m]))", ERRORS, MAX),
      [
        '7:14 health.signals[0].total: a bare selector, such as http_requests_total{app="shop"}; for anything else write {query: …}',
      ],
    ],
    [
      "a query without the length of the look",
      SERVER + signal("id: a", "total: {query: 'sum(increase(x[5m]))'}", ERRORS, MAX),
      [
        "8:22 health.signals[0].total.query: it needs [${{ look }}] as its range: looks that overlap would count requests twice",
      ],
    ],
    [
      "a query without a name",
      SERVER + signal("total: {query: 'sum(x[${{ look }}])'}", ERRORS, MAX),
      ["7:14 health.signals[0].total: give this signal an `id`: its total is a query"],
    ],
    [
      "a word that no look fills in",
      SERVER + signal("id: a", "total: {query: 'x[${{ look }}]+${{ span }}'}", ERRORS, MAX),
      ["8:42 not a valid expression: unrecognized named-value: 'span'"],
    ],
    [
      "two of one name",
      `${SERVER}${signal(TOTAL, ERRORS, MAX)}    - ${[TOTAL, ERRORS, MAX].join("\n      ")}\n`,
      ['10:7 two signals are called "http_requests_total"'],
    ],
    [
      "a baseline without a candidate",
      `  prometheus: {url: https://p.example, baseline: 'a="b"'}\n${signal(TOTAL, ERRORS, MAX)}`,
      [
        "5:50 health.prometheus.baseline: it goes with `candidate`: without it the baseline is part of what is judged",
      ],
    ],
    [
      "labels that are none",
      `  prometheus: {url: https://p.example, candidate: canary}\n${signal(TOTAL, ERRORS, MAX)}`,
      ['5:51 health.prometheus.candidate: matchers of labels, such as track="canary"'],
    ],
    [
      "a query that tells no arms apart",
      `  prometheus: {url: https://p.example, candidate: 'a="b"'}\n${signal("id: a", "total: {query: 'x[${{ look }}]'}", ERRORS, MAX)}`,
      [
        "8:22 the query does not hold ${{ arm }}, where `candidate` and `baseline` put their labels",
      ],
    ],
    [
      "arms without labels",
      SERVER + signal("id: a", "total: {query: 'x{${{ arm }}}[${{ look }}]'}", ERRORS, MAX),
      ["8:22 the query holds ${{ arm }}, and health.prometheus names no `candidate`"],
    ],
    [
      "a token in the file",
      `  prometheus: {url: https://p.example, auth: {bearer: abc}}\n${signal(TOTAL, ERRORS, MAX)}`,
      ['5:55 health.prometheus.auth.bearer is "abc"'],
    ],
    [
      "two ways to say who asks",
      `  prometheus: {url: https://p.example, headers: {Authorization: x}, auth: {bearer: "\${{ secrets.T }}"}}\n${signal(TOTAL, ERRORS, MAX)}`,
      ["5:65 health.prometheus.headers.Authorization: `auth` says who asks already"],
    ],
    [
      "looks that are too long for the window",
      `  prometheus: {url: https://p.example, every: 3m}\n${signal(TOTAL, ERRORS, MAX)}`,
      ["5:15 2 looks within the window can never prove that a release is bad"],
    ],
    [
      "a margin of a limit that no probe can prove",
      "  signals: [{probe: GET /, error-rate: {max: 10%, increase: 5%, pass-margin: 1pp}}]\n",
      ["5:65 release-gate does not act on `pass-margin` yet"],
    ],
  ])("are refused with %s", async (_name, text, said) => {
    expect(await saidOf(health(text))).toEqual(said);
  });
});

describe("what signals measure", () => {
  const GAUGE = "gauge: 'cpu{app=\"shop\"}'";
  const CPU = "below: {max: 80%}";
  test("is a limit of its kind", async () => {
    const all = [
      [TOTAL, "level: {min: 20, max: 200}", "for: business-metrics"],
      ["id: lines", TOTAL, "empty-is-zero: true", "zero: true"],
      [GAUGE, CPU, "observe-only: true"],
      [
        "id: queue",
        "command: [a]",
        "every: 30s",
        "below: {max: 12.5, looks: 2, severity: warning}",
      ],
    ];
    const text = `${SERVER}  signals:\n${all.map((lines) => `    - ${lines.join("\n      ")}\n`).join("")}`;
    const { signals = [] } = (await manifestOf(health(text))).health;
    expect(signals.flatMap((one) => ("limits" in one ? one.limits : []))).toEqual([
      { measure: "level", kind: "level", ratio: 0, allowance: 0, level: { min: 20, max: 200 } },
      { measure: "count", kind: "zero", ratio: 0, allowance: 0 },
      ...[
        { max: 0.8, looks: 3, severity: "critical" },
        { max: 12.5, looks: 2, severity: "warning" },
      ].map((below) => ({ measure: "below", kind: "below", ratio: 0, allowance: 0, below })),
    ]);
    expect(signals.map(({ row, observeOnly }) => [row, observeOnly])).toEqual([
      ["business-metrics", undefined],
      [undefined, undefined],
      [undefined, true],
      [undefined, undefined],
    ]);
  });

  const json = (block: string, rest: string) =>
    signal("id: a", `json: {${block}}`, "every: 30s", rest);
  const VALUE = "get: https://a.example, value: $.v";
  test.each<[string, string, string]>([
    [
      "a level with errors",
      SERVER + signal(TOTAL, ERRORS, "level: {min: 1}"),
      "`errors` goes with",
    ],
    ["a level without a bound", SERVER + signal(TOTAL, "level: {}"), "write `min`, `max`, or both"],
    [
      "a level that ends before it begins",
      SERVER + signal(TOTAL, "level: {min: 2, max: 1}"),
      "`max` is not above `min`",
    ],
    ["a gauge without its limit", SERVER + signal(GAUGE, MAX), "a gauge goes with `below`"],
    ["a limit of a gauge for counts", SERVER + signal(TOTAL, CPU), "it needs a gauge"],
    [
      "two measures",
      SERVER + signal(TOTAL, "zero: true", "level: {min: 1}"),
      "it stands beside `level`: make two signals of it",
    ],
    ["zero: false", SERVER + signal(TOTAL, "zero: false"), "health.signals[0].zero is false"],
    [
      "a gauge by a query without a name",
      SERVER + signal("gauge: {query: max(cpu)}", CPU),
      "give this signal an `id`: its gauge is a query",
    ],
    [
      "a value beside counts",
      json(`${VALUE}, total: $.n`, CPU),
      "write `total`, what is counted, or `value`",
    ],
    [
      "a value that only grows",
      json(`${VALUE}, cumulative: true`, CPU),
      "no meaning beside `value`",
    ],
    [
      "a requirement that no signal decides",
      SERVER + signal(TOTAL, "level: {min: 1}", "for: ci-passing"),
      'no signal decides "ci-passing"',
    ],
    [
      "more looks in a row than the window has",
      SERVER + signal(GAUGE, "below: {max: 80%, looks: 7}"),
      "6 looks within the window can never be 7 in a row",
    ],
    [
      "nothing that decides",
      SERVER + signal(TOTAL, "level: {min: 1}", "observe-only: true"),
      "every signal is only observed, so that no release could pass",
    ],
  ])("is refused with %s", async (_name, text, said) => {
    expect(await saidOf(health(text))).toEqual([expect.stringContaining(said)]);
  });
});

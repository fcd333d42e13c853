import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { systemClock } from "../../../../src/adapters/clock.ts";
import { makeHttp } from "../../../../src/adapters/http/client.ts";
import type { Finding } from "../../../../src/core/finding.ts";
import { watchSignals } from "../../../../src/delivery/signals.ts";
import type { Site } from "../../../../src/delivery/site.ts";
// What several windows ask for at once, jest has to have before.
import "../../../../src/health/readers/alertmanager.ts";
import "../../../../src/health/readers/prometheus.ts";
import { resolveTemplates } from "../../../../src/expressions/resolve.ts";
import { manifestOf, SMALLEST } from "../../../manifest/manifests.ts";
import {
  type Course,
  type MeteredShops,
  startShops,
  WELL,
} from "../../../support/metered-shops.ts";
import {
  hasPrometheus,
  type Monitoring,
  startMonitoring,
} from "../../../support/real-prometheus.ts";
import { never } from "../../../support/smoke-builders.ts";

// A window by the clock of this machine, and real servers.
jest.setTimeout(120_000);

/** Seconds of a window, and of one of its looks. */
const [WINDOW, LOOK] = [24, 2];

/** Orders that wait, above which the alert fires. */
const LONG_QUEUE = 1000;

interface Degrading {
  readonly course: Course;
  /** Outcomes of its signals by the ends of their ids; what a fail has cut short is left out. */
  readonly expected: Readonly<Record<string, Finding["outcome"]>>;
  /** What the finding of a signal says. */
  readonly said?: Readonly<Record<string, string>>;
}

const GOOD = {
  "requests/error-rate": "pass",
  "orders/level": "pass",
  "queue/below": "pass",
  "alerts/new-alerts": "pass",
} as const;

const SHOPS: Readonly<Record<string, Degrading>> = {
  well: { course: WELL, expected: GOOD },
  restarted: { course: { ...WELL, restartsAt: 6 }, expected: GOOD },
  failing: {
    course: { ...WELL, good: (s) => (s < 0 ? 50 : 35), bad: (s) => (s < 0 ? 0 : 15) },
    expected: { "requests/error-rate": "fail" },
    said: { "requests/error-rate": "above 10%" },
  },
  "failing-later": {
    course: { ...WELL, good: (s) => (s < 6 ? 50 : 25), bad: (s) => (s < 6 ? 0 : 25) },
    expected: { "requests/error-rate": "fail" },
    said: { "requests/error-rate": "Since " },
  },
  unscraped: {
    course: { ...WELL, answers: (s) => s < 0 },
    expected: {
      ...GOOD,
      "requests/error-rate": "inconclusive",
      "orders/level": "inconclusive",
      "queue/below": "inconclusive",
    },
    said: { "requests/error-rate": "gave data" },
  },
  quiet: {
    course: { ...WELL, good: (s) => (s < 4 ? 50 : 5) },
    expected: { "orders/level": "fail" },
  },
  filling: {
    course: { ...WELL, queue: (s) => (s < 4 ? 2 : 200) },
    expected: { ...GOOD, "queue/below": "inconclusive" },
  },
  alerting: {
    course: { ...WELL, queue: (s) => (s < 4 ? 2 : 2 * LONG_QUEUE) },
    expected: { "queue/below": "inconclusive", "alerts/new-alerts": "fail" },
    said: { "alerts/new-alerts": "QueueTooLong" },
  },
};

const manifestFor = (shop: string, { prometheus, alertmanager }: Monitoring) => `${SMALLEST}health:
  observe: ${WINDOW}s
  every: ${LOOK}s
  prolong: ${WINDOW}s
  persist: 5s
  prometheus: {url: "${prometheus}", every: ${LOOK}s, settle: 1s}
  alertmanager: {url: "${alertmanager}"}
  signals:
    - id: requests
      total: shop_requests_total{shop="${shop}"}
      errors: shop_requests_total{shop="${shop}",code="500"}
      empty-is-zero: true
      error-rate: {max: 10%}
    - {id: orders, total: 'shop_requests_total{shop="${shop}"}', level: {min: 1500}}
    - {id: queue, gauge: 'shop_queue{shop="${shop}"}', below: {max: 100, looks: 3}}
    - {id: alerts, alerts: 'severity="critical", shop="${shop}"'}
`;

/** What the watch of one shop finds, by the clock of this machine. */
async function watch(shop: string, monitoring: Monitoring): Promise<readonly Finding[]> {
  const { health, smoke } = await manifestOf(manifestFor(shop, monitoring));
  const site = {
    ...{ health, smoke, clock: systemClock, everyMs: LOOK * 1000, owner: "on-call" },
    http: makeHttp({ version: "0.0.0", allowPrivateNetwork: true }),
    ...{ signal: never, baseline: null },
    redact: (text: string) => text,
    progress: () => undefined,
    place: () => undefined,
    resolve: (value: unknown) => resolveTemplates(value, { env: {}, secrets: {} }),
  } as unknown as Site;
  const of = { version: "2.4.0", sha: "a".repeat(40), kind: "deploy" } as const;
  return watchSignals(site, { observeMs: WINDOW * 1000, prolongMs: WINDOW * 1000, of });
}

const describeWith = hasPrometheus() ? describe : describe.skip;

describeWith("a shop that a real Prometheus and Alertmanager watch", () => {
  let shops: MeteredShops;
  let monitoring: Monitoring;
  const found = new Map<string, readonly Finding[]>();

  beforeAll(async () => {
    const courses = Object.entries(SHOPS).map(([name, { course }]) => [name, course] as const);
    shops = await startShops(Object.fromEntries(courses));
    const host = new URL(shops.url).host;
    const names = Object.keys(SHOPS);
    monitoring = await startMonitoring({ host, shops: names, longQueue: LONG_QUEUE });
    shops.deploy();
    const all = names.map(async (name) => found.set(name, await watch(name, monitoring)));
    await Promise.all(all);
  });

  afterAll(async () => {
    await monitoring?.close();
    await shops?.close();
  });

  test.each(Object.entries(SHOPS))("%s", (name, { expected, said = {} }) => {
    const findings = found.get(name) ?? [];
    const signals = findings.filter(({ id }) => id.startsWith("signal/"));
    const outcomes = signals.map(
      ({ id, outcome }) => [id.replace("signal/", ""), outcome] as const,
    );
    expect(Object.fromEntries(outcomes)).toMatchObject(expected);
    const failed = outcomes.flatMap(([id, outcome]) => (outcome === "fail" ? [id] : []));
    expect(failed).toEqual(Object.keys(expected).filter((id) => expected[id] === "fail"));
    expect(outcomes).toHaveLength(Object.keys(GOOD).length);
    for (const [id, words] of Object.entries(said)) {
      const finding = findings.find((one) => one.id === `signal/${id}`);
      expect([finding?.found, ...(finding?.details ?? [])].join("\n")).toContain(words);
    }
  });
});

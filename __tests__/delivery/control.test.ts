import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import { controlOf } from "../../src/delivery/control.ts";
import { watchSignals } from "../../src/delivery/signals.ts";
import type { Site } from "../../src/delivery/site.ts";
import { checkOptions } from "../../src/smoke/check-options.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { never } from "../support/smoke-builders.ts";
import { faultsOf } from "../support/words.ts";

const API = "https://api.github.example";

interface Scene {
  /** What the service answers to the request with this number. */
  readonly service: (number: number) => HttpReply;
  readonly control: HttpReply;
  readonly asked?: string;
}

function siteOf({ service, control, asked }: Scene) {
  const sent: string[] = [];
  let number = 0;
  const site = {
    environment: { name: "production", url: "https://shop.example", production: true, after: [] },
    smoke: { checks: [checkOptions.parse({ get: "/orders" })] },
    health: { control: asked },
    everyMs: 3000,
    errorRate: { max: 0.1 },
    baseline: null,
    owner: "on-call",
    apiUrl: API,
    redact: (text: string) => text,
    resolveFor: <T>(value: T) => ({ ok: true, value }),
    progress: () => {},
    clock: fakeClock(),
    signal: never,
    http: async ({ url }: { url: string }) => {
      sent.push(url);
      return url.startsWith("https://shop.example") ? service(number++) : control;
    },
  } as unknown as Site;
  return { site, sent };
}

async function watched(scene: Scene) {
  const { site, sent } = siteOf(scene);
  const of = { version: "2.4.0", sha: "a".repeat(40), kind: "deploy" } as const;
  const findings = await watchSignals(site, { observeMs: 180_000, prolongMs: 180_000, of });
  expect(findings.flatMap(faultsOf)).toEqual([]);
  const asked = sent.filter((url) => !url.startsWith("https://shop.example"));
  return { findings, asked, says: findings.map(({ id, outcome }) => `${id}: ${outcome}`) };
}

const from = (first: number) => (number: number) => (number < first ? anAnswer() : noAnswer());

describe("a service that gives no answer from some time on", () => {
  test("fails where the control is heard", async () => {
    const { says, asked } = await watched({ service: from(20), control: anAnswer() });
    expect(says).toEqual(["signal/GET /orders/error-rate: fail"]);
    expect(new Set(asked)).toEqual(new Set([`${API}/rate_limit`]));
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  test("holds where the control fails with it, and says so", async () => {
    let isUp = true;
    const service = (number: number) => {
      isUp = number < 20;
      return from(20)(number);
    };
    const { site } = siteOf({ service, control: anAnswer() });
    const http: Site["http"] = async (request, signal) =>
      request.url.startsWith(API) && !isUp ? noAnswer() : site.http(request, signal);
    const of = { version: "2.4.0", sha: "a".repeat(40), kind: "deploy" } as const;
    const findings = await watchSignals(
      { ...site, http },
      { observeMs: 180_000, prolongMs: 180_000, of },
    );
    expect(findings.map(({ id, outcome }) => `${id}: ${outcome}`)).toEqual([
      "signal/GET /orders/error-rate: inconclusive",
      "step/observation: unknown",
    ]);
    expect(findings[0]?.details?.join("\n")).toContain(
      "40 × no answer, and none of api.github.example either",
    );
    expect(findings[0]?.remedy).toContain("health.control");
  });

  test("fails where the control never could be reached, which is said", async () => {
    const { says, asked, findings } = await watched({ service: from(20), control: noAnswer() });
    expect(says).toEqual(["signal/GET /orders/error-rate: fail", "step/control: unknown"]);
    expect([asked.length, findings[1]?.effect]).toEqual([1, "inform"]);
  });

  test("fails where there is no control", async () => {
    const { says, asked } = await watched({
      service: from(20),
      control: noAnswer(),
      asked: "none",
    });
    expect([says, asked]).toEqual([["signal/GET /orders/error-rate: fail"], []]);
  });
});

test("a wrong answer shows that the network works: the control does not excuse it", async () => {
  const service = () => anAnswer({ status: 500 });
  const { says } = await watched({ service, control: noAnswer() });
  expect(says).toEqual(["signal/GET /orders/error-rate: fail", "step/control: unknown"]);
});

test("the manifest's address is asked instead of GitHub's", async () => {
  const { asked } = await watched({
    service: from(0),
    control: anAnswer(),
    asked: "https://status.example/up",
  });
  expect(new Set(asked)).toEqual(new Set(["https://status.example/up"]));
});

test("without GitHub nothing is asked by default", () => {
  const { site } = siteOf({ service: from(0), control: anAnswer() });
  expect(controlOf({ ...site, apiUrl: undefined })).toBeUndefined();
});

import { expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import { lacksBefore, uncompared } from "../../src/delivery/compared.ts";
import { repeatChecks } from "../../src/delivery/measuring.ts";
import type { Site } from "../../src/delivery/site.ts";
import { probeLimits } from "../../src/health/limits.ts";
import { checkOptions } from "../../src/smoke/check-options.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { never } from "../support/smoke-builders.ts";
import { faultsOf } from "../support/words.ts";

const PLAN = { checks: ["GET /a", "GET /b"], requests: 60, everyMs: 1000 };

async function repeated(answer: (path: string, number: number) => HttpReply, signal = never) {
  const [clock, sent] = [fakeClock(), new Map<string, number[]>()];
  const site = {
    environment: { name: "production", url: "https://shop.example", production: true, after: [] },
    health: {},
    redact: (text: string) => text,
    resolveFor: <T>(value: T) => ({ ok: true, value }),
    progress: () => {},
    ...{ clock, signal },
    http: async ({ url }: { url: string }) => {
      const { pathname } = new URL(url);
      const times = sent.get(pathname) ?? [];
      sent.set(pathname, [...times, clock.monotonic()]);
      return answer(pathname, times.length);
    },
  } as unknown as Site;
  const checks = ["/a", "/b"].map((get) => checkOptions.parse({ get }));
  const build = { version: "2.3.7", sha: "a".repeat(40) };
  return { counted: await repeatChecks(site, checks, build, PLAN), sent };
}

test("each check is asked at its pace, and counted", async () => {
  const { counted, sent } = await repeated((path, number) =>
    path === "/a" || number % 20 > 0 ? anAnswer() : noAnswer(),
  );
  expect(counted).toEqual([
    { id: "GET /a", counts: [60, 0] },
    { id: "GET /b", counts: [60, 3] },
  ]);
  expect(sent.get("/a")).toEqual(Array.from({ length: 60 }, (_, i) => i * 1000));
});

test("what says nothing of the service is not counted", async () => {
  const { counted } = await repeated((_path, number) =>
    number < 10 ? anAnswer({ headers: { age: "42" } }) : anAnswer(),
  );
  expect(counted.map(({ counts }) => counts)).toEqual([
    [50, 0],
    [50, 0],
  ]);
});

test("it ends with the run", async () => {
  const { counted } = await repeated(() => anAnswer(), AbortSignal.abort());
  expect(counted.map(({ counts }) => counts)).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test("fewer than twenty requests before are too few to compare with", () => {
  const limits = probeLimits({ increase: 0.05 });
  const of = (baseline: Site["baseline"]) =>
    limits.map((limit) => lacksBefore({ baseline }, limit, "orders"));
  expect(of(null)).toEqual([false, true]);
  expect(of({ orders: [19, 0] })).toEqual([false, true]);
  expect(of({ orders: [20, 0] })).toEqual([false, false]);
  const finding = uncompared({ id: "signal/orders/error-increase" });
  expect([faultsOf(finding), finding.effect]).toEqual([[], "inform"]);
});

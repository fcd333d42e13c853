import { describe, expect, test } from "@jest/globals";
import { isLook, type Reading } from "../../src/core/look.ts";
import type { HttpReply } from "../../src/core/ports.ts";
import { probing } from "../../src/delivery/probing.ts";
import type { Site } from "../../src/delivery/site.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import { fixed } from "../../src/health/limits.ts";
import { signalRule } from "../../src/health/rule.ts";
import { checkOptions } from "../../src/smoke/check-options.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { never } from "../support/smoke-builders.ts";

const EVERY_MS = 3000;

/** A window of `essentials`: its looks, what was sent, and how they are judged. */
async function window(...replies: readonly HttpReply[]) {
  const clock = fakeClock();
  const http = fakeHttp(...replies);
  const site = {
    environment: { name: "production", url: "https://shop.example", production: true, after: [] },
    redact: (text: string) => text,
    http,
    clock,
  } as unknown as Site;
  const sampler = probing(site, checkOptions.parse({ get: "/orders" }), {
    version: "2.4.0",
    sha: "a".repeat(40),
  });
  const rule = signalRule({
    id: "signal/orders/error-rate",
    limit: fixed(0.1),
    observeMs: 180_000,
    everyMs: EVERY_MS,
    signals: 1,
  });
  const looks: Reading[] = [];
  for (let i = 0; i < rule.plannedLooks; i += 1) {
    looks.push(await sampler(clock.now(), never));
    clock.advance(EVERY_MS);
  }
  return { looks, sent: http.sent.length, ...judgeSignal(rule, looks) };
}

describe("what says nothing of the release neither fails it nor passes it", () => {
  test.each<[string, HttpReply, string, RegExp]>([
    [
      "429",
      anAnswer({ status: 429 }),
      "limited: the answer is status 429, too many requests",
      /limit or the bot protection/,
    ],
    [
      "a challenge",
      anAnswer({ status: 403, headers: { "cf-mitigated": "challenge" } }),
      "limited: a challenge of Cloudflare, not an answer of the service",
      /limit or the bot protection/,
    ],
    ["a cache", anAnswer({ headers: { age: "42" } }), "answered by a cache", /`cached: true`/],
    [
      "a silent name server",
      noAnswer({ reason: "resolver", detail: "the name server did not answer" }),
      "the name server did not answer",
      /name server answers/,
    ],
    [
      "no route",
      noAnswer({ reason: "unreachable", detail: "there is no route to the host" }),
      "there is no route to the host",
      /a route/,
    ],
    [
      "a refused address",
      noAnswer({ state: "unsent", reason: "address" }),
      "address",
      /allow-private-network/,
    ],
  ])("%s", async (_name, reply, missing, remedy) => {
    const { looks, outcome, found, remedy: told } = await window(reply);
    expect(looks[0]).toMatchObject({ missing });
    expect(looks.some(isLook)).toBe(false);
    expect([outcome, found]).toEqual(["inconclusive", "None of 120 samples gave data"]);
    expect(told).toMatch(remedy);
  });
});

describe("a limit slows the signal down", () => {
  test("for as long as it asks", async () => {
    const limited = anAnswer({ status: 429, headers: { "retry-after": "60" } });
    const { looks, sent, outcome } = await window(anAnswer(), limited, anAnswer());
    const missing = looks.filter((look) => !isLook(look)).length;
    expect([missing, looks.length - missing, sent]).toEqual([20, 100, 101]);
    expect(outcome).toBe("pass");
  });

  test("longer and longer where it does not say", async () => {
    const { sent } = await window(anAnswer({ status: 429 }));
    // At 0s, 12s, 33s, 75s, 156s and 276s of 357s.
    expect(sent).toBe(6);
  });
});

test("a request that was sent and lost is still bad", async () => {
  expect((await window(noAnswer())).outcome).toBe("fail");
});

import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import { Control, hostOf } from "../../src/health/control.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { never } from "../support/smoke-builders.ts";

function aControl(...replies: readonly HttpReply[]) {
  const [http, clock] = [fakeHttp(...replies), fakeClock()];
  const address = "https://api.github.example";
  return { control: new Control({ address, http, clock, signal: never }), http, clock };
}

/** Lets what was begun without waiting for it come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const MISSING = {
  missing: "no answer, and none of api.github.example either",
  remedy: expect.stringContaining("health.control"),
};

describe("a lost answer", () => {
  test.each<[string, HttpReply, boolean]>([
    ["a status", anAnswer(), false],
    ["a status of failure", anAnswer({ status: 503 }), false],
    ["a redirect to elsewhere", noAnswer({ reason: "redirect" }), false],
    ["an answer that was cut", noAnswer({ reason: "incomplete" }), false],
    ["the end of the run", noAnswer({ reason: "aborted" }), false],
    ["a refusal", noAnswer(), true],
    ["a time-out", noAnswer({ reason: "timeout" }), true],
    ["an unknown name", noAnswer({ reason: "dns" }), true],
    ["a silent name server", noAnswer({ reason: "resolver" }), true],
    ["no route", noAnswer({ reason: "unreachable" }), true],
    ["no free port", noAnswer({ state: "unsent", reason: "local" }), true],
    ["an address that may not be asked", noAnswer({ state: "unsent", reason: "address" }), false],
  ])("where the control gives %s", async (_what, reply, isMissing) => {
    const { control } = aControl(reply);
    expect(await control.lost()).toEqual(isMissing ? MISSING : undefined);
  });

  test("is sent without credentials, and follows nothing", async () => {
    const { control, http } = aControl(anAnswer());
    await control.lost();
    expect(http.sent).toEqual([
      {
        method: "GET",
        url: "https://api.github.example",
        headers: {},
        body: undefined,
        timeoutMs: 5000,
        redirects: { hosts: "same", statuses: [] },
      },
    ]);
  });

  test("asks at most once in ten seconds", async () => {
    const { control, http, clock } = aControl(noAnswer(), anAnswer());
    const lost = [await control.lost()];
    clock.advance(9999);
    lost.push(await control.lost());
    clock.advance(1);
    lost.push(await control.lost());
    expect([lost, http.sent.length]).toEqual([[MISSING, MISSING, undefined], 2]);
  });
});

describe("an answered check", () => {
  test("tries the control once", async () => {
    const { control, http, clock } = aControl(anAnswer());
    for (let i = 0; i < 5; i += 1) {
      control.answered();
      await settled();
      clock.advance(20_000);
    }
    expect([http.sent.length, control.isDropped]).toEqual([1, false]);
  });

  test("drops a control that fails meanwhile, so that lost answers count", async () => {
    const { control, http, clock } = aControl(noAnswer());
    control.answered();
    await settled();
    clock.advance(60_000);
    const lost = await control.lost();
    expect([control.isDropped, lost, http.sent.length]).toEqual([true, undefined, 1]);
  });

  test("asks again where it failed with the network, and drops it only then", async () => {
    const { control, clock } = aControl(anAnswer(), noAnswer(), noAnswer());
    control.answered();
    await settled();
    clock.advance(20_000);
    const lost = await control.lost();
    control.answered();
    await settled();
    const tooSoon = control.isDropped;
    clock.advance(10_000);
    control.answered();
    await settled();
    expect([lost, tooSoon, control.isDropped]).toEqual([MISSING, false, true]);
  });

  test("keeps one that has come back", async () => {
    const { control, clock } = aControl(noAnswer(), anAnswer());
    await control.lost();
    clock.advance(10_000);
    control.answered();
    await settled();
    expect(control.isDropped).toBe(false);
  });
});

test("a control that may not be asked is dropped at once", async () => {
  const { control } = aControl(noAnswer({ state: "unsent", reason: "address" }));
  await control.lost();
  expect(control.isDropped).toBe(true);
});

test("is called by its host", () => {
  expect([hostOf("http://127.0.0.1:8080/x"), hostOf("https://")]).toEqual([
    "127.0.0.1:8080",
    "https://",
  ]);
});

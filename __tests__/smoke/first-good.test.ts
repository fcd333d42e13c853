import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import { untilFirstGood } from "../../src/smoke/first-good.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";

const [good, bad] = [anAnswer(), anAnswer({ status: 503 })];

function wait(replies: readonly HttpReply[], checks = [aCheck()], signal = never) {
  const tools = someTools({ http: fakeHttp(...replies) });
  const waiting = { withinMs: 5000, every: 1000 };
  return { tools, waited: untilFirstGood(checks, tools, waiting, signal) };
}

describe("first good answers are waited for", () => {
  test.each<[string, readonly HttpReply[], object]>([
    ["not at all where they come at once", [good], { bad: [], took: 0, rounds: 1 }],
    ["until they come", [noAnswer(), bad, good], { bad: [], took: 2000, rounds: 3 }],
    ["no longer than the time", [bad], { bad: ["GET /"], took: 5000 }],
    [
      "not where a cache answers again and again",
      [anAnswer({ headers: { age: "42" } })],
      { bad: ["GET /"], cached: ["GET /"], took: 2000, rounds: 3 },
    ],
    [
      "where a cache answers for a moment only",
      [bad, ...Array.from({ length: 2 }, () => anAnswer({ headers: { age: "42" } })), good],
      { bad: [], cached: [], took: 3000 },
    ],
    [
      "not where nothing could be sent",
      [noAnswer({ state: "unsent", reason: "address" })],
      { bad: ["GET /"], took: 0 },
    ],
  ])("%s", async (_what, replies, expected) => {
    expect(await wait(replies, [aCheck({ cached: false })]).waited).toMatchObject(expected);
  });

  test("of each check once, and no more", async () => {
    const checks = [aCheck(), aCheck({ id: "b", name: "b", path: "/b" })];
    const { tools, waited } = wait([good, bad, bad, good], checks);
    expect(await waited).toMatchObject({ bad: [], took: 2000 });
    expect(tools.http.sent.map(({ url }) => new URL(url).pathname)).toEqual([
      "/",
      "/b",
      "/b",
      "/b",
    ]);
  });

  test("without a single request beyond the time", async () => {
    const { tools, waited } = wait([bad], [aCheck({ timeout: 10_000 })]);
    await waited;
    expect(tools.http.sent.map(({ timeoutMs }) => timeoutMs)).toEqual([
      5000, 4000, 3000, 2000, 1000,
    ]);
  });

  test("until it is called off", async () => {
    expect(await wait([bad], [aCheck()], AbortSignal.abort()).waited).toMatchObject({
      bad: ["GET /"],
      took: 0,
    });
  });
});

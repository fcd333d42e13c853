import { describe, expect, test } from "@jest/globals";
import type { CheckTry } from "../../src/core/check.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { aTry, refused, status500 } from "../support/smoke-builders.ts";

const good = aTry();
const bad = aTry(status500);
const lost = aTry(refused);
const unsent = aTry({ ...refused, state: "unsent", reason: "address" });

describe("the last try decides", () => {
  test.each<[string, readonly CheckTry[], string, readonly string[] | undefined]>([
    ["one good try passes", [good], "pass", undefined],
    ["a good try above the warning time is slow", [aTry({ slow: true })], "pass", ["slow"]],
    ["one bad try fails", [bad], "fail", undefined],
    ["a refused connection fails", [lost], "fail", undefined],
    ["two bad tries fail", [bad, bad], "fail", undefined],
    ["a good try after a bad one is flaky", [bad, good], "pass", ["flaky"]],
    ["flaky and slow", [lost, aTry({ slow: true })], "pass", ["flaky", "slow"]],
    ["a try that could not be sent says nothing", [unsent], "unknown", undefined],
    ["a bad try that could not be confirmed is unknown", [bad, unsent], "unknown", undefined],
    ["no try at all is unknown", [], "unknown", undefined],
    [
      "a broken try fails, even where nothing is listed as missed",
      [aTry({ state: "broken" })],
      "fail",
      undefined,
    ],
  ])("%s", (_, tries, outcome, tags) => {
    const judgement = judgeTries(tries);
    expect([judgement.outcome, judgement.tags]).toEqual([outcome, tags]);
    expect(judgement.remedy === undefined).toBe(outcome === "pass");
  });
});

describe("a judgement says what happened", () => {
  const place = { file: "release.yml", line: 31, column: 9 };
  const json = { subject: "json $.status", expected: '"ok"', actual: '"degraded"', place };

  test("with what was expected, found, the request and every mismatch", () => {
    const [status] = status500.mismatches;
    const tried = aTry({ ...status500, mismatches: [status, json] });
    expect(judgeTries([bad, tried])).toEqual({
      outcome: "fail",
      expected: "Status 2xx",
      found: "Status 500 and 1 more — GET https://shop.example/orders, 12ms, 2 tries",
      remedy:
        "Look into the service's log around 2026-11-20T10:00:00.000Z, or correct the expectation if it is out of date",
      details: [
        "Try 1 of 2, at 2026-11-20T10:00:00.000Z: status 500, expected 2xx",
        "Try 2 of 2, at 2026-11-20T10:00:00.000Z: status 500, expected 2xx",
        'Try 2 of 2, at 2026-11-20T10:00:00.000Z: json $.status "degraded", expected "ok" (release.yml:31:9)',
      ],
    });
  });

  test("a try without an answer says why there was none, and not what one would have said", () => {
    const miss = {
      subject: "an answer",
      expected: "within 10s",
      actual: "the connection was refused",
    };
    const lost = aTry({ state: "broken", reason: "refused", mismatches: [miss] });
    expect(judgeTries([lost, { ...lost }]).details).toEqual([
      "Try 1 of 2, at 2026-11-20T10:00:00.000Z: the connection was refused",
      "Try 2 of 2, at 2026-11-20T10:00:00.000Z: the connection was refused",
    ]);
  });

  test("with the first failure where it is flaky", () => {
    expect(judgeTries([bad, good])).toEqual({
      outcome: "pass",
      expected: "An answer that meets every expectation",
      found:
        "Status 200 in 12ms when confirmed; before that: status 500, expected 2xx — GET https://shop.example/orders, 12ms",
      tags: ["flaky"],
      details: ["Try 1 of 2, at 2026-11-20T10:00:00.000Z: status 500, expected 2xx"],
    });
  });

  test("with the reason and its remedy where no answer came", () => {
    expect(judgeTries([lost])).toMatchObject({
      found: "The connection was refused — GET https://shop.example/orders, 12ms",
      remedy: "Check that the service runs and listens at this address",
    });
  });
});

describe("redirects that were followed", () => {
  const login = [{ status: 302, to: "https://shop.example/login?…" }];
  test.each<[string, Partial<CheckTry>, object]>([
    [
      "to another path are a remark",
      { hops: login },
      {
        outcome: "pass",
        tags: ["redirected"],
        found: "Status 200 after 302 to https://shop.example/login?… in 12ms",
        details: ["Redirected by 302 to https://shop.example/login?…"],
      },
    ],
    [
      "to the same path are shown",
      { hops: [{ status: 301, to: "https://www.shop.example/orders/" }] },
      {
        outcome: "pass",
        found: "Status 200 in 12ms",
        details: ["Redirected by 301 to https://www.shop.example/orders/"],
      },
    ],
    [
      "stand in what failed behind them",
      { ...status500, hops: [...login, { status: 303, to: "https://shop.example/a" }] },
      {
        outcome: "fail",
        found:
          "Status 500 — GET https://shop.example/orders after 302 to https://shop.example/login?… after 303 to https://shop.example/a, 12ms",
      },
    ],
  ])("%s", (_, only, said) => {
    expect(judgeTries([aTry(only)])).toMatchObject(said);
  });
});

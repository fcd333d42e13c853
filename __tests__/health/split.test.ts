import { describe, expect, test } from "@jest/globals";
import type { Outcome } from "../../src/core/finding.ts";
import type { Look } from "../../src/core/look.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import { healthOptions } from "../../src/health/options.ts";
import { signalRule } from "../../src/health/rule.ts";
import { SMALLEST, saidOf } from "../manifest/manifests.ts";
import { faultsOf } from "../support/words.ts";
import { aLook } from "./looks.ts";

const START = Date.parse("2026-11-20T14:00:00.000Z");

const limitOf = (rate: object) => {
  const [signal] =
    healthOptions.parse({
      signals: [{ id: "a", command: ["a"], "error-rate": rate }],
    }).signals ?? [];
  if (signal === undefined || "probe" in signal) throw new Error("a signal of a program");
  const [limit] = signal.limits;
  if (limit === undefined) throw new Error("one limit");
  return limit;
};

/** Ten looks, one a minute, with so many requests in the canary of 1,000 in all. */
const looks = (requests: number, share: number): readonly Look[] =>
  Array.from({ length: 20 }, (_, i) => {
    const at = new Date(START + i * 60_000).toISOString();
    const others = 1000 - requests;
    return aLook({
      ...{ at, requests, bad: Math.round(requests * share) },
      ...{ baselineRequests: others, baselineBad: Math.round(others * 0.01) },
    });
  });

const ruleOf = (rate: object) =>
  signalRule({
    ...{ id: "signal/a/error-increase", limit: limitOf(rate), signals: 1 },
    ...{ observeMs: 600_000, everyMs: 60_000 },
  });

describe("traffic that is split by client", () => {
  const CLIENT = { increase: "5%", split: "client" };
  test.each<[string, object, number]>([
    ["by request", { increase: "5%" }, 0],
    ["by request, in words", { increase: "5%", split: "request" }, 0],
    ["by client", CLIENT, 0.02],
    ["by client, with more", { ...CLIENT, plus: "3pp" }, 0.03],
  ])("has room above the baseline: %s", (_name, rate, allowance) => {
    expect(limitOf(rate)).toMatchObject({ ratio: 1.05, allowance });
  });

  test.each<[string, object, number, number, Outcome, RegExp]>([
    ["half of the clients, five times as bad", CLIENT, 500, 0.05, "fail", /^Since /],
    ["a quarter of them", CLIENT, 250, 0.05, "fail", /^Since /],
    [
      "a tenth of them",
      CLIENT,
      100,
      0.2,
      "inconclusive",
      /^Above 1\.05 × baseline \+ 2%, but in a canary with less than 25% of the traffic, split by client: /,
    ],
    ["a tenth of the requests", { increase: "5%", plus: "2pp" }, 100, 0.2, "fail", /^Since /],
    ["a tenth of them, as good as the others", CLIENT, 100, 0.01, "pass", /^10 of 1000 /],
  ])("%s", (_name, rate, requests, share, outcome, found) => {
    const rule = ruleOf(rate);
    const judgement = judgeSignal(rule, looks(requests, share));
    expect(faultsOf({ id: rule.id, ...judgement })).toEqual([]);
    expect(judgement).toMatchObject({ outcome, found: expect.stringMatching(found) });
  });

  const written = (rate: string, connection = "") =>
    `${SMALLEST}health:\n  prometheus: {url: https://prometheus.example${connection}}\n  signals:\n    - {total: a, errors: b, error-rate: {${rate}}}\n`;
  test.each<[string, string, string]>([
    ["too little room", written("plus: 1pp, split: client"), "at least 2pp where traffic is split"],
    [
      "nothing to compare with",
      written("max: 1%, split: client"),
      "it goes with `increase` or `plus`",
    ],
    ["no arms", written("increase: 5%, split: client"), "health.prometheus names no `baseline`"],
  ])("is refused with %s", async (_name, text, said) => {
    expect(await saidOf(text)).toEqual([expect.stringContaining(said)]);
  });
});

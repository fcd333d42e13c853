import { describe, expect, test } from "@jest/globals";
import { healthOptions } from "../../../src/health/options.ts";
import { openReader } from "../../../src/health/readers/index.ts";
import { isGap } from "../../../src/health/readers/reader.ts";
import { anAnswer, fakeHttp } from "../../support/fake-http.ts";
import { never } from "../../support/smoke-builders.ts";
import { faultsOfText } from "../../support/words.ts";
import { MINUTE, printing, START, span, toolsOf } from "./tools.ts";

const LEVEL = { level: { min: 20 } };
const ZERO = { zero: true };
const BELOW = { below: { max: "80%" } };

const vector = (...values: readonly string[]) => ({
  status: "success",
  data: {
    resultType: "vector",
    result: values.map((value) => ({ metric: {}, value: [(START + MINUTE) / 1000, value] })),
  },
});

/** What a signal reads of an answer, or of what its program prints. */
async function read(signal: object, answer: unknown) {
  const text = JSON.stringify(answer);
  const { prometheus, signals } = healthOptions.parse({
    prometheus: { url: "http://prometheus" },
    signals: [signal],
  });
  const [own] = signals ?? [];
  if (own === undefined || "probe" in own) throw new Error("a signal of a source");
  const http = fakeHttp(anAnswer({ body: text }));
  const tools = { ...toolsOf({ http, run: printing([text]) }) };
  const reader = await openReader(own, { prometheus }, tools);
  const counts = await reader(span(), never);
  if (isGap(counts)) {
    expect([`X: ${counts.missing}`, counts.remedy].flatMap(faultsOfText)).toEqual([]);
    return counts.missing;
  }
  const { requests, bad, value, reason } = counts;
  return [requests, bad, value, reason];
}

const P = { id: "a", total: "orders_total" };
const GAUGE = { id: "a", gauge: "cpu", ...BELOW };
const GET = "https://stats.example/a?from=${{ from }}";
const J = { id: "a", json: { get: GET, total: "$.n" } };
const V = { id: "a", json: { get: "https://stats.example/a", value: "$.n" }, ...BELOW };
const C = { id: "a", command: ["a"] };

describe("each measure of each source", () => {
  test.each<[string, object, unknown, unknown]>([
    ["Prometheus, a level", { ...P, ...LEVEL }, vector("35.2"), [35, 0, undefined, undefined]],
    ["nothing counted", { ...P, ...LEVEL }, vector("0"), [0, 0, undefined, undefined]],
    ["no series", { ...P, ...LEVEL }, vector(), "no series of `total` has two samples within 60s"],
    [
      "no series, which is none",
      { ...P, ...ZERO, "empty-is-zero": true },
      vector(),
      [1, 0, undefined, undefined],
    ],
    ["what may not be there", { ...P, ...ZERO }, vector("2.98"), [1, 1, undefined, "3 counted"]],
    ["a gauge", GAUGE, vector("0.5"), [1, 0, 0.5, undefined]],
    ["a gauge above its limit", GAUGE, vector("0.93123"), [1, 1, 0.93123, "0.9312"]],
    ["a negative gauge", GAUGE, vector("-3"), [1, 0, -3, undefined]],
    ["a gauge that is no number", GAUGE, vector("NaN"), "Prometheus gave no finite value"],
    ["a gauge without a series", GAUGE, vector(), "no series of `gauge` has a sample within 60s"],
    ["JSON, a level", { ...J, ...LEVEL }, { n: 12 }, [12, 0, undefined, undefined]],
    ["JSON, what may not be there", { ...J, ...ZERO }, { n: 1 }, [1, 1, undefined, "1 counted"]],
    ["JSON, a gauge", V, { n: 0.81 }, [1, 1, 0.81, "0.81"]],
    ["JSON, a gauge that is no number", V, { n: "a" }, "The answer for a has no number at $.n"],
    ["a program, a level", { ...C, ...LEVEL }, { requests: 9 }, [9, 0, undefined, undefined]],
    [
      "a program, what may not be there",
      { ...C, ...ZERO },
      { requests: 0 },
      [1, 0, undefined, undefined],
    ],
    ["a program, a gauge", { ...C, ...BELOW }, { value: 0.4 }, [1, 0, 0.4, undefined]],
    [
      "a program without a value",
      { ...C, ...BELOW },
      { requests: 4 },
      "the program printed no value",
    ],
    ["a program without counts", { ...C, ...LEVEL }, { value: 4 }, "the program printed no counts"],
    [
      "a program without bad ones",
      { ...C, "error-rate": { max: "2%" } },
      { requests: 4 },
      "the program printed no counts",
    ],
  ])("%s", async (_name, signal, answer, expected) => {
    expect(await read(signal, answer)).toEqual(expected);
  });

  test("a gauge is asked for by its highest mean over the look", async () => {
    const { prometheus, signals } = healthOptions.parse({
      prometheus: { url: "http://prometheus", candidate: 'track="canary"' },
      signals: [{ gauge: 'cpu{app="shop"}', ...BELOW }],
    });
    const [own] = signals ?? [];
    if (own === undefined || "probe" in own) throw new Error("a signal of a source");
    const http = fakeHttp(anAnswer({ body: JSON.stringify(vector("0.1")) }));
    await (await openReader(own, { prometheus }, toolsOf({ http })))(span(), never);
    expect(new URLSearchParams(`${http.sent[0]?.body}`).get("query")).toBe(
      'max(avg_over_time(cpu{app="shop",track="canary"}[60s]))',
    );
  });
});

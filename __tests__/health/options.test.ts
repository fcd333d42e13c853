import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import { healthOptions, LATER_KEYS } from "../../src/health/options.ts";

describe("the health block", () => {
  test("may be empty: policy and checks bring what is missing", () => {
    expect(healthOptions.parse({})).toEqual({});
  });

  test("is read in milliseconds and shares", () => {
    const block = {
      observe: "15m",
      every: "10s",
      prolong: "30m",
      persist: "20s",
      control: "https://status.example",
      signals: [{ probe: "sign-in", "error-rate": { max: "5%" } }, { probe: "GET /" }],
      on: { fail: "rollback", inconclusive: "hold", unknown: "hold" },
    };
    expect(healthOptions.parse(block)).toEqual({
      observe: 900_000,
      every: 10_000,
      prolong: 1_800_000,
      persist: 20_000,
      control: "https://status.example",
      signals: [{ probe: "sign-in", "error-rate": { max: 0.05 } }, { probe: "GET /" }],
      on: { fail: "rollback", inconclusive: "hold", unknown: "hold" },
    });
  });

  test.each([
    { title: "a duration without unit", block: { observe: "15" } },
    {
      title: "a share without sign",
      block: { signals: [{ probe: "a", "error-rate": { max: "0.1" } }] },
    },
    {
      title: "a number as share",
      block: { signals: [{ probe: "a", "error-rate": { max: 0.1 } }] },
    },
    {
      title: "a limit that nothing can prove",
      block: { signals: [{ probe: "a", "error-rate": { max: "0%" } }] },
    },
    {
      title: "a limit that everything meets",
      block: { signals: [{ probe: "a", "error-rate": { max: "100%" } }] },
    },
    {
      title: "an error rate without limit",
      block: { signals: [{ probe: "a", "error-rate": {} }] },
    },
    { title: "a signal without probe", block: { signals: [{ "error-rate": { max: "5%" } }] } },
    { title: "an empty list of signals", block: { signals: [] } },
    { title: "a control that is no address", block: { control: "api.github.com" } },
    { title: "a control with a password", block: { control: "https://a:b@status.example" } },
    { title: "a control of an expression", block: { control: "https://${{ env.HOST }}" } },
    { title: "an unknown reaction", block: { on: { fail: "ignore" } } },
    { title: "a reaction to a pass", block: { on: { pass: "rollback" } } },
  ])("refuses $title", ({ block }) => {
    expect(healthOptions.safeParse(block).success).toBe(false);
  });

  test.each(LATER_KEYS)("refuses %s, which is not acted on yet, at any level", (key) => {
    const signal = { probe: "a", "error-rate": { max: "5%" } };
    const blocks = [
      { [key]: "5%" },
      { signals: [{ ...signal, [key]: "5%" }] },
      { signals: [{ ...signal, "error-rate": { max: "5%", [key]: "5%" } }] },
    ];
    expect(blocks.map((block) => healthOptions.safeParse(block).success)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("can be written as JSON schema", () => {
    expect(z.toJSONSchema(healthOptions, { io: "input" })).toMatchObject({
      type: "object",
      additionalProperties: false,
    });
  });
});

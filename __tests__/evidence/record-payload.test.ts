import { describe, expect, test } from "@jest/globals";
import { readPayload } from "../../src/evidence/record-payload.ts";
import { aPayload } from "../support/records.ts";

const full = aPayload({
  component: "api",
  job: "3000000001",
  runner: "self-hosted",
  previous: { version: "2.3.7", sha: "b".repeat(40) },
  adopted: { version: "1.3.0", sha: "c".repeat(40), tag: "v1.3.0", at: "2026-11-20T13:58:00Z" },
  baseline: { "GET /": [60, 1], "orders/error-rate": [240, 0] },
  state: { image: "sha256:1f" },
  type: "minor",
  fixes: "#512",
  notes: "9f86d081",
});

describe("ours", () => {
  test.each([
    ["a deployment", aPayload()],
    ["a revert", aPayload({ rollback_of: 3_000_000_001 })],
    ["one with everything", full],
  ])("%s, as an object and as its text", (_, payload) => {
    const sent = { release_gate: payload };
    expect(readPayload(sent)).toEqual({ state: "ours", payload });
    expect(readPayload(JSON.stringify(sent))).toEqual({ state: "ours", payload });
  });

  test("with what a later version of the same format adds, which is left out", () => {
    const sent = { release_gate: { ...aPayload(), colour: "red" }, more: 1 };
    expect(readPayload(sent)).toEqual({ state: "ours", payload: aPayload() });
  });
});

test.each([
  undefined,
  null,
  "",
  "{",
  "release_gate",
  {},
  [],
  { release_gate: null },
  { release_gate: "2.4.0" },
  { tag: "v2" },
])("%j is somebody else's", (written) => {
  expect(readPayload(written)).toEqual({ state: "foreign" });
});

describe("ours by its name, and not to be read", () => {
  const without = (name: string) =>
    Object.fromEntries(Object.entries(aPayload()).filter(([key]) => key !== name));

  test.each(Object.keys(aPayload()).filter((name) => name !== "format"))("without %s", (name) => {
    expect(readPayload({ release_gate: without(name) })).toEqual({
      state: "unreadable",
      because: `its payload cannot be read at ${name}`,
    });
  });

  test.each([
    [{ format: 2 }, "its payload has the format 2"],
    [{ format: undefined }, "its payload has the format undefined"],
    [{ kind: "promote" }, "its payload cannot be read at kind"],
    [{ attempt: 0 }, "its payload cannot be read at attempt"],
    [{ lease: "later" }, "its payload cannot be read at lease"],
    [{ rollback_of: -1 }, "its payload cannot be read at rollback_of"],
    [{ rollback_of: 0.5 }, "its payload cannot be read at rollback_of"],
    [{ runner: "mine" }, "its payload cannot be read at runner"],
    [{ baseline: { "GET /": [60] } }, "its payload cannot be read at baseline.GET /"],
    [{ baseline: { "GET /": [60, -1] } }, "its payload cannot be read at baseline.GET /.1"],
    [{ notes: "é".repeat(2048) }, "its payload exceeds 4 KB"],
  ])("%j", (over, because) => {
    const release_gate = { ...aPayload(), ...over };
    expect(readPayload({ release_gate })).toEqual({ state: "unreadable", because });
  });
});

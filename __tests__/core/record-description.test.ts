import { describe, expect, test } from "@jest/globals";
import {
  PROOFS,
  parseDescription,
  type Said,
  VERDICT_SOURCES,
  writeDescription,
} from "../../src/core/record-description.ts";
import fc from "../support/property.ts";

const pass = { outcome: "pass", by: "health", proof: "commit" } as const;
const fail = { outcome: "fail", by: "watch", proof: "version" } as const;
const unknown = { outcome: "unknown", by: "deploy", proof: "none" } as const;

describe("what a description says", () => {
  test.each<[string, Said]>([
    ["verdict=pass by=health proof=commit", { kind: "verdict", verdict: pass }],
    ["verdict=fail by=watch proof=version left", { kind: "verdict", verdict: fail, left: true }],
    [
      "verdict=pass by=health proof=commit rolled-back-by=3000000001",
      { kind: "verdict", verdict: pass, rolledBackBy: 3_000_000_001 },
    ],
    [
      "verdict=unknown by=deploy proof=none abandoned",
      { kind: "verdict", verdict: unknown, abandoned: true },
    ],
    ["untouched", { kind: "untouched" }],
    ["receipt=announced:slack", { kind: "receipt", event: "announced", channel: "slack" }],
  ])("%s", (description, said) => {
    expect(parseDescription(description)).toEqual(said);
    expect(writeDescription(said)).toBe(description);
    expect(parseDescription(`${description}: live is 9f3c2ab: or so`)).toEqual(said);
  });

  test.each([
    "",
    "verdict=pass",
    "verdict=pass by=health",
    "verdict=good by=health proof=commit",
    "verdict=pass by=hand proof=commit",
    "verdict=pass by=health proof=sure",
    "verdict=not-applicable by=health proof=commit",
    "by=health verdict=pass proof=commit",
    " verdict=pass by=health proof=commit",
    "verdict=pass  by=health proof=commit",
    "verdict=pass by=health proof=commit and more",
    "verdict=pass by=health proof=commit left left",
    "verdict=pass by=health proof=commit rolled-back-by=",
    "verdict=pass by=health proof=commit rolled-back-by=0",
    "verdict=pass by=health proof=commit rolled-back-by=1e3",
    "VERDICT=PASS BY=HEALTH PROOF=COMMIT",
    "Untouched",
    "untouched by anybody",
    "receipt=announced",
    "receipt=:slack",
    "receipt=announced:slack:ops",
    "Deployed by hand",
  ])("%j is not in our words", (description) => {
    expect(parseDescription(description)).toBeUndefined();
  });
});

describe("a description that is written", () => {
  test("has a remark for people, as far as 140 characters go", () => {
    const said = { kind: "verdict", verdict: unknown, abandoned: true } as const;
    expect(writeDescription(said, "live is 9f3c2ab")).toBe(
      "verdict=unknown by=deploy proof=none abandoned: live is 9f3c2ab",
    );
    const long = writeDescription(said, "é".repeat(200));
    expect([[...long].length, long.endsWith("é…")]).toEqual([140, true]);
    expect(parseDescription(long)).toEqual(said);
  });

  test("is one line without anything that a log acts upon", () => {
    expect(writeDescription({ kind: "untouched" }, "a\n::error::b")).toBe(
      "untouched: a : :error::b",
    );
    expect(writeDescription({ kind: "untouched" }, " \n ")).toBe("untouched");
  });

  test.each<Said>([
    { kind: "receipt", event: "announced it", channel: "slack" },
    { kind: "receipt", event: "announced", channel: "" },
    { kind: "receipt", event: "a".repeat(41), channel: "slack" },
    { kind: "verdict", verdict: pass, rolledBackBy: 1.5 },
  ])("is never one that could not be read again: %j", (said) => {
    expect(() => writeDescription(said)).toThrow("not a description");
  });

  test("says the same when it is read, whatever it says", () => {
    const verdict = fc.record({
      outcome: fc.constantFrom("pass", "fail", "unknown", "inconclusive", "pending"),
      by: fc.constantFrom(...VERDICT_SOURCES),
      proof: fc.constantFrom(...PROOFS),
    });
    const said = fc.record(
      {
        kind: fc.constant("verdict" as const),
        verdict,
        rolledBackBy: fc.integer({ min: 1, max: 999_999_999_999_999 }),
        left: fc.constant(true),
        abandoned: fc.constant(true),
      },
      { requiredKeys: ["kind", "verdict"] },
    );
    fc.assert(
      fc.property(said, fc.string(), (what, remark) => {
        const written = writeDescription(what, remark);
        expect(parseDescription(written)).toEqual(what);
        expect([...written].length).toBeLessThanOrEqual(140);
      }),
    );
  });
});

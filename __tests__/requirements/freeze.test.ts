import { describe, expect, test } from "@jest/globals";
import type { Freeze } from "../../src/core/declared.ts";
import { judged, saying } from "./judging.ts";

const HOLIDAYS: Freeze = { from: "2026-12-20", through: "2027-01-02", because: "holidays" };

const at = (now: string, freezes: readonly Freeze[]) =>
  judged({
    uses: "freeze",
    subject: { now: Date.parse(now) },
    manifest: { calendar: { timezone: "Europe/Berlin", windows: [], freezes } },
  });

describe("freeze", () => {
  test.each<[string, string, string]>([
    ["the second before it, by the local clock", "2026-12-19T22:59:59Z", "pass"],
    ["its first second", "2026-12-19T23:00:00Z", "fail"],
    ["its last second", "2027-01-02T22:59:59Z", "fail"],
    ["the second after it", "2027-01-02T23:00:00Z", "pass"],
  ])("%s", (_rule, now, outcome) => {
    expect(at(now, [HOLIDAYS]).outcome).toBe(outcome);
  });

  test("says why and until when", () => {
    expect(saying(at("2026-12-24T12:00:00Z", [HOLIDAYS]))).toMatchObject({
      found: "Frozen through 2027-01-02 (Europe/Berlin): holidays",
      remedy:
        "Release after 2027-01-02, or have the change manager change the freeze on the default branch",
    });
  });

  test("names the freeze that ends last, then the others", () => {
    const audit = { from: "2026-12-23", through: "2026-12-27", because: "audit" };
    expect(saying(at("2026-12-24T12:00:00Z", [audit, HOLIDAYS]))).toMatchObject({
      found: "Frozen through 2027-01-02 (Europe/Berlin): holidays",
      details: ["Also frozen through 2026-12-27: audit"],
    });
  });

  test("names the next one when none is in force", () => {
    expect(at("2026-11-20T12:00:00Z", [HOLIDAYS]).details).toEqual([
      "The next freeze begins on 2026-12-20: holidays",
    ]);
  });

  test.each<[string, Partial<Freeze>]>([
    ["ends before it begins", { through: "2026-12-01" }],
    ["has a day that does not exist", { through: "2027-02-30" }],
    ["is not written as a date", { from: "20.12.2026" }],
  ])("fails rather than never be in force when it %s", (_rule, over) => {
    expect(at("2026-12-24T12:00:00Z", [{ ...HOLIDAYS, ...over }]).outcome).toBe("fail");
  });

  test("no freeze declared is not applicable", () => {
    expect(at("2026-12-24T12:00:00Z", []).outcome).toBe("not-applicable");
  });
});

import { describe, expect, test } from "@jest/globals";
import { capital, inSentence, plural, withoutStop, worded } from "../../src/core/wording.ts";
import { aFinding } from "../report/reports.ts";

test.each([
  ["no sign-off yet", "No sign-off yet"],
  ["No sign-off yet", "No sign-off yet"],
  ["none", "None"],
  ["frozen, and so on", "Frozen, and so on"],
  ["release.yml holds no plan", "release.yml holds no plan"],
  ["ci-passing is missing", "ci-passing is missing"],
  ["staging: deployment 7 failed", "staging: deployment 7 failed"],
  ["@alice signed off", "@alice signed off"],
  ["2.4.0 is below 2.5.0", "2.4.0 is below 2.5.0"],
  ["`smoke.ready` is missing", "`smoke.ready` is missing"],
  ["notes/2.4.0.md does not exist", "notes/2.4.0.md does not exist"],
  ["", ""],
])("alone, %j is %j", (text, alone) => {
  expect(capital(text)).toBe(alone);
});

test.each([
  ["No sign-off yet", "no sign-off yet"],
  ["Outside: it is Monday", "outside: it is Monday"],
  ["A token", "a token"],
  ["GitHub does not answer", "GitHub does not answer"],
  ["JSON $.status", "JSON $.status"],
  ["GET /orders", "GET /orders"],
  ["Fri 2026-11-20 14:00 UTC", "Fri 2026-11-20 14:00 UTC"],
  ["2.4.0 is live", "2.4.0 is live"],
  ["release.yml", "release.yml"],
  ["@Bob said no-go", "@Bob said no-go"],
  ["", ""],
])("in a sentence, %j is %j", (text, within) => {
  expect(inSentence(text)).toBe(within);
});

test.each([
  ["Write it.", "Write it"],
  ["Write it. Then go", "Write it. Then go"],
  ["Write it...", "Write it..."],
  ["because …", "because …"],
])("as a fragment, %j is %j", (text, fragment) => {
  expect(withoutStop(text)).toBe(fragment);
});

test("a noun goes with its count", () => {
  expect([0, 1, 2].map((n) => plural(n, "sample"))).toEqual(["0 samples", "1 sample", "2 samples"]);
});

describe("a finding", () => {
  const raw = aFinding({
    title: "orders",
    expected: "an answer.",
    found: "none",
    remedy: "look at it.",
    details: ["first"],
    lacks: [{ reason: "no token", remedy: "set a token." }],
  });

  test("has texts that stand alone, and the title that it was given", () => {
    expect(worded(raw)).toEqual({
      ...raw,
      expected: "An answer",
      found: "None",
      remedy: "Look at it",
      details: ["First"],
      lacks: [{ reason: "no token", remedy: "Set a token" }],
    });
  });

  test("stays what it is when its texts stand alone already, and gets none that it lacks", () => {
    expect(worded(worded(raw))).toEqual(worded(raw));
    expect(Object.keys(worded(aFinding()))).toEqual(Object.keys(aFinding()));
  });
});

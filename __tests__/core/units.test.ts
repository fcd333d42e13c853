import { describe, expect, test } from "@jest/globals";
import {
  formatDuration,
  formatShare,
  formatTime,
  parseDuration,
  parsePercent,
  shortSha,
} from "../../src/core/units.ts";
import fc from "../support/property.ts";

describe("a duration is read as milliseconds", () => {
  test.each([
    ["500ms", 500],
    ["5s", 5000],
    ["1.5s", 1500],
    ["15m", 900_000],
    ["4.1h", 14_760_000],
    ["1d", 86_400_000],
    ["0s", 0],
    ["", undefined],
    ["5", undefined],
    ["5 s", undefined],
    ["-5s", undefined],
    ["5S", undefined],
    ["1e3s", undefined],
    ["5s\n", undefined],
    ["0.5ms", undefined],
    ["99999999999999d", undefined],
  ])("%j", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
});

describe("a duration is written with its units", () => {
  test.each([
    [0, "0ms"],
    [0.4, "0ms"],
    [999.4, "999ms"],
    [999.6, "1s"],
    [1500, "1.5s"],
    [59_960, "1m"],
    [90_000, "1m 30s"],
    [900_000, "15m"],
    [3_600_000, "1h"],
    [90_061_000, "25h 1m 1s"],
  ])("%d ms is %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test("whole seconds below a minute are read back as they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});

describe("a percentage is read as a share", () => {
  test.each([
    ["5%", 0.05],
    ["0.5%", 0.005],
    ["0%", 0],
    ["100%", 1],
    ["100.1%", undefined],
    ["5", undefined],
    ["5 %", undefined],
    ["-5%", undefined],
    ["%", undefined],
  ])("%j", (text, share) => {
    expect(parsePercent(text)).toBe(share);
  });
});

test.each([
  [0, "0%"],
  [0.000001, "< 0.01%"],
  [0.0042, "0.42%"],
  [0.3333, "33.3%"],
  [0.5, "50%"],
  [1, "100%"],
])("the share %d is written %s", (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test("a commit is shown by seven digits, a time to the minute in UTC", () => {
  expect(shortSha("9f3c2ab0c0ffee")).toBe("9f3c2ab");
  expect(formatTime("2026-11-20T14:23:59.123Z")).toBe("2026-11-20 14:23 UTC");
});

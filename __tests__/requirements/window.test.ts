import { describe, expect, test } from "@jest/globals";
import type { DeclaredBlocks, Freeze, Window } from "../../src/core/declared.ts";
import { nextOpening } from "../../src/requirements/window.ts";
import { clockOf } from "../../src/requirements/zone.ts";
import { judged, saying } from "./judging.ts";

const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const open = (from: string, to: string, days: Window["days"] = EVERY_DAY): Window => ({
  days,
  fromMinute: minutes(from),
  toMinute: minutes(to),
});
const EVERY_DAY: Window["days"] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const OFFICE = open("09:00", "16:00", ["mon", "tue", "wed", "thu"]);

const calendar = (
  windows: readonly Window[],
  freezes: readonly Freeze[] = [],
): DeclaredBlocks["calendar"] => ({ timezone: "Europe/Berlin", windows, freezes });

const at = (now: string, windows: readonly Window[], freezes: readonly Freeze[] = []) =>
  judged({
    uses: "window",
    subject: { now: Date.parse(now) },
    manifest: { calendar: calendar(windows, freezes) },
  });

describe("window", () => {
  test.each<[string, string, string]>([
    ["the first minute", "2026-11-19T08:00:00Z", "pass"],
    ["a second before", "2026-11-19T07:59:59Z", "pending"],
    ["the last second", "2026-11-19T14:59:59Z", "pass"],
    ["the end itself", "2026-11-19T15:00:00Z", "pending"],
    ["the same hour on another day", "2026-11-20T10:00:00Z", "pending"],
    ["summer time counts", "2026-07-16T07:00:00Z", "pass"],
  ])("%s", (_rule, now, outcome) => {
    expect(at(now, [OFFICE]).outcome).toBe(outcome);
  });

  test("outside says when it opens, by both clocks", () => {
    expect(saying(at("2026-11-20T14:00:00Z", [OFFICE]))).toEqual({
      outcome: "pending",
      found: "Fri 2026-11-20 15:00 Europe/Berlin (2026-11-20 14:00 UTC) is outside every window",
      remedy:
        "Run again in the next window, from Mon 2026-11-23 09:00 Europe/Berlin (2026-11-23 08:00 UTC)",
      details: undefined,
      link: undefined,
    });
  });

  test("where the zone is UTC, the time is said once", () => {
    const { found } = judged({
      uses: "window",
      subject: { now: Date.parse("2026-11-20T14:00:00Z") },
      manifest: { calendar: { ...calendar([OFFICE]), timezone: "UTC" } },
    });
    expect(found).toBe("Fri 2026-11-20 14:00 UTC is outside every window");
  });

  test("an opening inside a freeze is said to be one", () => {
    const freeze = { from: "2026-11-23", through: "2026-11-25", because: "sale" };
    expect(at("2026-11-20T14:00:00Z", [OFFICE], [freeze]).details).toEqual([
      "That window is within the freeze through 2026-11-25",
    ]);
  });

  test("any of several windows is enough", () => {
    const early = open("06:00", "07:00", ["fri"]);
    expect(at("2026-11-20T05:30:00Z", [OFFICE, early]).outcome).toBe("pass");
  });

  test("a window to midnight holds its last minute", () => {
    expect(at("2026-11-20T22:59:59Z", [open("20:00", "24:00")]).outcome).toBe("pass");
  });

  test("no window declared is not applicable", () => {
    expect(at("2026-11-20T14:00:00Z", []).outcome).toBe("not-applicable");
  });

  test("a window without days never opens", () => {
    expect(at("2026-11-20T14:00:00Z", [open("09:00", "16:00", [])]).outcome).toBe("fail");
  });

  test("a zone that does not exist is unknown", () => {
    const finding = judged({
      uses: "window",
      manifest: { calendar: { ...calendar([OFFICE]), timezone: "Europe/Octoville" } },
    });
    expect(finding.outcome).toBe("unknown");
  });

  test("an unreadable calendar is unknown", () => {
    expect(judged({ uses: "window", unread: ["calendar"] }).outcome).toBe("unknown");
  });
});

const opening = (now: string, windows: readonly Window[], zone = "Europe/Berlin") => {
  const found = nextOpening(windows, clockOf(zone), Date.parse(now));
  return found === undefined ? undefined : new Date(found).toISOString();
};

describe("the next opening over a change of the clocks", () => {
  test.each<[string, string, readonly Window[], string | undefined]>([
    [
      "opens an hour earlier in UTC after spring forward",
      "2026-03-28T20:00:00Z",
      [open("09:00", "10:00")],
      "2026-03-29T07:00:00.000Z",
    ],
    [
      "opens an hour later in UTC after fall back",
      "2026-10-24T20:00:00Z",
      [open("09:00", "10:00")],
      "2026-10-25T08:00:00.000Z",
    ],
    [
      "begins at 03:00 where 02:30 is left out",
      "2026-03-28T23:30:00Z",
      [open("02:30", "04:00")],
      "2026-03-29T01:00:00.000Z",
    ],
    [
      "waits a day for a window that is left out whole",
      "2026-03-28T23:30:00Z",
      [open("02:15", "02:45")],
      "2026-03-30T00:15:00.000Z",
    ],
    [
      "opens at the first 02:30 of two",
      "2026-10-24T22:30:00Z",
      [open("02:30", "02:45")],
      "2026-10-25T00:30:00.000Z",
    ],
    [
      "opens again at the second 02:30",
      "2026-10-25T00:45:00Z",
      [open("02:30", "02:45")],
      "2026-10-25T01:30:00.000Z",
    ],
    [
      "goes from a minute to the next",
      "2026-11-20T13:59:59Z",
      [open("15:00", "15:01")],
      "2026-11-20T14:00:00.000Z",
    ],
    [
      "finds a weekly window just gone",
      "2026-11-20T14:01:00Z",
      [open("15:00", "15:01", ["fri"])],
      "2026-11-27T14:00:00.000Z",
    ],
    [
      "finds none where there is none",
      "2026-11-20T14:01:00Z",
      [open("15:00", "16:00", [])],
      undefined,
    ],
  ])("%s", (_rule, now, windows, expected) => {
    expect(opening(now, windows)).toBe(expected);
  });

  test("works where the clocks change by half an hour", () => {
    const lordHowe = opening(
      "2026-10-03T12:00:00Z",
      [open("02:15", "03:00")],
      "Australia/Lord_Howe",
    );
    expect(lordHowe).toBe("2026-10-03T15:30:00.000Z");
  });

  test.each([
    ["spring", "2026-03-28T22:00:00Z"],
    ["autumn", "2026-10-24T22:00:00Z"],
  ])("agrees with a look at every minute, in %s", (_season, from) => {
    const windows = [open("01:45", "02:20"), open("02:50", "03:10"), open("23:59", "24:00")];
    const start = Date.parse(from);
    const clock = clockOf("Europe/Berlin");
    const all = Array.from({ length: 600 }, (_, i) => start + i * 60_000);
    const inside = all.filter((ms) => {
      const { minute } = clock(ms);
      return windows.some((w) => w.fromMinute <= minute && minute < w.toMinute);
    });
    const slow = all.map((now) => inside.find((later) => later > now));
    const known = slow.filter((found) => found !== undefined).length;
    const fast = all.slice(0, known).map((now) => nextOpening(windows, clock, now));
    expect(fast).toEqual(slow.slice(0, known));
  });
});

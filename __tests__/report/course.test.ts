import { describe, expect, test } from "@jest/globals";
import type { Reading, SignalRule } from "../../src/core/look.ts";
import { courseOf } from "../../src/report/course.ts";
import { summary } from "../../src/report/summary.ts";
import { aLook, aRule } from "../health/looks.ts";
import { REPORTS } from "./reports.ts";

const at = (i: number) => new Date(Date.UTC(2026, 10, 20, 14) + i * 3000).toISOString();

/** Looks of one request each: `.` good, `x` bad, `?` missing. */
const looksOf = (picture: string): readonly Reading[] =>
  [...picture].map((mark, i) =>
    mark === "?" ? { missing: "overrun" } : aLook({ at: at(i), bad: mark === "x" ? 1 : 0 }),
  );

const course = (looks: readonly Reading[], failed = false, rule: SignalRule = aRule()) =>
  courseOf({ rule, looks, word: failed ? "fail" : "pass", failed });

describe("the course of a signal", () => {
  test("shows where trouble began and when it failed", () => {
    expect(course(looksOf("......xxxx"), true)).toEqual({
      bars: "▁▁▁▁▁▁│████",
      words:
        "A mark is 1 sample, a full one 100% bad, the limit 10%, from 14:00:00 UTC, bad since 14:00:18 UTC, fail at 14:00:27 UTC",
    });
  });

  test.each<[string, string, string]>([
    ["nothing bad", "....", "▁▁▁▁"],
    ["missing samples", "..??..", "▁▁··▁▁"],
    ["thirty samples, a mark each", ".".repeat(30), "▁".repeat(30)],
    ["one more, two a mark", ".".repeat(31), "▁".repeat(16)],
    ["half of a mark bad", `${"..".repeat(29)}.x`, `${"▁".repeat(29)}█`],
    ["part of a mark missing", `${"..".repeat(29)}.?`, "▁".repeat(30)],
  ])("of %s", (_what, picture, bars) => {
    expect(course(looksOf(picture))?.bars).toBe(bars);
  });

  test("is full at twice the limit, so that a small share can be seen", () => {
    const looks = [0, 1, 2, 4].map((bad, i) => aLook({ at: at(i), requests: 100, bad }));
    const { bars, words } = course(looks, false, aRule({ allowance: 0.02 })) ?? {};
    expect(bars).toBe("▁▃▅█");
    expect(words).toContain("a full one 4% bad, the limit 2%");
  });

  test.each<[string, Partial<SignalRule>, object]>([
    ["beside it", {}, { baselineRequests: 100, baselineBad: 4 }],
    ["before it", { before: [50, 2] }, {}],
  ])("says the baseline %s, and the limit that follows", (_what, rule, arms) => {
    const looks = [aLook({ at: at(0), requests: 100, bad: 1, ...arms })];
    const { words } = course(looks, false, aRule({ ratio: 1.5, allowance: 0.01, ...rule })) ?? {};
    expect(words).toContain("the limit 7%, the baseline 4%");
  });

  test("has no share where nothing may be seen", () => {
    const rule = aRule({ kind: "zero", allowance: 0 });
    expect(course(looksOf("..x"), true, rule)).toEqual({
      bars: "▁▁│█",
      words: "A mark is 1 sample, from 14:00:00 UTC, bad since 14:00:06 UTC, fail at 14:00:06 UTC",
    });
  });

  test("is nothing without a single sample", () => {
    expect(course(looksOf("???"))).toBeUndefined();
  });
});

test("stands under the table of the signals, folded", () => {
  const text = summary(REPORTS["rolled back"]);
  const [table, rest = ""] = text.split("<summary>Course of the signals</summary>");
  expect(table).toContain("**Signals of 2.4.0**");
  expect(rest.split("</details>")[0]).toMatch(
    /\| `[▁▂▃▄▅▆▇█·│]+` \| GET \/orders error-rate: a mark is /,
  );
});

import * as z from "zod";
import type { Window } from "../core/declared.ts";
import type { Judgement } from "../core/finding.ts";
import { lazily } from "../fields/fields.ts";
import { activeFreezes } from "./freeze.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { bothClocks, clockOf, hourText, type Local, MINUTE_MS } from "./zone.ts";

/** Windows repeat weekly; a day more covers a change of the clocks. */
const HORIZON_MS = 8 * 24 * 60 * MINUTE_MS;

/** Now lies in one of the deployment windows, half-open by the clocks of the manifest's zone. */
export const window = defineEvaluator({
  id: "window",
  options: lazily(() => z.strictObject({})),
  reads: ["calendar"],
  judge: (_values, _options, { now, declared: { calendar } }): Judgement => {
    const { timezone, windows, freezes } = calendar;
    const expected =
      windows.length === 0 ? "A deployment window" : `Window ${windows.map(windowText).join("; ")}`;
    if (windows.length === 0) {
      return { outcome: "not-applicable", expected, found: "No window is declared" };
    }
    const clock = clockOf(timezone);
    if (windows.some((w) => isInside(w, clock(now)))) {
      return { outcome: "pass", expected, found: `${bothClocks(now, timezone)} is in a window` };
    }
    const opening = nextOpening(windows, clock, now);
    if (opening === undefined) {
      return {
        outcome: "fail",
        expected,
        found: "The declared windows never open",
        remedy: "Give the windows days and hours in release.yml on the default branch",
      };
    }
    const frozen = activeFreezes(freezes, clock(opening).date)[0];
    return {
      outcome: "pending",
      expected,
      found: `${bothClocks(now, timezone)} is outside every window`,
      remedy: `Run again in the next window, from ${bothClocks(opening, timezone)}`,
      details: frozen && [`That window is within the freeze through ${frozen.through}`],
    };
  },
});

/**
 * The first instant after `now` (epoch milliseconds) inside a window. It goes from window start to
 * window start, and minute by minute through an hour in which the clocks change.
 */
export function nextOpening(
  windows: readonly Window[],
  clock: (at: number) => Local,
  now: number,
): number | undefined {
  let at = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
  while (at <= now + HORIZON_MS) {
    const local = clock(at);
    if (windows.some((w) => isInside(w, local))) return at;
    const stride = Math.min(60, untilNextStart(windows, local)) * MINUTE_MS;
    at += clock(at + stride).offset === local.offset ? stride : MINUTE_MS;
  }
  return undefined;
}

function isInside(window: Window, { day, minute }: Local): boolean {
  return window.days.includes(day) && window.fromMinute <= minute && minute < window.toMinute;
}

/** Minutes to the next start of any window today, else to midnight; at least one. */
function untilNextStart(windows: readonly Window[], { day, minute }: Local): number {
  const starts = windows
    .filter((w) => w.days.includes(day) && w.fromMinute > minute)
    .map((w) => w.fromMinute);
  return Math.min(1440, ...starts) - minute;
}

function windowText({ days, fromMinute, toMinute }: Window): string {
  return `${days.join(", ")} ${hourText(fromMinute)}-${hourText(toMinute)}`;
}

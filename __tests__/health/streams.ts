import type { Look, SignalRule } from "../../src/core/look.ts";
import { decide } from "../../src/health/decide.ts";
import { fixed } from "../../src/health/limits.ts";
import { signalRule } from "../../src/health/rule.ts";
import { aLook, seeded } from "./looks.ts";

/** A window as a policy or a manifest sets it, in milliseconds. */
export interface Window {
  readonly observeMs: number;
  readonly everyMs: number;
}

/** The windows of the policies, and those of the demo and of its fastest runs. */
export const WINDOWS = {
  essentials: { observeMs: 180_000, everyMs: 3000 },
  guide: { observeMs: 900_000, everyMs: 10_000 },
  demo: { observeMs: 12_000, everyMs: 200 },
  shortest: { observeMs: 3000, everyMs: 50 },
} as const satisfies Readonly<Record<string, Window>>;

export const ruleOf = (window: Window): SignalRule =>
  signalRule({ id: "signal/sign-in/error-rate", limit: fixed(0.1), signals: 1, ...window });

/** The chance that a probe is bad which is due so many milliseconds after the start. */
type Chance = (afterMs: number) => number;

/** What a service does in one window: by chance, so that each seed is another course. */
export type Course = (random: () => number, window: Window) => Chance;

export const steady =
  (share: number): Course =>
  () =>
  () =>
    share;

/** Every second one bad, as the demo's release is. */
export const everySecond: Course = (_random, { everyMs }) => {
  return (after) => Math.round(after / everyMs) % 2;
};

/** All bad for so long, from any time in `observe`. */
export const outage =
  (lengthMs: number): Course =>
  (random, { observeMs }) => {
    const from = random() * observeMs;
    return (after) => (after >= from && after < from + lengthMs ? 1 : 0);
  };

/** All bad for so long from the start. */
export const coldStart =
  (lengthMs: number): Course =>
  () =>
  (after) =>
    after < lengthMs ? 1 : 0;

/** Good, and from any time in `observe` on bad with this chance. */
export const onset =
  (share: number): Course =>
  (random, { observeMs }) => {
    const from = random() * observeMs;
    return (after) => (after < from ? 0 : share);
  };

/** Bad in bursts of so many probes, in all with this share. */
export const bursts =
  (share: number, length = 3): Course =>
  (random) => {
    const begins = share / (length - (length - 1) * share);
    let left = 0;
    return () => {
      if (left === 0 && random() < begins) left = length;
      if (left === 0) return 0;
      left -= 1;
      return 1;
    };
  };

export function looksOf(course: Course, window: Window, seed: number): readonly Look[] {
  const random = seeded(seed);
  const chance = course(random, window);
  return Array.from({ length: ruleOf(window).plannedLooks }, (_, i) => {
    const afterMs = i * window.everyMs;
    const at = new Date(1_764_000_000_000 + afterMs).toISOString();
    return aLook({ at, bad: random() < chance(afterMs) ? 1 : 0 });
  });
}

/** Shares of windows that ended so, from 0 to 1, and the sample at which the middle fail came. */
export interface Ends {
  readonly fail: number;
  readonly pass: number;
  readonly hold: number;
  readonly failAt: number | undefined;
}

export function simulate(
  course: Course,
  window: Window,
  { runs, rule = ruleOf(window) }: { readonly runs: number; readonly rule?: SignalRule },
): Ends {
  const all = Array.from({ length: runs }, (_, i) => decide(rule, looksOf(course, window, i + 1)));
  const share = (wanted: string) => all.filter(({ decision }) => decision === wanted).length / runs;
  const failed = all.flatMap(({ decision, at = 0 }) => (decision === "fail" ? [at] : []));
  return {
    fail: share("fail"),
    pass: share("pass"),
    hold: share("inconclusive"),
    failAt: failed.toSorted((a, b) => a - b)[Math.floor(failed.length / 2)],
  };
}

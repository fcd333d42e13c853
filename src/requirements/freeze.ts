import * as z from "zod";
import type { Freeze } from "../core/declared.ts";
import type { Judgement } from "../core/finding.ts";
import { isIsoDate } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { clockOf } from "./zone.ts";

/** Today is in no declared freeze, by the calendar of the manifest's zone. */
export const freeze = defineEvaluator({
  id: "freeze",
  options: lazily(() => z.strictObject({})),
  reads: ["calendar"],
  judge: (_values, _options, { now, declared: { calendar } }): Judgement => {
    const { timezone, freezes } = calendar;
    const expected = "No change freeze today";
    if (freezes.length === 0) {
      return { outcome: "not-applicable", expected, found: "No freeze is declared" };
    }
    const wrong = freezes.find(isImpossible);
    if (wrong !== undefined) {
      return {
        outcome: "fail",
        expected,
        found: `The freeze from ${wrong.from} through ${wrong.through} is invalid`,
        remedy: "Correct its dates in release.yml on the default branch",
      };
    }
    const today = clockOf(timezone)(now).date;
    const active = activeFreezes(freezes, today);
    const longest = active[0];
    if (longest !== undefined) {
      return {
        outcome: "fail",
        expected,
        found: `Frozen through ${longest.through} (${timezone}): ${longest.because}`,
        remedy: `Release after ${longest.through}, or have the change manager change the freeze on the default branch`,
        details: active.slice(1).map((f) => `Also frozen through ${f.through}: ${f.because}`),
      };
    }
    const next = freezes.filter((f) => f.from > today).toSorted(byStart)[0];
    return {
      outcome: "pass",
      expected,
      found: `${today} in ${timezone} is in no freeze`,
      details: next && [`The next freeze begins on ${next.from}: ${next.because}`],
    };
  },
});

/** Freezes that hold on a local ISO date, the one that ends last first. */
export function activeFreezes(freezes: readonly Freeze[], date: string): readonly Freeze[] {
  return freezes
    .filter((f) => f.from <= date && date <= f.through)
    .toSorted((a, b) => (a.through < b.through ? 1 : -1));
}

function isImpossible({ from, through }: Freeze): boolean {
  return !isIsoDate(from) || !isIsoDate(through) || from > through;
}

function byStart(a: Freeze, b: Freeze): number {
  return a.from < b.from ? -1 : 1;
}

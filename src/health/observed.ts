import { type Finding, observed } from "../core/finding.ts";
import type { SignalRule } from "../core/look.ts";
import { judgeSignal, signalEffect } from "./judge.ts";
import { remedyOfCommonest } from "./missing-words.ts";
import type { Series } from "./series.ts";
import { expectedWords, lookWords, measureName, signalName } from "./words.ts";

/** An observation that has ended. */
interface Observed {
  readonly rules: readonly SignalRule[];
  readonly all: readonly Series[];
  readonly interrupted: boolean;
}

/** Findings of an observation: its signals in the order of their rules, then the window itself. */
export function findingsOf(what: Observed): readonly Finding[] {
  const signals = what.rules.map((rule) => {
    const series = what.all.find((one) => one.rule.id === rule.id);
    return series === undefined ? withoutSampler(rule) : ofSignal(series);
  });
  return [...signals, ...ofWindow(what)];
}

function ofSignal({ rule, looks }: Series): Finding {
  return {
    id: rule.id,
    title: title(rule),
    effect: signalEffect(rule),
    basis: { kind: "signal", rule, looks },
    ...judgeSignal(rule, looks),
  };
}

function withoutSampler(rule: SignalRule): Finding {
  return observed(rule.id, title(rule), {
    outcome: "unknown",
    expected: expectedWords(rule),
    found: "The signal could not be set up",
    remedy: "Make sure that what it names exists and can be asked, then verify again",
  });
}

function title(rule: SignalRule): string {
  return `${measureName(rule)} of ${signalName(rule)}`;
}

const WINDOW = {
  id: "step/observation",
  title: "Observation window",
  basis: { kind: "observed" },
} as const;

function ofWindow({ rules, all, interrupted }: Observed): readonly Finding[] {
  const isOnlyObserved = rules.length > 0 && rules.every(({ observeOnly }) => observeOnly === true);
  if (rules.length === 0 || isOnlyObserved) return [nothingDecides(isOnlyObserved)];
  if (interrupted) {
    return [
      {
        ...WINDOW,
        effect: "block",
        outcome: "inconclusive",
        expected: "An observation to the end of the window",
        found: `Interrupted after ${lookWords(Math.max(0, ...all.map((one) => one.looks.length)))}`,
        remedy: "Verify again and let the window end",
        details: missingDetails(all),
      },
    ];
  }
  const details = missingDetails(all);
  if (details.length === 0) return [];
  return [
    {
      ...WINDOW,
      effect: "inform",
      outcome: "unknown",
      expected: "Data in every sample",
      found: "Some samples are missing",
      remedy: remedyOfCommonest(all.flatMap(({ looks }) => looks)),
      details,
    },
  ];
}

function nothingDecides(isOnlyObserved: boolean): Finding {
  const add = "Add a critical GET check to `smoke.checks`, or name one in `health.signals`";
  return {
    ...WINDOW,
    effect: "block",
    outcome: "inconclusive",
    expected: "At least one signal that decides",
    found: isOnlyObserved ? "Every signal is only observed" : "No signal",
    remedy: isOnlyObserved ? "Leave `observe-only` out of a signal" : add,
  };
}

/** `3 samples of sign-in missing (2 × overrun, 1 × address)`. */
function missingDetails(all: readonly Series[]): readonly string[] {
  return all.flatMap(({ rule, missing }) => {
    const reasons = [...missing];
    if (reasons.length === 0) return [];
    const count = reasons.reduce((sum, [, times]) => sum + times, 0);
    const list = reasons.map(([reason, times]) => `${times} × ${reason}`).join(", ");
    return [`${lookWords(count)} of ${signalName(rule)} missing (${list})`];
  });
}

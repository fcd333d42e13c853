import type { Look, SignalRule } from "../core/look.ts";
import { BAD_LOOKS_TO_FAIL, failThreshold } from "./decision.ts";
import { Dispersion } from "./dispersion.ts";
import { Evidence } from "./evidence.ts";
import { isBadLook } from "./trouble.ts";
import { paired } from "./usable.ts";

/**
 * True when the usable looks of a whole window prove the limit broken even without the worst
 * stretch of `persistMs`: then it was not one passing disturbance. Linear in the looks.
 */
export function failsWithoutWorst(rule: SignalRule, looks: readonly Look[]): boolean {
  const rest = withoutWorst(rule, looks);
  if (rest.filter((look) => look.bad > 0).length < BAD_LOOKS_TO_FAIL) return false;
  const dispersion = new Dispersion(rule);
  const fail = new Evidence(rule, "fail", rule.plannedLooks);
  for (const look of rest) {
    dispersion.add(look);
    fail.add(paired(look, rule));
  }
  return fail.reaches(failThreshold(rule), dispersion.value);
}

/** The looks without the stretch of at most `persistMs` that holds the most bad ones. */
function withoutWorst(rule: SignalRule, looks: readonly Look[]): readonly Look[] {
  const times = looks.map(({ at }) => Date.parse(at));
  const { persistMs = 0 } = rule;
  let [from, bad] = [0, 0];
  let worst = { from: 0, to: 0, bad: 0 };
  for (const [to, look] of looks.entries()) {
    bad += isBadLook(paired(look, rule), rule) ? 1 : 0;
    for (; (times[to] ?? 0) - (times[from] ?? 0) > persistMs; from += 1) {
      const left = looks[from];
      bad -= left !== undefined && isBadLook(paired(left, rule), rule) ? 1 : 0;
    }
    if (bad > worst.bad) worst = { from, to: to + 1, bad };
  }
  return [...looks.slice(0, worst.from), ...looks.slice(worst.to)];
}

import type { Look, SignalRule } from "../core/look.ts";
import { BAD_LOOKS_TO_FAIL, failThreshold } from "./decision.ts";
import { Dispersion } from "./dispersion.ts";
import { Evidence } from "./evidence.ts";
import { isBadLook } from "./trouble.ts";
import { type Limit, paired } from "./usable.ts";

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

/**
 * The looks without the stretch that holds the most bad requests above what the limit allows: as many looks as
 * a disturbance of `persistMs` can touch. A single request is a moment; a count covers the time since the look
 * before.
 */
function withoutWorst(rule: SignalRule, looks: readonly Look[]): readonly Look[] {
  const times = looks.map(({ at }) => Date.parse(at));
  const { persistMs = 0 } = rule;
  const isCounted = looks.some(({ requests }) => requests > 1);
  const reachMs = persistMs + (isCounted ? Math.max(0, spacingOf(times) - 1) : 0);
  const above = looks.map((look) => excess(paired(look, rule), rule));
  let [from, bad] = [0, 0];
  let worst = { from: 0, to: 0, bad: 0 };
  for (const [to, more] of above.entries()) {
    bad += more;
    for (; (times[to] ?? 0) - (times[from] ?? 0) > reachMs; from += 1) bad -= above[from] ?? 0;
    if (bad > worst.bad) worst = { from, to: to + 1, bad };
  }
  return [...looks.slice(0, worst.from), ...looks.slice(worst.to)];
}

/** Bad requests above what the limit allows in a look that is bad by itself; else 0. */
function excess(look: Look, limit: Limit): number {
  if (!isBadLook(look, limit)) return 0;
  const baseline = limit.ratio > 0 ? look.baselineBad / look.baselineRequests : 0;
  return look.bad - (limit.ratio * baseline + limit.allowance) * look.requests;
}

/** Mean milliseconds from one look to the next. */
function spacingOf(times: readonly number[]): number {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return times.length < 2 ? 0 : (last - first) / (times.length - 1);
}

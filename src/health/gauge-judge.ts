import type { Judgement } from "../core/finding.ts";
import type { Look, Reading, SignalRule } from "../core/look.ts";
import { formatClock } from "../core/units.ts";
import type { Decision } from "./decision.ts";
import { missingDetail, wantWords } from "./undecided.ts";
import { isUsable } from "./usable.ts";
import { expectedWords, lookWords } from "./words.ts";

/** Judges a gauge against its limit: it may hold a release, and never fails one. */
export function judgeGauge(
  rule: SignalRule,
  decision: Decision,
  looks: readonly Reading[],
): Judgement {
  const usable = looks.filter((look) => isUsable(look, rule));
  const expected = expectedWords(rule);
  const details = missingDetail(looks, usable.length);
  const highest = usable.reduce((most, { value = 0 }) => Math.max(most, value), -Infinity);
  if (decision.decision === "pass") {
    const found = `At most ${short(highest)} in ${lookWords(usable.length)}`;
    return { outcome: "pass", expected, found, details };
  }
  const wanting = wantWords(decision.reason, { looks, usable: usable.length });
  const said =
    wanting ??
    aboveWords(
      usable.filter(({ bad }) => bad > 0),
      highest,
    );
  return { outcome: "inconclusive", expected, ...said, details };
}

function aboveWords(above: readonly Look[], highest: number) {
  const [first, last] = [above[0], above.at(-1)].map((look) => formatClock(look?.at ?? ""));
  return {
    found: `Above it in ${lookWords(above.length)}, first at ${first}, last at ${last}: up to ${short(highest)}`,
    remedy: "Find out what takes it up, then verify again or roll back by hand",
  };
}

const short = (value: number): string => `${Number(value.toPrecision(4))}`;

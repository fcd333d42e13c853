import type { Judgement } from "../core/finding.ts";
import type { Look, Reading, SignalRule } from "../core/look.ts";
import { formatClock, formatShare } from "../core/units.ts";
import { COVERAGE, type Decision } from "./decision.ts";
import { missingReasons, missingRemedy } from "./missing-words.ts";
import { isUsable } from "./usable.ts";
import { expectedWords, lookWords } from "./words.ts";

/** Judges a signal of which nothing may be seen, from its decision and the looks that it rests on. */
export function judgeZero(
  rule: SignalRule,
  decision: Decision,
  looks: readonly Reading[],
): Judgement {
  const usable = looks.filter((look) => isUsable(look, rule));
  const seen = usable.filter(({ bad }) => bad > 0);
  const missing = looks.length - usable.length;
  const expected = expectedWords(rule);
  const details = [
    ...(missing > 0
      ? [`${missing} of ${lookWords(looks.length)} missing${missingReasons(looks)}`]
      : []),
  ];
  if (decision.decision === "pass") {
    return { outcome: "pass", expected, found: `None in ${lookWords(usable.length)}`, details };
  }
  if (decision.decision === "fail") {
    const remedy = "Roll back the release, then look into what was reported";
    return { outcome: "fail", expected, found: seenWords(seen), remedy, details };
  }
  const { found, remedy } = undecided(decision, { looks, seen, usable });
  return { outcome: "inconclusive", expected, found, remedy, details };
}

/** `HighErrorRate since 14:01:00 UTC, in 3 samples`. */
function seenWords(seen: readonly Look[]): string {
  const what = seen.at(-1)?.reason ?? "Something new";
  return `${what}, since ${formatClock(seen[0]?.at ?? "")}, in ${lookWords(seen.length)}`;
}

interface Seen {
  readonly looks: readonly Reading[];
  readonly usable: readonly Look[];
  readonly seen: readonly Look[];
}

function undecided(
  { reason }: Decision,
  { looks, seen, usable }: Seen,
): { readonly found: string; readonly remedy: string } {
  if (seen.length > 0) {
    const found = `${seenWords(seen)}; not for long enough to be judged`;
    return { found, remedy: "Find out what happened, then verify again or roll back by hand" };
  }
  const remedy = missingRemedy(looks);
  if (reason === "no-data")
    return { found: `None of ${lookWords(looks.length)} gave data`, remedy };
  if (reason === "coverage") {
    const found = `Only ${usable.length} of ${lookWords(looks.length)} gave data, but ${formatShare(COVERAGE)} are needed`;
    return { found, remedy };
  }
  if (reason === "last-look-missing") return { found: "The last sample is missing", remedy };
  return {
    found: `The observation ended after ${lookWords(looks.length)}`,
    remedy: "Verify again and let the window end",
  };
}

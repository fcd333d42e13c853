import type { Judgement } from "../core/finding.ts";
import { levelWords } from "../core/level-words.ts";
import type { Look, Reading, SignalRule } from "../core/look.ts";
import { formatClock, formatDuration } from "../core/units.ts";
import { type Decision, failThreshold } from "./decision.ts";
import { lengthOf, Trouble } from "./trouble.ts";
import { missingDetail, wantWords } from "./undecided.ts";
import { isUsable } from "./usable.ts";
import { lookWords, odds, PASS_CONFIDENCE } from "./words.ts";

/** Judges how many there were of something, from its decision and the looks that it rests on. */
export function judgeLevel(
  rule: SignalRule,
  decision: Decision,
  looks: readonly Reading[],
): Judgement {
  const usable = looks.filter((look) => isUsable(look, rule));
  const expected = `${levelWords(rule)}, proven at ${PASS_CONFIDENCE}`;
  const counted = countedWords(rule, usable);
  const spread =
    decision.dispersion > 1
      ? [
          `The evidence is divided by up to ${decision.dispersion.toFixed(2)}: counts come in bursts`,
        ]
      : [];
  const details = [...spread, ...missingDetail(looks, usable.length)];
  if (decision.decision === "pass") return { outcome: "pass", expected, found: counted, details };
  const trouble = troubleIn(rule, usable);
  if (decision.decision === "fail") {
    const said = failed(rule, decision, { usable, since: trouble.spells.at(-1)?.since });
    return { outcome: "fail", expected, ...said, details: [`In all, ${counted}`, ...details] };
  }
  const wanting = wantWords(decision.reason, { looks, usable: usable.length });
  const said = wanting ?? undecided(decision, counted, trouble);
  return { outcome: "inconclusive", expected, ...said, details };
}

function failed(
  rule: SignalRule,
  { logFail }: Decision,
  { usable, since = 0 }: { readonly usable: readonly Look[]; readonly since: number | undefined },
): Pick<Judgement, "found" | "remedy"> {
  const tail = usable.filter(({ at }) => Date.parse(at) >= since);
  const proof = `odds ${odds(logFail)}; ${odds(failThreshold(rule))} needed`;
  const from = formatClock(new Date(since).toISOString());
  return {
    found: `Since ${from}, ${countedWords(rule, tail)}: ${sideWords(rule, tail)} (${proof})`,
    remedy: "Roll back the release, then look into what was counted",
  };
}

function undecided(
  { reason }: Decision,
  counted: string,
  { spells, isOver }: Trouble,
): Pick<Judgement, "found" | "remedy"> {
  const lasted = Math.max(0, ...spells.slice(-1).map(lengthOf));
  const end = isOver ? " only" : ", and not over at the end";
  const outside = lasted === 0 ? "" : `, outside for ${formatDuration(lasted)}${end}`;
  if (reason === "not-proven") {
    return {
      found: `Neither within nor outside is proven: ${counted}${outside}`,
      remedy: "Verify again over a longer window, or make the bounds wider",
    };
  }
  return {
    found: `Not judged a regression: ${counted}${outside}`,
    remedy: "Find out what happened, then verify again or roll back by hand",
  };
}

function troubleIn(rule: SignalRule, looks: readonly Look[]): Trouble {
  const trouble = new Trouble(rule);
  for (const look of looks) trouble.add(look);
  return trouble;
}

/** `412 in 15 samples, 27.5 a minute`. */
function countedWords(rule: SignalRule, looks: readonly Look[]): string {
  const count = looks.reduce((sum, { requests }) => sum + requests, 0);
  const minutes = (looks.length * (rule.level?.everyMs ?? 0)) / 60_000;
  const rate = minutes === 0 ? "" : `, ${Number((count / minutes).toPrecision(3))} a minute`;
  return `${count} in ${lookWords(looks.length)}${rate}`;
}

function sideWords({ level }: SignalRule, looks: readonly Look[]): string {
  const { min, max, everyMs = 0 } = level ?? {};
  const count = looks.reduce((sum, { requests }) => sum + requests, 0);
  const rate = (count * 60_000) / (Math.max(1, looks.length) * everyMs);
  return min !== undefined && rate < min ? `below ${min} a minute` : `above ${max} a minute`;
}

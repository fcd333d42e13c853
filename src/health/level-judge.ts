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
  const { spells, isOver } = troubleIn(rule, usable);
  const last = spells.at(-1);
  const since =
    last === undefined ? "" : `Since ${formatClock(new Date(last.since).toISOString())}, `;
  if (decision.decision === "fail") {
    const tail = usable.filter(({ at }) => last !== undefined && Date.parse(at) >= last.since);
    const proof = `odds ${odds(decision.logFail)}; ${odds(failThreshold(rule))} needed`;
    return {
      outcome: "fail",
      expected,
      found: `${since}${countedWords(rule, tail)}: ${sideWords(rule, tail)} (${proof})`,
      remedy: "Roll back the release, then look into what was counted",
      details: [`In all, ${counted}`, ...details],
    };
  }
  const wanting = wantWords(decision.reason, { looks, usable: usable.length });
  if (wanting !== undefined) return { outcome: "inconclusive", expected, ...wanting, details };
  const lasted =
    last === undefined || lengthOf(last) === 0
      ? ""
      : `, outside for ${formatDuration(lengthOf(last))}${isOver ? " only" : ", and not over at the end"}`;
  const isUnproven = decision.reason === "not-proven";
  return {
    outcome: "inconclusive",
    expected,
    found: `${isUnproven ? "Neither within nor outside is proven" : "Not judged a regression"}: ${counted}${lasted}`,
    remedy: isUnproven
      ? "Verify again over a longer window, or make the bounds wider"
      : "Find out what happened, then verify again or roll back by hand",
    details,
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

import type { Effect, Judgement } from "../core/finding.ts";
import type { Look, Reading, SignalRule } from "../core/look.ts";
import { onsetOf } from "../core/onset.ts";
import { formatClock, formatShare } from "../core/units.ts";
import { capital } from "../core/wording.ts";
import { decide } from "./decide.ts";
import {
  CLIENT_SHARE_TO_FAIL,
  COVERAGE,
  type Decision,
  failThreshold,
  type Reason,
} from "./decision.ts";
import { distinct } from "./distinct.ts";
import { judgeGauge } from "./gauge-judge.ts";
import { lastingOf } from "./lasting.ts";
import { judgeLevel } from "./level-judge.ts";
import { missingReasons, missingRemedy } from "./missing-words.ts";
import { noticedShare } from "./noticed.ts";
import { cleanLooksMissing, excludedAllowance, noticeableShare } from "./prospect.ts";
import { GOOD_LOOKS } from "./trouble.ts";
import { isUsable, paired } from "./usable.ts";
import {
  armWords,
  countWords,
  expectedWords,
  limitWords,
  lookWords,
  odds,
  PASS_CONFIDENCE,
} from "./words.ts";
import { judgeZero } from "./zero-judge.ts";

/** Ways of being bad that a report shows. */
const SHOWN_REASONS = 3;

/** What one signal was judged from. */
interface Case {
  readonly rule: SignalRule;
  readonly decision: Decision;
  /** Looks up to the one that decided. */
  readonly looks: readonly Reading[];
  /** Those of them that could be counted. */
  readonly usable: readonly Look[];
  /** All looks, also those after the decision. */
  readonly recorded: number;
}

/** How hard a signal is by itself: only a gauge may merely warn. */
export function signalEffect({ below }: Pick<SignalRule, "below">): Effect {
  return below?.severity === "warning" ? "warn" : "block";
}

/** Judges the looks of one signal, the missing ones among them; pure, so a report judges again. */
export function judgeSignal(rule: SignalRule, looks: readonly Reading[]): Judgement {
  const decision = decide(rule, looks);
  const counted = distinct(looks).slice(0, decision.at ?? rule.plannedLooks);
  if (rule.kind === "zero") return judgeZero(rule, decision, counted);
  if (rule.kind === "level") return judgeLevel(rule, decision, counted);
  if (rule.kind === "below") return judgeGauge(rule, decision, counted);
  const usable = counted.filter((look) => isUsable(look, rule)).map((look) => paired(look, rule));
  const what: Case = { rule, decision, looks: counted, usable, recorded: looks.length };
  const expected = expectedWords(rule);
  if (decision.decision === "pass") return { outcome: "pass", expected, ...passed(what) };
  if (decision.decision === "fail") return { outcome: "fail", expected, ...failed(what) };
  // What can only fail a release keeps none.
  const effect = rule.only === "fail" ? ({ effect: "inform" } as const) : {};
  return { outcome: "inconclusive", expected, ...undecided(what), ...effect };
}

/** Of a limit against what was measured before the deployment. */
const WEAK =
  "Before/after, weak: traffic and what the service depends on differ from one hour to the next";

type Told = Pick<Judgement, "found" | "remedy" | "details">;

function passed(what: Case): Told {
  const { rule, decision, looks, usable } = what;
  if (rule.only === "fail") {
    const unproven = "That it is not worse is not proven: a pass is proven by `max`";
    return {
      found: capital(countWords(rule, usable)),
      details: [WEAK, unproven, ...commonDetails(what)],
    };
  }
  const noticed = noticedShare(rule, looks, usable);
  const excluded = excludedAllowance(rule, usable, decision.dispersion);
  const rate =
    rule.ratio === 0
      ? `An error rate above ${formatShare(roundUp(excluded))} is excluded`
      : `An error rate above ${limitWords({ ...rule, allowance: roundUp(excluded) })} is excluded`;
  return {
    found: capital(countWords(rule, usable)),
    details: [
      `${rate} at ${PASS_CONFIDENCE}`,
      ...(noticed === undefined
        ? []
        : [
            `From ${formatShare(noticed)} of requests bad on, 9 of 10 such windows fail; a smaller regression may not be noticed`,
          ]),
      ...commonDetails(what),
    ],
  };
}

function failed(what: Case): Told {
  const { rule, decision, looks, usable } = what;
  const proof = `odds ${odds(decision.logFail)}; ${odds(failThreshold(rule))} needed`;
  const all = countWords(rule, usable);
  const onset = onsetOf(rule, usable);
  const { within, persisted } = lastingOf(rule, usable);
  const since =
    onset &&
    `Since ${formatClock(onset.at)}, ${armWords(onset.bad, onset.requests)}${within(onset.at)}`;
  return {
    found: `${since ?? capital(all)}: above ${limitWords(rule)} (${proof})`,
    remedy: "Roll back the release, then look into the bad answers",
    details: [
      ...badAnswers(usable),
      `In all, ${all}`,
      ...(rule.before === undefined ? [] : [WEAK]),
      `Proven with sample ${looks.length}${persisted}`,
      ...commonDetails(what),
    ],
  };
}

/** The commonest ways of being bad, with their first and last time. */
function badAnswers(looks: readonly Look[]): readonly string[] {
  const byReason = new Map<string, Look[]>();
  for (const look of looks) {
    if (look.bad === 0 || look.reason === undefined) continue;
    byReason.set(look.reason, [...(byReason.get(look.reason) ?? []), look]);
  }
  return [...byReason]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, SHOWN_REASONS)
    .map(([reason, all]) => {
      const span = [all[0], all.at(-1)].map((look) => look?.at.slice(11, 19));
      return `${all.length} × ${reason}, first at ${span[0]}, last at ${span[1]} UTC`;
    });
}

function undecided(what: Case): Told {
  const { rule, decision, usable } = what;
  const { why, remedy } = obstacle(what)[decision.reason];
  const { brief, needed } = lastingOf(rule, usable);
  const counts = usable.length === 0 ? [] : [`${countWords(rule, usable)}${brief}`];
  const isUnproven = decision.reason === "not-proven" && needed.length > 0;
  return {
    found: [why, ...counts].join(": "),
    remedy: isUnproven ? FIND_OUT : remedy,
    details: [...needed, ...outlook(what), ...commonDetails(what)],
  };
}

/** What to do about trouble that came and went. */
const FIND_OUT = "Find out what happened, then verify again or roll back by hand";

/** Each way not to be decided, in words. */
function obstacle({
  rule,
  looks,
  usable,
}: Case): Record<Reason, { readonly why: string; readonly remedy: string }> {
  const window = `${looks.length} of ${lookWords(rule.observeLooks)}`;
  const reach = missingRemedy(looks);
  const longer =
    "Verify again over a longer window: raise health.observe or health.prolong, or lower health.every";
  const unproven = {
    why: `Neither within nor above ${limitWords(rule)} is proven after ${lookWords(looks.length)}`,
    remedy: longer,
  };
  return {
    "no-data": { why: `None of ${lookWords(looks.length)} gave data`, remedy: reach },
    "no-traffic": {
      why: `No traffic in ${lookWords(looks.length)}`,
      remedy: "Send traffic to the release, then verify again",
    },
    "no-baseline": {
      why: `The baseline had no traffic in ${lookWords(looks.length)}`,
      remedy: "Keep a baseline under traffic while the release is observed, then verify again",
    },
    coverage: {
      why: `Only ${usable.length} of ${lookWords(looks.length)} gave data, but ${formatShare(COVERAGE)} are needed`,
      remedy: reach,
    },
    "last-look-missing": { why: "The last sample is missing", remedy: reach },
    "still-bad": {
      why: `One of the last ${lookWords(GOOD_LOOKS)} was bad`,
      remedy: longer,
    },
    "brief-trouble": { why: "Not judged a regression", remedy: FIND_OUT },
    "small-canary": {
      why: `Above ${limitWords(rule)}, but in a canary with less than ${formatShare(CLIENT_SHARE_TO_FAIL)} of the traffic, split by client`,
      remedy:
        "Look whether a few clients make the bad requests; give the canary more of them, or roll back by hand",
    },
    "window-not-over": {
      why: `The observation ended after ${window}`,
      remedy: "Verify again and let the window end",
    },
    "not-proven": unproven,
    "regression-proven": unproven,
    "none-seen": unproven,
    "still-seen": unproven,
    "above-limit": unproven,
    "limit-excluded": unproven,
    "no-regression-proven": unproven,
  };
}

/** What is still missing for a pass, and what these looks could have shown. */
function outlook({ rule, decision, usable }: Case): readonly string[] {
  if (usable.length === 0) return [];
  const share = noticeableShare(rule, usable);
  const noticeable =
    share === undefined
      ? "These samples are too few to prove any regression"
      : `These samples would have proven a steady error rate of ${formatShare(roundUp(share))} or more`;
  const clean = cleanLooksMissing(rule, usable, decision.dispersion);
  if (decision.reason !== "not-proven" || clean === undefined) return [noticeable];
  return [`About ${clean} more samples with nothing bad would prove the limit`, noticeable];
}

function commonDetails({ decision, looks, usable, recorded }: Case): readonly string[] {
  const missing = looks.length - usable.length;
  const after = recorded - looks.length;
  const cause = usable.length > 1 ? "bad answers came in bursts" : "one sample cannot show bursts";
  const divided = `The evidence is divided by ${decision.dispersion.toFixed(2)}: ${cause}`;
  return [
    ...(missing > 0
      ? [`${missing} of ${lookWords(looks.length)} missing${missingReasons(looks)}`]
      : []),
    ...(decision.dispersion > 1 ? [divided] : []),
    ...(after > 0 ? [`${lookWords(after)} after the decision changed nothing`] : []),
  ];
}

/** Up to the digits that `formatShare` shows, so that a bound is never stated too tight. */
function roundUp(share: number): number {
  const steps = share < 0.01 ? 10_000 : 1000;
  return Math.ceil(share * steps - 1e-6) / steps;
}

import type { Happened } from "./facts.ts";
import { type Figure, type Measure, NONE, type Topic, type Unit } from "./figure.ts";
import { countOf, meanOf, quantileOf, rateOf, shareOf } from "./measure.ts";
import { DAY_MS, daysOf, type Span } from "./span.ts";

/** One window with what happened in it. */
export interface Period {
  readonly window: Span;
  readonly happened: Happened;
}

interface Formula {
  readonly topic: Topic;
  readonly statistic: string;
  readonly unit: Unit;
  readonly of: (period: Period) => Measure;
}

// One that began when it came live tells nothing of how long it took: some tools record only the end.
const durations = ({ happened }: Period) =>
  happened.changes.flatMap(({ startAt, successAt }) =>
    successAt > startAt ? [successAt - startAt] : [],
  );
const leads = ({ happened }: Period) => happened.brought.map(({ leadMs }) => leadMs);
const fromMerge = ({ happened }: Period) =>
  happened.brought.flatMap(({ fromMergeMs }) => fromMergeMs ?? []);
const repairs = ({ happened }: Period) =>
  happened.resolved.map(({ startedAt, resolvedAt = startedAt }) => resolvedAt - startedAt);
const recoveries = ({ happened }: Period) =>
  happened.failures.flatMap(({ recoveredAt, deployment }) =>
    recoveredAt === undefined ? [] : recoveredAt - deployment.successAt,
  );
const hotfixes = ({ happened }: Period) =>
  happened.changes.filter(({ kind }) => kind === "hotfix").length;

/** How each number comes about, in the order in which they are shown. */
const FORMULAS: readonly Formula[] = [
  {
    ...{ topic: "deployment-frequency", statistic: "per day", unit: "per-day" },
    of: ({ window, happened }) => rateOf(happened.changes.length, daysOf(window)),
  },
  {
    ...{ topic: "deployment-frequency", statistic: "per week, median", unit: "per-week" },
    of: (period) => quantileOf(perWeek(period), 0.5),
  },
  {
    ...{ topic: "deployment-frequency", statistic: "days with a deployment", unit: "share" },
    of: (period) => ratioOf(daysWithOne(period), Math.round(daysOf(period.window))),
  },
  {
    ...{ topic: "lead-time", statistic: "commit to production, median", unit: "ms" },
    of: (period) => quantileOf(leads(period), 0.5),
  },
  {
    ...{ topic: "lead-time", statistic: "commit to production, 90th percentile", unit: "ms" },
    of: (period) => quantileOf(leads(period), 0.9),
  },
  {
    ...{ topic: "lead-time", statistic: "merge to production, median", unit: "ms" },
    of: (period) => quantileOf(fromMerge(period), 0.5),
  },
  {
    ...{ topic: "change-failure-rate", statistic: "share of deployments", unit: "share" },
    of: ({ happened }) => shareOf(happened.failures.length, happened.judged.length),
  },
  {
    ...{ topic: "mttr", statistic: "mean", unit: "ms" },
    of: (period) => meanOf(repairs(period)),
  },
  {
    ...{ topic: "mttr", statistic: "median", unit: "ms" },
    of: (period) => quantileOf(repairs(period), 0.5),
  },
  {
    ...{ topic: "recovery-time", statistic: "median", unit: "ms" },
    of: (period) => quantileOf(recoveries(period), 0.5),
  },
  {
    ...{ topic: "rollback-frequency", statistic: "rollbacks", unit: "count" },
    of: ({ happened }) => countOf(happened.rollbacks.length),
  },
  {
    ...{ topic: "rollback-frequency", statistic: "per deployment", unit: "share" },
    of: ({ happened }) => ratioOf(happened.rollbacks.length, happened.changes.length),
  },
  {
    ...{ topic: "deployment-duration", statistic: "median", unit: "ms" },
    of: (period) => quantileOf(durations(period), 0.5),
  },
  {
    ...{ topic: "deployment-duration", statistic: "90th percentile", unit: "ms" },
    of: (period) => quantileOf(durations(period), 0.9),
  },
  {
    ...{ topic: "failed-attempts", statistic: "attempts", unit: "count" },
    of: ({ happened }) => countOf(happened.attempts.length),
  },
  {
    ...{ topic: "rework-rate", statistic: "share of deployments", unit: "share" },
    of: (period) => shareOf(hotfixes(period), period.happened.changes.length),
  },
];

/** A share that no chance is behind, or whose parts are not of the whole: no interval. */
function ratioOf(part: number, whole: number): Measure {
  if (whole === 0) return NONE;
  return { value: part / whole, n: whole, numerator: part, denominator: whole, interval: null };
}

/**
 * Every number in both windows; of a window that is undefined nothing is known.
 * @param has what the source of the past can say at all
 */
export function figuresOf(
  now: Period | undefined,
  before: Period | undefined,
  has: { readonly durations: boolean; readonly attempts: boolean },
): readonly Figure[] {
  const canSay = ({ topic }: Formula) => {
    if (topic === "deployment-duration") return has.durations;
    return topic !== "failed-attempts" || has.attempts;
  };
  return FORMULAS.map((formula) => {
    const { topic, statistic, unit, of } = formula;
    const measured = (period: Period | undefined) =>
      period === undefined || !canSay(formula) ? NONE : of(period);
    return { topic, statistic, unit, now: measured(now), before: measured(before) };
  });
}

const WEEK_MS = 7 * DAY_MS;

/** Deployments in each whole week, weeks without any included, the newest week last. */
export function perWeek({ window, happened }: Period): readonly number[] {
  const weeks = Math.floor((window.to - window.from) / WEEK_MS);
  return Array.from({ length: weeks }, (_, week) => {
    const to = window.to - (weeks - 1 - week) * WEEK_MS;
    const isInside = (at: number) => at >= to - WEEK_MS && at < to;
    return happened.changes.filter(({ successAt }) => isInside(successAt)).length;
  });
}

function daysWithOne({ window, happened }: Period): number {
  return new Set(
    happened.changes.map(({ successAt }) => Math.floor((successAt - window.from) / DAY_MS)),
  ).size;
}

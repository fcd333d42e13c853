import type { Past, PastSource } from "../core/past.ts";
import { evidenceOf } from "./evidence.ts";
import { type Facts, factsOf, type Happened, happenedIn } from "./facts.ts";
import type { RollbackCause } from "./failure.ts";
import type { Figure, Item, Topic } from "./figure.ts";
import { figuresOf, type Period, perWeek } from "./figures.ts";
import { type Span, windowsOf } from "./span.ts";

/** How far the numbers can be relied on: each a count, in the newer window where not said otherwise. */
export interface Quality {
  /** Deployments that release-gate did not record. */
  readonly foreign: number;
  /** Kinds, causes and ends that follow from other things than somebody's word. */
  readonly inferred: number;
  /** Changes whose dates make no lead time, and records that cannot be read; in both windows. */
  readonly dropped: number;
  /** Deployments of which nobody knows what they brought: no lead time. */
  readonly unknown: number;
  /** Deployments too young to be called good: not in the change failure rate. */
  readonly pending: number;
  /** Changes by bots, which count. */
  readonly bots: number;
  /** Changes without a pull request, which count one by one. */
  readonly pushed: number;
  /** What limits have cut, in words. */
  readonly truncated: readonly string[];
}

/** An incident that goes on. */
export interface Ongoing {
  readonly id: string;
  readonly text: string;
  readonly url: string;
  /** Milliseconds since it began. */
  readonly sinceMs: number;
}

interface Told {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
}

/** Release metrics, as `metrics.json` has them. */
export interface Metrics {
  readonly format: 1;
  readonly repository: string;
  readonly environment: string;
  /** Empty where the repository has one. */
  readonly component: string;
  readonly source: PastSource;
  /** When they were computed, ISO 8601. */
  readonly at: string;
  readonly window: Told;
  readonly previous: Told;
  readonly figures: readonly Figure[];
  /** Deployments in each week of both windows, oldest first; null where nothing is known. */
  readonly weeks: readonly (number | null)[];
  /** How many rollbacks each cause has, in the newer window. */
  readonly rollbacks: Readonly<Partial<Record<RollbackCause, number>>>;
  readonly ongoing: readonly Ongoing[];
  readonly quality: Quality;
  /** What the numbers of the newer window were computed from. */
  readonly evidence: readonly { readonly topic: Topic; readonly items: readonly Item[] }[];
}

/** What metrics are about. */
export interface Asked {
  readonly repository: string;
  readonly environment: string;
  readonly component: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Length of a window in milliseconds, above 0. */
  readonly lengthMs: number;
}

/** Computes release metrics of the window that ends now, beside the one before. */
export function metricsOf(past: Past, asked: Asked): Metrics {
  const { repository, environment, component, now } = asked;
  const facts = factsOf(past, component);
  const [window, earlier] = windowsOf(now, asked.lengthMs);
  const period = (span: Span): Period => ({ window: span, happened: happenedIn(span, facts, now) });
  const [newer, older] = [period(window), period(earlier)];
  const isWhole = past.since === undefined || Date.parse(past.since) <= earlier.from;
  const hadBegun = facts.deployments.some(({ successAt }) => successAt < earlier.to);
  const before = isWhole && hadBegun ? older : undefined;
  // Where nothing was ever deployed, that nothing was is no measurement: a name may be wrong.
  const current = facts.deployments.length + facts.attempts.length === 0 ? undefined : newer;
  const isDeployed = past.source === "deployments";
  const has = { durations: isDeployed, attempts: isDeployed };
  return {
    format: 1,
    ...{ repository, environment, component },
    source: past.source,
    at: iso(now),
    window: told(window),
    previous: told(earlier),
    figures: figuresOf(current, before, has),
    weeks: [
      ...perWeek(older).map((n) => (before === undefined ? null : n)),
      ...perWeek(newer).map((n) => (current === undefined ? null : n)),
    ],
    rollbacks: causesOf(newer.happened, facts),
    ongoing: ongoingOf(facts, now),
    quality: qualityOf(newer.happened, { past, facts, isWhole }),
    evidence: evidenceOf(newer.happened, facts),
  };
}

const iso = (at: number): string => new Date(at).toISOString();

const told = ({ from, to }: Span): Told => ({ from: iso(from), to: iso(to) });

function causesOf({ rollbacks }: Happened, { causes }: Facts): Metrics["rollbacks"] {
  const counts: Partial<Record<RollbackCause, number>> = {};
  for (const { id } of rollbacks) {
    const cause = causes.get(id) ?? "unknown";
    counts[cause] = (counts[cause] ?? 0) + 1;
  }
  return counts;
}

function ongoingOf({ incidents }: Facts, now: number): readonly Ongoing[] {
  return incidents
    .filter(({ resolvedAt }) => resolvedAt === undefined)
    .map(({ number, title, url, startedAt }) => {
      return { id: `#${number}`, text: title, url, sinceMs: Math.max(0, now - startedAt) };
    });
}

function qualityOf(
  happened: Happened,
  {
    past,
    facts,
    isWhole,
  }: { readonly past: Past; readonly facts: Facts; readonly isWhole: boolean },
): Quality {
  const { changes, judged, failures, resolved, rollbacks, brought, unknown } = happened;
  const guesses = [
    ...[...changes, ...rollbacks].filter(({ guessed }) => guessed),
    ...failures.filter(({ inferred }) => inferred),
    ...resolved.filter(({ inferred }) => inferred),
  ];
  return {
    foreign: [...changes, ...rollbacks].filter(({ ours }) => !ours).length,
    inferred: guesses.length,
    dropped: facts.dropped + past.unreadable,
    unknown,
    pending: changes.length - judged.length,
    bots: brought.filter(({ bot }) => bot).length,
    pushed: brought.filter(({ fromMergeMs }) => fromMergeMs === undefined).length,
    truncated: [
      ...(isWhole ? [] : [`deployments before ${past.since} were not read`]),
      ...(past.truncated ? ["the history of commits was not read whole"] : []),
    ],
  };
}

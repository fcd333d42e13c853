import type { PastIncident } from "../core/past.ts";
import { type Deployment, isChange } from "./deployment.ts";
import { DAY_MS, HOUR_MS } from "./span.ts";

/** An incident; times in epoch milliseconds. */
export interface Incident {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly startedAt: number;
  /** Undefined: it goes on. */
  readonly resolvedAt: number | undefined;
  /** True where the times are only those of the issue. */
  readonly inferred: boolean;
  /** Deployment that caused it; undefined: none did, or nobody knows which. */
  readonly cause: { readonly deployment: number; readonly inferred: boolean } | undefined;
}

/** GitHub's words for an issue that is no incident after all. */
const NONE: readonly string[] = ["duplicate", "not_planned"];

/** Severities that make a deployment a failed one: SEV1 to SEV3. */
const GRAVEST_HARMLESS = 4;

/**
 * How long after a deployment something may be taken for its doing, and how old it has to be before
 * it counts as one that caused nothing: the guide watches a major release for 48 h, others for 24 h.
 */
export function watchMs({ major }: Pick<Deployment, "major">): number {
  return major ? 2 * DAY_MS : DAY_MS;
}

/**
 * The incidents that are some, each with the deployment that caused it: the one that its issue
 * names, else, inferred, the newest before it that was not older than its watch.
 * @param deployments oldest first
 * @param component empty where the repository has one; else only what names it, or one of its deployments
 */
export function incidentsOf(
  issues: readonly PastIncident[],
  deployments: readonly Deployment[],
  component: string,
): readonly Incident[] {
  return issues
    .filter(({ reason }) => !NONE.includes(reason ?? ""))
    .filter((issue) => component === "" || concerns(issue, deployments, component))
    .map((issue) => incidentOf(issue, deployments));
}

function concerns(issue: PastIncident, deployments: readonly Deployment[], component: string) {
  const named = issue.told?.deploymentId;
  if (named !== undefined) return deployments.some(({ ids }) => ids.includes(named));
  return issue.labels.some((label) => label === component || label === `component:${component}`);
}

function incidentOf(issue: PastIncident, deployments: readonly Deployment[]): Incident {
  const { number, title, url, told, createdAt, closedAt } = issue;
  const startedAt = Date.parse(told?.startedAt ?? createdAt);
  const resolved = told === undefined ? closedAt : told.resolvedAt;
  const resolvedAt = resolved === undefined ? undefined : Date.parse(resolved);
  return {
    ...{ number, title, url, startedAt },
    resolvedAt: resolvedAt === undefined ? undefined : Math.max(startedAt, resolvedAt),
    inferred: told === undefined,
    cause: causeOf(issue, startedAt, deployments),
  };
}

function causeOf(
  { told, labels }: PastIncident,
  startedAt: number,
  deployments: readonly Deployment[],
): Incident["cause"] {
  if (told?.byChange === false || severityOf(told?.severity, labels) >= GRAVEST_HARMLESS) {
    return undefined;
  }
  const named = deployments.find(({ ids }) => ids.includes(told?.deploymentId ?? 0));
  if (named !== undefined) return { deployment: named.id, inferred: false };
  if (told?.deploymentId !== undefined) return undefined;
  const before = deployments.findLast((one) => isChange(one) && one.successAt <= startedAt);
  if (before === undefined || startedAt - before.successAt > watchMs(before)) return undefined;
  return { deployment: before.id, inferred: true };
}

/** The label that people set wins over what was written first; no severity counts as a grave one. */
function severityOf(written: number | undefined, labels: readonly string[]): number {
  const labelled = labels.map((label) => /^sev([1-4])$/i.exec(label)?.[1]).find(Boolean);
  return Number(labelled ?? written ?? 1);
}

/** `3 h 12 min`: a duration in words of at most two units, in whole minutes; `40 s` below a minute. */
export function longDuration(ms: number): string {
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  const minutes = Math.round(ms / 60_000);
  const parts =
    minutes * 60_000 >= 2 * DAY_MS
      ? [
          [Math.floor(minutes / 1440), "d"] as const,
          [Math.floor((minutes % 1440) / 60), "h"] as const,
        ]
      : [[Math.floor((minutes * 60_000) / HOUR_MS), "h"] as const, [minutes % 60, "min"] as const];
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : `${count} ${unit}`)).join(" ");
}

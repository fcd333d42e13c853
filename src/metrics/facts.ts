import type { Past } from "../core/past.ts";
import { type Change, changesOf, withHotfixes } from "./changes.ts";
import {
  type Deployed,
  type Deployment,
  deployedIn,
  type FailedAttempt,
  isChange,
} from "./deployment.ts";
import { causeOfRollback, type Failure, failuresOf, type RollbackCause } from "./failure.ts";
import { type Incident, incidentsOf, watchMs } from "./incident.ts";
import { isIn, type Span } from "./span.ts";

/** Everything that happened, as far as it was read. */
export interface Facts extends Deployed {
  /** By the deployment's id; undefined: not known. */
  readonly changes: ReadonlyMap<number, readonly Change[] | undefined>;
  readonly dropped: number;
  readonly incidents: readonly Incident[];
  readonly failures: readonly Failure[];
  readonly causes: ReadonlyMap<number, RollbackCause>;
}

/** What happened in one window. */
export interface Happened {
  /** Deployments that brought something new. */
  readonly changes: readonly Deployment[];
  readonly rollbacks: readonly Deployment[];
  readonly attempts: readonly FailedAttempt[];
  /** Those of `changes` that are old enough to be called good, or have failed. */
  readonly judged: readonly Deployment[];
  readonly failures: readonly Failure[];
  /** Those that were resolved in it. */
  readonly resolved: readonly Incident[];
  readonly brought: readonly Change[];
  /** Deployments of which nobody knows what they brought. */
  readonly unknown: number;
}

/** Reads the past. */
export function factsOf(past: Past, component: string): Facts {
  const deployed = deployedIn(past.deployments);
  const changes = changesOf(deployed.deployments, past.commits);
  const deployments = withHotfixes(deployed.deployments, changes);
  const incidents = incidentsOf(past.incidents, deployments, component);
  const all = { deployments, attempts: deployed.attempts };
  const rollbacks = deployments.filter(({ kind }) => kind === "rollback");
  return {
    ...all,
    changes: changes.of,
    dropped: changes.dropped,
    incidents,
    failures: failuresOf(all, incidents),
    causes: new Map(rollbacks.map((one) => [one.id, causeOfRollback(one, all)])),
  };
}

/** What of it happened in a window. */
export function happenedIn(window: Span, facts: Facts, now: number): Happened {
  const live = facts.deployments.filter(({ successAt }) => isIn(window, successAt));
  const changes = live.filter(isChange);
  const failed = new Set(facts.failures.map(({ deployment }) => deployment.id));
  const judged = changes.filter((one) => failed.has(one.id) || now - one.successAt >= watchMs(one));
  const known = new Set(judged.map(({ id }) => id));
  const brought = changes.map(({ id }) => facts.changes.get(id));
  return {
    changes,
    rollbacks: live.filter(({ kind }) => kind === "rollback"),
    attempts: facts.attempts.filter(({ failedAt }) => isIn(window, failedAt)),
    judged,
    failures: facts.failures.filter(({ deployment }) => known.has(deployment.id)),
    resolved: facts.incidents.filter(
      ({ resolvedAt }) => resolvedAt !== undefined && isIn(window, resolvedAt),
    ),
    brought: brought.flatMap((some) => some ?? []),
    unknown: brought.filter((some) => some === undefined).length,
  };
}

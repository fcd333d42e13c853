import { type Deployed, type Deployment, isChange, nameOf } from "./deployment.ts";
import type { Incident } from "./incident.ts";

/** Why a deployment counts as failed. */
export interface Failure {
  readonly deployment: Deployment;
  /** For people, in words: `rolled back by health`, `incident #12`. */
  readonly because: readonly string[];
  /** True where nothing says so in writing. */
  readonly inferred: boolean;
  /** When its users were helped, epoch milliseconds; undefined: not yet, or not known. */
  readonly recoveredAt: number | undefined;
}

/** What a rollback was started by; `unknown` where another tool did it. */
export type RollbackCause =
  | "deploy"
  | "live"
  | "smoke"
  | "health"
  | "watch"
  | "a person"
  | "unknown";

interface Sign {
  readonly deployment: number;
  readonly because: string;
  readonly inferred: boolean;
  readonly recoveredAt: number | undefined;
}

/**
 * Deployments that failed in production, each once however many signs there are: an incident that it
 * caused, a rollback away from it, a hotfix for it, or a failed verdict of smoke, health or watch.
 */
export function failuresOf(
  { deployments }: Pick<Deployed, "deployments">,
  incidents: readonly Incident[],
): readonly Failure[] {
  const linked = new Set(
    incidents.flatMap(({ cause }) => (cause?.inferred === false ? cause.deployment : [])),
  );
  const signs = [
    ...incidents.flatMap((incident) => ofIncident(incident)),
    ...deployments.flatMap((one, at) =>
      one.kind === "rollback" ? ofRollback(one, deployments.slice(0, at), linked) : [],
    ),
    ...deployments.flatMap((one, at) =>
      one.kind === "hotfix" ? ofHotfix(one, deployments.slice(0, at)) : [],
    ),
    ...deployments.flatMap((one) => ofVerdict(one)),
  ];
  const byDeployment = new Map<number, Sign[]>();
  for (const sign of signs) {
    const known = byDeployment.get(sign.deployment);
    if (known === undefined) byDeployment.set(sign.deployment, [sign]);
    else known.push(sign);
  }
  return deployments.filter(isChange).flatMap((deployment) => {
    const own = byDeployment.get(deployment.id) ?? [];
    const [first] = own;
    if (first === undefined) return [];
    const helped = own
      .flatMap(({ recoveredAt }) => recoveredAt ?? [])
      .filter((at) => at >= deployment.successAt);
    return [
      {
        deployment,
        because: [...new Set(own.map(({ because }) => because))],
        inferred: own.every(({ inferred }) => inferred),
        recoveredAt: helped.length === 0 ? undefined : Math.min(...helped),
      },
    ];
  });
}

function ofIncident({ number, cause, resolvedAt }: Incident): readonly Sign[] {
  if (cause === undefined) return [];
  return [{ ...cause, because: `incident #${number}`, recoveredAt: resolvedAt }];
}

/**
 * What a rollback took away: what it says itself; else, of all that came after its target, what an
 * incident names, else the first, which is where the trouble began.
 */
function ofRollback(
  one: Deployment,
  before: readonly Deployment[],
  linked: ReadonlySet<number>,
): readonly Sign[] {
  const sign = { recoveredAt: one.successAt, because: `rolled back to ${nameOf(one)}` };
  const { rollbackOf } = one;
  if (rollbackOf !== undefined) {
    const named = before.find(({ ids }) => ids.includes(rollbackOf));
    return named === undefined ? [] : [{ ...sign, deployment: named.id, inferred: false }];
  }
  const target = before.findLastIndex(({ sha }) => sha === one.sha);
  if (target === -1) return [];
  const isAway = (other: Deployment, at: number) => at > target && isChange(other);
  const explained =
    linked.size === 0
      ? []
      : before.filter((other, at) => isAway(other, at) && linked.has(other.id));
  const first = before.find(isAway);
  const failed = explained.length === 0 && first !== undefined ? [first] : explained;
  return failed.map(({ id }) => ({ ...sign, deployment: id, inferred: explained.length === 0 }));
}

/** A hotfix helps the version that it names, else, inferred, what was live before it. */
function ofHotfix(one: Deployment, before: readonly Deployment[]): readonly Sign[] {
  const sign = { recoveredAt: one.successAt, because: `mended by ${nameOf(one)}` };
  const named = before.findLast(
    (other) => isChange(other) && other.version !== undefined && nameOf(other) === bare(one.fixes),
  );
  if (named !== undefined) return [{ ...sign, deployment: named.id, inferred: false }];
  const last = before.findLast(isChange);
  return last === undefined ? [] : [{ ...sign, deployment: last.id, inferred: true }];
}

const bare = (version: string | undefined): string => (version ?? "").replace(/^v(?=\d)/i, "");

function ofVerdict({ id, verdict, kind }: Deployment): readonly Sign[] {
  if (kind === "rollback" || verdict?.outcome !== "fail" || verdict.by === "deploy") return [];
  return [
    { deployment: id, because: `failed by ${verdict.by}`, inferred: false, recoveredAt: undefined },
  ];
}

/** What started a rollback, by the verdict on the record that it rolled back. */
export function causeOfRollback(
  rollback: Deployment,
  { deployments, attempts }: Deployed,
): RollbackCause {
  if (!rollback.ours) return "unknown";
  const subject = [...deployments, ...attempts].find(({ ids }) =>
    ids.includes(rollback.rollbackOf ?? 0),
  );
  if (subject === undefined) return "unknown";
  const { verdict } = subject;
  return verdict?.outcome === "fail" ? verdict.by : "a person";
}

import type { PastDeployment } from "../core/past.ts";
import { runIdIn } from "../core/record-links.ts";
import { isUntouched } from "../core/record-state.ts";

/** What became of one member of a group; times in epoch milliseconds. */
interface Life {
  readonly startAt: number;
  readonly successAt: number | undefined;
  readonly failedAt: number | undefined;
}

/** Records of one commit and run as one deployment: the jobs of a matrix are not many. */
export interface Group {
  /** Newest first. */
  readonly members: readonly [PastDeployment, ...PastDeployment[]];
  readonly startAt: number;
  /** When the last of its members came live; undefined: it has not, or one of them failed. */
  readonly successAt: number | undefined;
  readonly failedAt: number | undefined;
}

/** A deployment of ours of the same commit, this near, is what another tool's record speaks of. */
const SAME_DEPLOYMENT_MS = 24 * 3_600_000;

/**
 * Deployments that were begun, each once. What never began (refused, cancelled, still waiting) is
 * none, and neither is what another tool records of a deployment that is ours.
 */
export function groupsOf(deployments: readonly PastDeployment[]): readonly Group[] {
  const groups = new Map<string, [PastDeployment, ...PastDeployment[]]>();
  for (const one of withoutDoubles(deployments)) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()].flatMap((members) => groupOf(members) ?? []);
}

function withoutDoubles(deployments: readonly PastDeployment[]): readonly PastDeployment[] {
  const ours = new Map<string, number[]>();
  for (const { payload, sha, createdAt } of deployments) {
    if (payload === undefined) continue;
    ours.set(sha, [...(ours.get(sha) ?? []), Date.parse(createdAt)]);
  }
  return deployments.filter(({ payload, sha, createdAt }) => {
    if (payload !== undefined) return true;
    const at = Date.parse(createdAt);
    return !ours.get(sha)?.some((own) => Math.abs(at - own) <= SAME_DEPLOYMENT_MS);
  });
}

function keyOf({ id, sha, payload, statuses }: PastDeployment): string {
  if (payload !== undefined) {
    return ["ours", payload.kind, payload.rollback_of, sha, payload.run].join(" ");
  }
  const run = statuses.map(({ logUrl }) => runIdIn(logUrl)).find((found) => found !== undefined);
  return run === undefined ? `alone ${id}` : `run ${sha} ${run}`;
}

function groupOf(members: readonly [PastDeployment, ...PastDeployment[]]): Group | undefined {
  const lives = members.flatMap((member) => lifeOf(member) ?? []);
  if (lives.length === 0) return undefined;
  const successAt = latest(lives.map((life) => life.successAt));
  const failedAt = latest(lives.map((life) => life.failedAt));
  const failed = failedAt !== undefined && !(successAt !== undefined && successAt >= failedAt);
  return {
    members,
    startAt: Math.min(...lives.map(({ startAt }) => startAt)),
    successAt: failed ? undefined : successAt,
    failedAt: failed ? failedAt : undefined,
  };
}

/**
 * The life by its whole history, since GitHub sets what was a success to `inactive` later. Undefined
 * where it never began.
 */
function lifeOf(deployment: PastDeployment): Life | undefined {
  const { statuses, createdAt } = deployment;
  if (deployment.payload !== undefined && isUntouched(deployment)) return undefined;
  const first = (...states: readonly string[]) => {
    const found = statuses.find(({ state }) => states.includes(state));
    return found === undefined ? undefined : Date.parse(found.at);
  };
  const begunAt = first("in_progress");
  const successAt = first("success");
  if (begunAt === undefined && successAt === undefined) return undefined;
  const startAt = begunAt ?? first("queued", "pending") ?? Date.parse(createdAt);
  const failedAt = successAt === undefined ? first("failure", "error") : undefined;
  return { startAt, successAt, failedAt };
}

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

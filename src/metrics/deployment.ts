import type { PastDeployment } from "../core/past.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { rolledBackBy, verdictOf } from "../core/record-state.ts";
import { withoutV } from "../core/tag.ts";
import { type Group, groupsOf } from "./group.ts";

/** What a deployment was for: `redeploy` puts the commit in place that was there already. */
export type DeploymentKind = "deploy" | "hotfix" | "rollback" | "redeploy";

/** A deployment that came live; times in epoch milliseconds. */
export interface Deployment {
  readonly id: number;
  /** Ids of all records that are this deployment. */
  readonly ids: readonly number[];
  readonly sha: string;
  readonly url: string;
  readonly version: string | undefined;
  readonly kind: DeploymentKind;
  /** True where its kind is not written down, and follows from what was deployed before. */
  readonly guessed: boolean;
  /** True where release-gate recorded it. */
  readonly ours: boolean;
  readonly major: boolean;
  /** True where the repository no longer has its commit. */
  readonly gone: boolean;
  readonly startAt: number;
  readonly successAt: number;
  /** Deployment that it rolls back, where that is written down. */
  readonly rollbackOf: number | undefined;
  /** Version or issue that it mends, as written. */
  readonly fixes: string | undefined;
  /** Verdict that stands on its record. */
  readonly verdict: RecordVerdict | undefined;
  /** Record that its record says has rolled it back. */
  readonly rolledBackBy: number | undefined;
}

/** A deployment that failed before it was live. */
export interface FailedAttempt {
  readonly id: number;
  readonly ids: readonly number[];
  readonly sha: string;
  readonly url: string;
  readonly version: string | undefined;
  readonly startAt: number;
  readonly failedAt: number;
  readonly verdict: RecordVerdict | undefined;
}

export interface Deployed {
  /** Oldest first, by when they came live. */
  readonly deployments: readonly Deployment[];
  readonly attempts: readonly FailedAttempt[];
}

/** Every deployment of the past, each once, with what it was for. */
export function deployedIn(past: readonly PastDeployment[]): Deployed {
  const groups = groupsOf(past);
  const attempts = groups.flatMap((group) => attemptOf(group) ?? []);
  const live = groups.flatMap((group) => liveOf(group) ?? []);
  return { deployments: withKinds(live.toSorted((a, b) => a.successAt - b.successAt)), attempts };
}

function factsOf({ members }: Group) {
  const [newest] = members;
  const said = members.find((one) => verdictOf(one) !== undefined) ?? newest;
  return {
    id: newest.id,
    ids: members.map(({ id }) => id),
    sha: newest.sha,
    url: newest.url,
    version: newest.payload?.version ?? newest.version,
    verdict: newest.payload === undefined ? undefined : verdictOf(said),
  };
}

function attemptOf(group: Group): FailedAttempt | undefined {
  const { startAt, failedAt } = group;
  return failedAt === undefined ? undefined : { ...factsOf(group), startAt, failedAt };
}

function liveOf(group: Group): Deployment | undefined {
  const { members, startAt, successAt } = group;
  if (successAt === undefined) return undefined;
  const [{ payload, gone }] = members;
  const isFix = payload?.fixes !== null && payload?.fixes !== undefined;
  return {
    ...factsOf(group),
    kind: payload?.kind === "rollback" ? "rollback" : isFix ? "hotfix" : "deploy",
    guessed: false,
    ours: payload !== undefined,
    major: payload?.type === "major",
    gone,
    startAt,
    successAt,
    rollbackOf: payload?.rollback_of ?? undefined,
    fixes: payload?.fixes ?? undefined,
    rolledBackBy: members.map(rolledBackBy).find((id) => id !== undefined),
  };
}

/**
 * Kinds that no record says: the commit that is live already is a redeployment, an earlier one a
 * rollback, unless a rollback has taken just that one away.
 */
function withKinds(live: readonly Deployment[]): readonly Deployment[] {
  const seen = new Set<string>();
  const takenBack = new Set<string>();
  let before: string | undefined;
  return live.map((one) => {
    const guess = guessOf(one, { seen, takenBack, before });
    const kind = guess ?? one.kind;
    if (kind === "rollback" && before !== undefined) takenBack.add(before);
    else takenBack.delete(one.sha);
    seen.add(one.sha);
    before = one.sha;
    return guess === undefined ? one : { ...one, kind: guess, guessed: !one.ours };
  });
}

interface Known {
  readonly seen: ReadonlySet<string>;
  readonly takenBack: ReadonlySet<string>;
  readonly before: string | undefined;
}

function guessOf(
  { sha, kind, ours }: Deployment,
  { seen, takenBack, before }: Known,
): DeploymentKind | undefined {
  if (kind === "rollback") return undefined;
  if (sha === before) return "redeploy";
  return !ours && seen.has(sha) && !takenBack.has(sha) ? "rollback" : undefined;
}

/** True for what brings something new to users. */
export function isChange({ kind }: Pick<Deployment, "kind">): boolean {
  return kind === "deploy" || kind === "hotfix";
}

/** Version or short commit, for people. */
export function nameOf({ version, sha }: Pick<Deployment, "version" | "sha">): string {
  return version === undefined || version === "" ? sha.slice(0, 7) : withoutV(version);
}

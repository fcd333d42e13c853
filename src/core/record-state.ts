import type { DeploymentRecord, RecordStatus } from "./record.ts";
import type { RecordVerdict } from "./record-description.ts";

/** Where a record stands, and whether it locks its component's environment. */
export const RECORD_STATES = {
  claimed: { locks: true, means: "claimed, nothing touched yet" },
  "in-progress": { locks: true, means: "in progress" },
  live: { locks: true, means: "live, without a verdict yet" },
  failed: { locks: true, means: "failed, not rolled back yet" },
  passed: { locks: false, means: "passed" },
  undecided: { locks: false, means: "live and undecided" },
  left: { locks: false, means: "failed, not rolled back" },
  "rolled-back": { locks: false, means: "rolled back" },
  broken: { locks: false, means: "the deployment itself failed" },
  abandoned: { locks: false, means: "its owner ended without a verdict" },
  ended: { locks: false, means: "ended without a verdict" },
  untouched: { locks: false, means: "given up before anything was touched" },
} as const satisfies Readonly<Record<string, { readonly locks: boolean; readonly means: string }>>;

export type RecordState = keyof typeof RECORD_STATES;

/** What was said of a record: where it stands follows from that alone. */
type Told = Pick<DeploymentRecord, "statuses">;

/** A verdict with when it was given, ISO 8601. */
export interface GivenVerdict extends RecordVerdict {
  readonly at: string;
}

/**
 * Where a record stands. What has ended stays ended: `in_progress` or `success` after an error,
 * an `inactive`, a verdict other than pending or a revert opens nothing.
 */
export function stateOf(record: Told): RecordState {
  const life = lifeOf(record);
  const has = (state: RecordStatus["state"]) => life.some((status) => status.state === state);
  if (isUntouched(record)) return "untouched";
  if (rolledBackBy(record) !== undefined) return "rolled-back";
  if (isAbandoned(record)) return "abandoned";
  if (has("error")) return "broken";
  if (isLeft(record)) return "left";
  const outcome = verdictOf(record)?.outcome ?? "pending";
  if (outcome === "pass") return "passed";
  if (outcome === "unknown" || outcome === "inconclusive") return "undecided";
  if (has("inactive")) return "ended";
  if (outcome === "fail") return "failed";
  if (life.at(-1)?.state === "failure") return "ended";
  if (has("success")) return "live";
  return has("in_progress") ? "in-progress" : "claimed";
}

/** True while the record locks its component's environment. */
export function isOpen(record: Told): boolean {
  return RECORD_STATES[stateOf(record)].locks;
}

/** Given up before anything was touched: it counts for nothing. */
export function isUntouched(record: Told): boolean {
  const life = lifeOf(record);
  if (life.some(({ says }) => says?.kind === "untouched")) return true;
  return life.some(({ state }) => state === "inactive") && !hasBegun(record);
}

/** True once it may have changed the environment: it has been `in_progress`, and did not yield. */
export function hasTouched(record: Told): boolean {
  return hasBegun(record) && !isUntouched(record);
}

function hasBegun(record: Told): boolean {
  return lifeOf(record).some(({ state }) => state === "in_progress" || state === "success");
}

/** True when its build has been live, whatever came after. */
export function wasLive(record: Told): boolean {
  return lifeOf(record).some(({ state }) => state === "success");
}

/**
 * The verdict that stands: the newest that is not pending, else pending; undefined before the
 * first. Statuses that repeat a verdict do not make it newer.
 */
export function verdictOf(record: Told): GivenVerdict | undefined {
  const given = verdictsOf(record);
  return given.findLast(({ outcome }) => outcome !== "pending") ?? given.at(-1);
}

/** Every verdict in the order in which it was given, without those that are only repeated. */
export function verdictsOf(record: Told): readonly GivenVerdict[] {
  const given: GivenVerdict[] = [];
  let settled = false;
  for (const { says, at } of lifeOf(record)) {
    if (says?.kind !== "verdict") continue;
    const { verdict, rolledBackBy: revert, left = false } = says;
    const last = given.at(-1);
    const same = last?.outcome === verdict.outcome && last.by === verdict.by;
    // Settling repeats the verdict together with `left`; a watch gives both at once, each time.
    const repeats = last !== undefined && (revert !== undefined || (left && same && !settled));
    if (!repeats) given.push({ ...verdict, at });
    if (revert === undefined) settled = left;
  }
  return given;
}

/** The revert that was begun of it. */
export function rolledBackBy(record: Told): number | undefined {
  for (const { says } of lifeOf(record)) {
    if (says?.kind === "verdict" && says.rolledBackBy !== undefined) return says.rolledBackBy;
  }
  return undefined;
}

/** Failed, and nobody reverts it any more. */
export function isLeft(record: Told): boolean {
  return lifeOf(record).some(({ says }) => says?.kind === "verdict" && says.left === true);
}

/** Its owner ended without an end, and it was settled. */
export function isAbandoned(record: Told): boolean {
  return lifeOf(record).some(({ says }) => says?.kind === "verdict" && says.abandoned === true);
}

/** Statuses but for receipts, which change nothing. */
export function lifeOf({ statuses }: Told): readonly RecordStatus[] {
  return statuses.filter(({ says }) => says?.kind !== "receipt");
}

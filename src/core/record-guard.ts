import type { DeploymentRecord } from "./record.ts";
import { RECORD_STATES, type RecordState, stateOf } from "./record-state.ts";
import { namesOf } from "./table.ts";
import { formatTime } from "./units.ts";

/** What must hold of a record when its owner acts for it, or something is written on it. */
export interface RecordGuard {
  /** Record that it speaks of; default: the one that is written on. */
  readonly of?: number | undefined;
  /** States in which it may stand. */
  readonly states: readonly RecordState[];
  /** Until when its owner may act, epoch milliseconds of GitHub's time; undefined: no lease is asked. */
  readonly until: number | undefined;
  /** It was read right before: only what is repeated looks again. */
  readonly seen: boolean;
}

/** States in which a record is its owner's. */
export const OWNED_STATES: readonly RecordState[] = namesOf(RECORD_STATES).filter(
  (state) => RECORD_STATES[state].locks,
);

/** The same, and those that a verdict leaves which a later look may renew. */
export const JUDGED_STATES: readonly RecordState[] = [...OWNED_STATES, "passed", "undecided"];

/**
 * Why a guard does not hold, plain text for the middle of a sentence; undefined where it does.
 * `now`: epoch milliseconds of GitHub's time.
 */
export function guardFault(
  { states, until }: RecordGuard,
  record: Pick<DeploymentRecord, "statuses">,
  now: number,
): string | undefined {
  const state = stateOf(record);
  if (!states.includes(state)) return `its record says: ${RECORD_STATES[state].means}`;
  if (until === undefined || now <= until) return undefined;
  return `its lease ended on ${formatTime(new Date(until).toISOString())}`;
}

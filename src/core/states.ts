/**
 * States of a deployment record, as GitHub knows them. `begun`: something was touched by then;
 * `ends`: nothing of it is under way any more; `written`: a state that we set ourselves.
 */
export const RECORD_STATES = {
  pending: { begun: false, ends: false, written: false },
  queued: { begun: false, ends: false, written: false },
  in_progress: { begun: true, ends: false, written: true },
  success: { begun: true, ends: true, written: true },
  failure: { begun: false, ends: true, written: true },
  error: { begun: false, ends: true, written: true },
  inactive: { begun: false, ends: true, written: true },
} as const;

export type RecordState = keyof typeof RECORD_STATES;

/** States that we set on a record. */
export type WrittenState = {
  [S in RecordState]: (typeof RECORD_STATES)[S]["written"] extends true ? S : never;
}[RecordState];

/** What a record is of. */
export const RECORD_KINDS = ["deploy", "rollback"] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** States of a commit status, which a verdict's mark is. */
export const MARK_STATES = ["pending", "success", "failure", "error"] as const;

export type MarkState = (typeof MARK_STATES)[number];

/** What a verdict was given by. */
export const DECIDERS = ["deploy", "smoke", "health"] as const;

export type Decider = (typeof DECIDERS)[number];

/** Those of them that `rollback.when` may name. */
export const TRIGGERS = ["smoke", "health"] as const satisfies readonly Decider[];

/**
 * What became of a deployment that might be rolled back. `decision` says so first in a headline;
 * `fails`: a release that ended so has failed, whatever its verdict.
 */
export const ROLLED_BACK = {
  yes: { decision: "ROLLED BACK", fails: true },
  no: { decision: undefined, fails: false },
  failed: { decision: "ROLLBACK FAILED", fails: true },
  held: { decision: "HELD", fails: false },
} as const;

export type RolledBack = keyof typeof ROLLED_BACK;

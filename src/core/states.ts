import type { VerdictSource } from "./record-description.ts";

/** What a record is of. */
export const RECORD_KINDS = ["deploy", "rollback"] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** States of a commit status, by which people see on a commit what became of it. */
export const PICTURE_STATES = ["pending", "success", "failure", "error"] as const;

export type PictureState = (typeof PICTURE_STATES)[number];

/** What a failed verdict may rest on that `rollback.when` may name. */
export const TRIGGERS = ["smoke", "health"] as const satisfies readonly VerdictSource[];

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

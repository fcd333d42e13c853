/**
 * What a finding is about, and how its id begins: `requirement/ci-passing`, `check/orders`,
 * `signal/orders/error-rate`, `guard/target`, `step/claim`. So ids of different kinds never meet.
 */
export const FINDING_KINDS = {
  requirement: { means: "a line of the policy" },
  check: { means: "a smoke check" },
  signal: { means: "a health signal: the check that is repeated, and what was counted" },
  guard: { means: "what must hold before a rollback begins" },
  step: { means: "something that the stage itself did or saw" },
} as const;

export type FindingKind = keyof typeof FINDING_KINDS;

export type FindingId = `${FindingKind}/${string}`;

/** Id of the finding about one measure of a check that is repeated. */
export type SignalId = `signal/${string}`;

/** The step that a stage stopped from outside ends with. */
export const INTERRUPTED = "step/interrupted" satisfies FindingId;

/** The step that keeps the stages of an environment that is only observed from a pass. */
export const OBSERVE_ONLY = "step/observe-only" satisfies FindingId;

/** What follows the kind: the id of a requirement or check as the manifest names it. */
export function bareId(id: FindingId): string {
  return id.slice(id.indexOf("/") + 1);
}

/** A name for people: `ci-passing`, `orders`, `orders error-rate`. */
export function shortName(id: FindingId): string {
  const bare = bareId(id);
  return id.startsWith("signal/") ? bare.replace(/\/(?=[^/]*$)/, " ") : bare;
}

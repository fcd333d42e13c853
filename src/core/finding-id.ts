import type { Finding } from "./finding.ts";
import { namesOf } from "./table.ts";

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

/** `check/orders`: the id with its kind in front, also where the finding itself has a bare one. */
export function fullId({ id, basis }: Pick<Finding, "id" | "basis">): string {
  if (namesOf(FINDING_KINDS).some((kind) => id.startsWith(`${kind}/`))) return id;
  if (basis.kind === "observed") return `step/${id}`;
  return `${basis.kind === "derived" ? "requirement" : basis.kind}/${id}`;
}

import type { Finding } from "./finding.ts";

/** Where findings come from; it stands in front of their ids. */
export const FINDING_KINDS = ["requirement", "check", "signal", "guard", "step"] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** `check/orders`: the id with its kind in front, also where the finding itself has a bare one. */
export function fullId({ id, basis }: Pick<Finding, "id" | "basis">): string {
  if (FINDING_KINDS.some((kind) => id.startsWith(`${kind}/`))) return id;
  if (basis.kind === "observed") return `step/${id}`;
  return `${basis.kind === "derived" ? "requirement" : basis.kind}/${id}`;
}

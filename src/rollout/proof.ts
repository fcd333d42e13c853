import type { Finding } from "../core/finding.ts";
import type { RolledBack } from "../core/states.ts";
import { fold } from "../core/verdict.ts";

/**
 * What a revert came to: proven by version, checks and a stable window; failed where one of them
 * fails; held where they leave doubt.
 */
export function proofOf(findings: readonly Finding[]): RolledBack {
  const verdict = fold(findings);
  if (verdict === "pass") return "yes";
  return verdict === "fail" ? "failed" : "held";
}

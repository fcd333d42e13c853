import type { Finding } from "../core/finding.ts";
import { isObserved } from "../core/observe-only.ts";

/** Where one signal failed, watching ended early: that others were undecided then says nothing. */
export function cutShort(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some((f) => f.outcome === "fail" && !isObserved(f))) return findings;
  return findings.map((f) => (f.outcome === "inconclusive" ? { ...f, effect: "inform" } : f));
}

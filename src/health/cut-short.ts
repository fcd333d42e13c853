import type { Finding } from "../core/finding.ts";

/** Where one signal failed, watching ended early: that others were undecided then says nothing. */
export function cutShort(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some((f) => f.outcome === "fail")) return findings;
  return findings.map((f) => (f.outcome === "inconclusive" ? { ...f, effect: "inform" } : f));
}

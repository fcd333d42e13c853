import type { Finding, Outcome } from "./finding.ts";

/** The outcome of a whole stage; there is no `not-applicable` verdict. */
export type Verdict = Exclude<Outcome, "not-applicable">;

const WORST_FIRST = ["fail", "unknown", "inconclusive", "pending", "pass"] as const;

const RANK: ReadonlyMap<Outcome, number> = new Map(WORST_FIRST.map((outcome, i) => [outcome, i]));

/** The worst outcome among blocking findings; no blocking finding at all is `unknown`. */
export function fold(findings: readonly Finding[]): Verdict {
  const blocking = new Set(findings.filter((f) => f.effect === "block").map((f) => f.outcome));
  return WORST_FIRST.find((outcome) => blocking.has(outcome)) ?? "unknown";
}

/** The findings that keep a verdict from being `pass`, worst first. */
export function blockers(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ outcome }: Finding) => RANK.get(outcome) ?? RANK.size;
  return findings
    .filter((f) => f.effect === "block" && f.outcome !== "pass" && f.outcome !== "not-applicable")
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Process exit code: 0 pass, 1 fail, 3 anything in between (2 is "could not run"). */
export function exitCode(verdict: Verdict): 0 | 1 | 3 {
  if (verdict === "pass") return 0;
  return verdict === "fail" ? 1 : 3;
}

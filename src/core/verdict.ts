import type { Effect, Finding, Outcome } from "./finding.ts";

/** The outcome of a whole stage; there is no `not-applicable` verdict. */
export type Verdict = Exclude<Outcome, "not-applicable">;

const WORST_FIRST = ["fail", "unknown", "inconclusive", "pending", "pass"] as const;

const RANK: ReadonlyMap<Outcome, number> = new Map(WORST_FIRST.map((outcome, i) => [outcome, i]));

/** The worst outcome among blocking findings; no blocking finding at all is `unknown`. */
export function fold(findings: readonly Finding[]): Verdict {
  const blocking = findings.filter((f) => f.effect === "block");
  return worst(blocking.map((f) => f.outcome)) ?? "unknown";
}

/** The worst of some outcomes; undefined where none of them says anything. */
export function worst(outcomes: readonly Outcome[]): Verdict | undefined {
  return WORST_FIRST.find((outcome) => outcomes.includes(outcome));
}

/** The findings that keep a verdict from being `pass`, worst first. */
export function blockers(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ outcome }: Finding) => RANK.get(outcome) ?? RANK.size;
  return openFindings(findings)
    .filter((f) => f.effect === "block")
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Findings that are not met, each thing once: without rows that only repeat another finding. */
export function openFindings(findings: readonly Finding[]): readonly Finding[] {
  const open = findings.filter((f) => f.outcome !== "pass" && f.outcome !== "not-applicable");
  return open.filter((finding) => !repeats(finding, open));
}

/**
 * True for what follows from another open finding that is as hard, and for what saw nothing where
 * something that blocks has ended the stage early.
 */
function repeats({ basis, effect }: Finding, open: readonly Finding[]): boolean {
  if (basis.kind !== "derived") return false;
  const hardness = EFFECTS.indexOf(effect);
  const others = open.filter(
    (other) => other.basis.kind !== "derived" && EFFECTS.indexOf(other.effect) >= hardness,
  );
  const seen = basis.findings.length + basis.receipts.length > 0;
  return others.some((other) =>
    seen ? basis.findings.includes(other.id) : other.effect === "block",
  );
}

const EFFECTS: readonly Effect[] = ["inform", "warn", "block"];

/** Process exit code: 0 pass, 1 fail, 3 anything in between (2 is "could not run"). */
export function exitCode(verdict: Verdict): 0 | 1 | 3 {
  if (verdict === "pass") return 0;
  return verdict === "fail" ? 1 : 3;
}

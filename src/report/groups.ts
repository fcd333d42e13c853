import type { Finding } from "../core/finding.ts";
import type { Report } from "../core/report.ts";

const isOpen = (finding: Finding): boolean =>
  finding.outcome !== "pass" && finding.outcome !== "not-applicable";

/** Findings that warn and are not met. */
export function warningsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((f) => f.effect === "warn" && isOpen(f));
}

/** Findings that only inform and are not met. */
export function remarksOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((f) => f.effect === "inform" && isOpen(f));
}

/** The word that stands for an outcome wherever there is little room. */
export function wordOf(finding: Finding): string {
  const words = {
    pass: "PASS",
    fail: finding.effect === "block" ? "FAIL" : "WARN",
    unknown: "UNKNOWN",
    inconclusive: "INCONCLUSIVE",
    pending: "WAIT",
    "not-applicable": "N/A",
  } as const;
  const tags = finding.tags ?? [];
  return [words[finding.outcome], ...tags].join(", ");
}

/** What was expected and what was found, in the wording of the outcome. */
export function comparison({ outcome, expected, found }: Finding): string {
  switch (outcome) {
    case "fail":
      return `expected ${expected}, found ${found}`;
    case "unknown":
      return `could not check: ${found}; expected ${expected}`;
    case "inconclusive":
      return `not enough to decide: ${found}; expected ${expected}`;
    case "pending":
      return `waiting: ${found}; expected ${expected}`;
    case "pass":
    case "not-applicable":
      return found;
    default:
      return outcome satisfies never;
  }
}

/** What a requirement rests on: a person's word, what a machine saw, or the manifest alone. */
export function strengthOf(finding: Finding, answers: Report["answers"]): string {
  if (finding.basis.kind !== "requirement") return "verified";
  const keys = Object.values(finding.basis.answers).flat();
  const found = keys.map((key) => answers[key]);
  const strengths = found.flatMap((a) => (a?.state === "known" ? [a.strength] : []));
  if (strengths.includes("attested")) return "attested";
  return strengths.length > 0 ? "verified" : "declared";
}

import type { Finding } from "../core/finding.ts";
import type { Report } from "../core/report.ts";
import { OUTCOMES, openFindings } from "../core/verdict.ts";

/** Findings that warn and are not met. */
export function warningsOf(findings: readonly Finding[]): readonly Finding[] {
  return openFindings(findings).filter((f) => f.effect === "warn");
}

/** Findings that only inform and are not met. */
export function remarksOf(findings: readonly Finding[]): readonly Finding[] {
  return openFindings(findings).filter((f) => f.effect === "inform");
}

/** Stands for a failure that only warns. */
export const WARN = { word: "WARN", means: "not in order, and only a warning" } as const;

/** The word that stands for an outcome wherever there is little room. */
export function wordOf(finding: Finding): string {
  const { outcome, effect, tags = [] } = finding;
  const word = outcome === "fail" && effect !== "block" ? WARN.word : OUTCOMES[outcome].word;
  return [word, ...tags].join(", ");
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

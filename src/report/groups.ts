import type { Finding } from "../core/finding.ts";
import { isObserved } from "../core/observe-only.ts";
import type { Report } from "../core/report.ts";
import { OUTCOMES, openFindings } from "../core/verdict.ts";
import { inSentence } from "../core/wording.ts";

/** Findings that warn and are not met. */
export function warningsOf(findings: readonly Finding[]): readonly Finding[] {
  return openFindings(findings).filter((f) => f.effect === "warn");
}

/** Findings that only inform and are not met. */
export function remarksOf(findings: readonly Finding[]): readonly Finding[] {
  return openFindings(findings).filter((f) => f.effect === "inform");
}

/** Stands for a failure that only warns. */
export const WARN = { word: "WARN", means: "not met, and only a warning" } as const;

/** Stands for whatever came of something that was only observed. */
const OBSERVED_WORD = "OBSERVED";

/** The word that stands for an outcome wherever there is little room. */
export function wordOf(finding: Finding): string {
  const { outcome, effect, tags = [] } = finding;
  // What nothing follows from never reads as a pass.
  if (isObserved(finding)) return OBSERVED_WORD;
  const word = outcome === "fail" && effect !== "block" ? WARN.word : OUTCOMES[outcome].word;
  return [word, ...tags].join(", ");
}

/** What was expected and what was found, in the wording of the outcome; stands alone. */
export function comparison(finding: Finding): string {
  const { outcome } = finding;
  if (isObserved(finding)) {
    return outcome === "pass"
      ? finding.found
      : `${finding.found}; expected ${inSentence(finding.expected)}`;
  }
  const [expected, found] = [inSentence(finding.expected), inSentence(finding.found)];
  switch (outcome) {
    case "fail":
      return `Expected ${expected}, found ${found}`;
    case "unknown":
      return `Could not check: ${found}; expected ${expected}`;
    case "inconclusive":
      return `Not enough to decide: ${found}; expected ${expected}`;
    case "pending":
      return `Waiting: ${found}; expected ${expected}`;
    case "pass":
    case "not-applicable":
      return finding.found;
    default:
      return outcome satisfies never;
  }
}

/** True for what people vouch for; reports of earlier versions say so by the rule alone. */
export function isAttested({ attested, basis }: Finding): boolean {
  if (attested !== undefined) return attested.length > 0;
  return basis.kind === "requirement" && basis.evaluator === "signoff";
}

/** What a requirement rests on: a person's word, what a machine saw, or the manifest alone. */
export function strengthOf(finding: Finding, answers: Report["answers"]): string {
  if (finding.basis.kind !== "requirement") return "verified";
  if (isAttested(finding)) return "attested";
  const keys = Object.values(finding.basis.answers).flat();
  const found = keys.map((key) => answers[key]);
  const strengths = found.flatMap((a) => (a?.state === "known" ? [a.strength] : []));
  return strengths.length > 0 ? "verified" : "declared";
}

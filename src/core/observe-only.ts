import type { Finding } from "./finding.ts";
import { OBSERVE_ONLY } from "./finding-id.ts";
import { worst } from "./verdict.ts";
import { inSentence, plural } from "./wording.ts";

/** True for what was only observed: nothing may follow from it. */
export function isObserved({ tags = [] }: Pick<Finding, "tags">): boolean {
  return tags.includes("observed");
}

/**
 * A finding from which nothing follows: it informs, says what would have become of it, and keeps the
 * outcome that it would have had. What does not apply stays as it is.
 */
export function onlyObserved(finding: Finding): Finding {
  const { outcome, tags = [], found } = finding;
  if (outcome === "not-applicable" || isObserved(finding)) return finding;
  const said = `Would have ${WOULD[outcome]}: ${inSentence(found)}`;
  return { ...finding, effect: "inform", tags: [...tags, "observed"], found: said };
}

const WOULD = {
  pass: "passed",
  fail: "failed",
  unknown: "been unknown",
  inconclusive: "been inconclusive",
  pending: "waited",
} as const;

/** `2 only observed, 1 would have failed`; undefined where nothing was only observed. */
export function observedWords(findings: readonly Finding[]): string | undefined {
  // What follows from other findings is not counted beside them.
  const own = findings.filter((one) => isObserved(one) && one.basis.kind !== "derived");
  if (own.length === 0) return undefined;
  const failed = own.filter(({ outcome }) => outcome === "fail").length;
  const would = failed === 0 ? "" : `, ${failed} would have failed`;
  return `${own.length} only observed${would}`;
}

/** What a whole environment that is only observed says instead of a verdict: it never passes. */
export function observedEnvironment(name: string, findings: readonly Finding[]): Finding {
  const seen = findings.filter(isObserved);
  const outcome = worst(seen.map((one) => one.outcome)) ?? "unknown";
  const would = outcome === "pass" ? "passed" : WOULD[outcome];
  return {
    id: OBSERVE_ONLY,
    title: "The environment may be judged",
    effect: "block",
    basis: { kind: "observed" },
    outcome: "inconclusive",
    expected: "An environment that is not only observed",
    found: `It would have ${would}, and ${name} is only observed`,
    remedy: `Leave \`observe-only\` of ${name} out when its findings are to count`,
    details: [`${plural(seen.length, "finding")} only observed: nothing follows from them`],
  };
}

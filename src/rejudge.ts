import type { Basis, Finding, Judgement } from "./core/finding.ts";
import type { Report } from "./core/report.ts";
import { judgeSignal } from "./health/judge.ts";
import { judgeAnswers } from "./requirements/harness/evaluate.ts";
import { judgeTries } from "./smoke/judge.ts";

type Requirement = Extract<Basis, { readonly kind: "requirement" }>;

/**
 * Judges a report again, offline, from the answers, tries and looks that it holds: the findings
 * that the same evidence gives today. What was merely observed has nothing to judge again and
 * stays as it is. Altered evidence gives other findings than the report's.
 */
export function rejudge(report: Report): readonly Finding[] {
  return report.findings.map((finding) => {
    const { basis } = finding;
    if (basis.kind === "requirement") return judgeRequirement(report, finding, basis);
    if (basis.kind === "check") return { ...bare(finding), ...judgeTries(basis.tries) };
    if (basis.kind === "signal")
      return { ...bare(finding), ...judgeSignal(basis.rule, basis.looks) };
    return finding;
  });
}

/** A finding without what its rule said. */
function bare({ id, title, effect, owner, place, basis }: Finding): Omit<Finding, keyof Judgement> {
  return { id, title, effect, owner, place, basis };
}

/** With the report's own subject and time; a report that names neither proves nothing. */
function judgeRequirement(report: Report, finding: Finding, basis: Requirement): Finding {
  const { release, environment, run, declared, judgedAt } = report;
  const isKnown = release !== undefined && environment !== undefined && judgedAt !== undefined;
  if (!isKnown || declared === undefined) {
    return { ...bare(finding), basis, ...WITHOUT_SUBJECT };
  }
  const { id, title, effect, owner = "", place } = finding;
  const { evaluator: uses, options } = basis;
  const [again] = judgeAnswers(
    [{ id, title, effect, owner, place, uses, options }],
    { release, environment, run, declared, now: Date.parse(judgedAt) },
    new Map(Object.entries(report.answers)),
  );
  if (again === undefined) throw new Error("one requirement gives one finding");
  return again;
}

const WITHOUT_SUBJECT: Judgement = {
  outcome: "unknown",
  expected:
    "the report names its release, its environment, what was declared and the time of the judgement",
  found: "it does not",
  remedy: "use the report.json of a stage that has judged requirements",
};

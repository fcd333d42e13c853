import { codeOf } from "./core/codes.ts";
import type { Basis, Finding, Judgement } from "./core/finding.ts";
import { bareId } from "./core/finding-id.ts";
import type { Report } from "./core/report.ts";
import { worded } from "./core/wording.ts";
import { judgeSignal } from "./health/judge.ts";
import { derive } from "./requirements/harness/derive.ts";
import { judgeAnswers, observerOf } from "./requirements/harness/evaluate.ts";
import { judgeTries } from "./smoke/judge.ts";

type Requirement = Extract<Basis, { readonly kind: "requirement" }>;
type Derived = Extract<Basis, { readonly kind: "derived" }>;

/**
 * Judges a report again, offline, from the answers, tries and looks that it holds: the findings
 * that the same evidence gives today. What was merely observed has nothing to judge again and
 * stays as it is. Altered evidence gives other findings than the report's.
 */
export function rejudge(report: Report): readonly Finding[] {
  const again: Finding[] = [];
  for (const finding of report.findings) {
    const judged = worded(judgeAgain(report, finding, again));
    again.push(finding.code === undefined ? judged : { ...judged, code: codeOf(judged) });
  }
  return again;
}

function judgeAgain(report: Report, finding: Finding, before: readonly Finding[]): Finding {
  const { basis } = finding;
  if (basis.kind === "requirement") return judgeRequirement(report, finding, basis);
  if (basis.kind === "derived") return judgeDerived(report, { finding, basis, before });
  if (basis.kind === "check") return { ...bare(finding), ...judgeTries(basis.tries) };
  if (basis.kind === "signal") return { ...bare(finding), ...judgeSignal(basis.rule, basis.looks) };
  return finding;
}

type Bare = Omit<Finding, Exclude<keyof Judgement, "place">>;

/** A finding without what its rule said. */
function bare({ id, title, effect, owner, place, of, basis }: Finding): Bare {
  return { id, title, effect, owner, place, of, basis };
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
    [{ id: bareId(id), title, effect, owner, place, uses, options }],
    { release, environment, run, declared, now: Date.parse(judgedAt) },
    new Map(Object.entries(report.answers)),
  );
  if (again === undefined) throw new Error("one requirement gives one finding");
  return again;
}

/**
 * From the findings before it, judged again: the nearest of each id, since a revert checks again
 * what was checked before.
 */
function judgeDerived(
  report: Report,
  {
    finding,
    basis,
    before,
  }: { readonly finding: Finding; readonly basis: Derived; readonly before: readonly Finding[] },
): Finding {
  const { evaluator: uses, options, foreseen } = basis;
  const { effect, owner = "" } = finding;
  const observer = observerOf(uses);
  const findings = basis.findings.map((id) => before.findLast((other) => other.id === id));
  const receipts = basis.receipts.map((key) => report.receipts.find((other) => other.key === key));
  const there = [...findings, ...receipts].every((one) => one !== undefined);
  if (observer === undefined || !there) {
    return { ...bare(finding), ...WITHOUT_BASIS };
  }
  const observed = {
    findings: findings.flatMap((one) => one ?? []),
    receipts: receipts.flatMap((one) => one ?? []),
  };
  const again = derive({ uses, options, foreseen, effect, owner }, observer, observed);
  return { ...bare(finding), ...again.judgement, effect: again.effect, basis: again.basis };
}

const WITHOUT_BASIS: Judgement = {
  outcome: "unknown",
  expected: "A report that holds what this finding follows from",
  found: "A report without it",
  remedy: "Use the report.json as the stage wrote it",
};

const WITHOUT_SUBJECT: Judgement = {
  outcome: "unknown",
  expected:
    "A report that names its release, its environment, what was declared and the time of the judgement",
  found: "A report without one of these",
  remedy: "Use the report.json of a stage that has judged requirements",
};

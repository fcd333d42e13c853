import { spared } from "./core/baseline.ts";
import { codeOf } from "./core/codes.ts";
import type { Basis, Effect, Finding, Judgement } from "./core/finding.ts";
import { bareId } from "./core/finding-id.ts";
import { isObserved, onlyObserved } from "./core/observe-only.ts";
import type { PlannedRow, Report } from "./core/report.ts";
import { worded } from "./core/wording.ts";
import { cutShort } from "./health/cut-short.ts";
import { judgeSignal, signalEffect } from "./health/judge.ts";
import { derive } from "./requirements/harness/derive.ts";
import { judgeAnswers, observerOf } from "./requirements/harness/evaluate.ts";
import { judgeTries } from "./smoke/judge.ts";

type Requirement = Extract<Basis, { readonly kind: "requirement" }>;
type Derived = Extract<Basis, { readonly kind: "derived" }>;

/**
 * Judges a report again, offline, from the answers, tries and looks that it holds: the findings
 * that the same evidence gives today, each as hard as policy and manifest make it. What was merely
 * observed has nothing to judge again and stays as it is. Altered evidence gives other findings
 * than the report's.
 */
export function rejudge(report: Report): readonly Finding[] {
  const measured = softened(report.findings.map((finding) => measure(report, finding)));
  const again: Finding[] = [];
  for (const [i, finding] of measured.entries()) {
    const { basis } = finding;
    const code = report.findings[i]?.code;
    const own =
      basis.kind === "derived" ? judgeDerived(report, { finding, basis, before: again }) : finding;
    const isRow = rowOf(report, finding)?.observeOnly === true;
    const judged = worded(isRow ? onlyObserved(own) : own);
    again.push(code === undefined ? judged : { ...judged, code: recoded(judged, code) });
  }
  // Rows follow from what was found, before nothing follows from any of it.
  return again.map((finding) => counted(report, finding));
}

/** What is only observed since its whole environment is. */
function counted(report: Report, finding: Finding): Finding {
  const { environment, stage } = report;
  const isHere = environment?.observeOnly === true && finding.of?.kind !== "rollback";
  return isHere && isFound(report, finding) && stage !== "rollback"
    ? onlyObserved(finding)
    : finding;
}

/** What was found of the release; rows about the deployment itself follow from what was done. */
function isFound(report: Report, finding: Finding): boolean {
  if (/^(check|signal)\//.test(finding.id)) return true;
  const { phase } = rowOf(report, finding) ?? {};
  return phase === "readiness" || phase === "staging" || phase === "verify";
}

/** The code as it follows now; what was observed keeps the problem that it was about. */
function recoded({ code: _, ...finding }: Finding, said: string): string {
  const isProblem = finding.basis.kind === "observed" && said.startsWith("problem/");
  return isProblem ? said : codeOf(finding);
}

/** Judges what follows from answers, tries or looks; other findings are handed on. */
function measure(report: Report, finding: Finding): Finding {
  const { basis } = finding;
  if (basis.kind === "requirement") return judgeRequirement(report, finding, basis);
  if (basis.kind === "check") {
    const effect = severityOf(report, finding) ?? finding.effect;
    return {
      ...bare(finding),
      effect,
      ...spared(judgeTries(basis.tries, basis.failOn), basis.before),
    };
  }
  if (basis.kind === "signal") {
    const judgement = judgeSignal(basis.rule, basis.looks);
    const judged = { ...bare(finding), ...spared(judgement, basis.before) };
    return basis.rule.observeOnly === true ? onlyObserved(judged) : judged;
  }
  const isRow = finding.id.startsWith("requirement/") && basis.kind === "observed";
  return isRow ? leftOut(report, finding) : finding;
}

type Bare = Omit<Finding, Exclude<keyof Judgement, "place" | "effect">>;

/** A finding without what its rule said. */
function bare({ id, title, effect, owner, place, of, basis }: Finding): Bare {
  return { id, title, effect, owner, place, of, basis };
}

/** The policy's row of a finding, where the report holds the policy. */
const rowOf = ({ planned = [] }: Report, { id }: Finding): PlannedRow | undefined =>
  planned.find((row) => row.id === id);

/** How hard a check is by its severity, where the report holds the checks of the manifest. */
function severityOf({ declared }: Report, { id }: Finding): Effect | undefined {
  if (declared?.smoke.state !== "known") return undefined;
  const { critical, warning } = declared.smoke.value;
  if (critical.includes(bareId(id))) return "block";
  return warning.includes(bareId(id)) ? "warn" : undefined;
}

/** Signals block, unless one of the same version has failed before they were decided. */
function softened(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => {
    const { basis, of } = finding;
    if (basis.kind !== "signal" || of === undefined || isObserved(finding)) return finding;
    const hard: Finding = { ...finding, effect: signalEffect(basis.rule) };
    const others = findings.filter(
      (other) =>
        other.basis.kind === "signal" &&
        other !== finding &&
        other.of?.kind === of.kind &&
        other.of.version === of.version,
    );
    return cutShort([hard, ...others])[0] ?? hard;
  });
}

/** A requirement that does not apply: it has a reason for that in the manifest. */
function leftOut(report: Report, finding: Finding): Finding {
  const row = rowOf(report, finding);
  if (row === undefined) return finding;
  return row.applies
    ? { ...bare(finding), effect: row.effect, ...WITHOUT_BASIS }
    : { ...finding, outcome: "not-applicable", effect: row.effect };
}

/** With the report's own subject and time; a report that names neither proves nothing. */
function judgeRequirement(report: Report, finding: Finding, basis: Requirement): Finding {
  const { release, environment, run, declared, judgedAt } = report;
  const isKnown = release !== undefined && environment !== undefined && judgedAt !== undefined;
  const row = rowOf(report, finding);
  const effect = row?.effect ?? finding.effect;
  if (!isKnown || declared === undefined) {
    return { ...bare(finding), effect, basis, ...WITHOUT_SUBJECT };
  }
  const { id, title, owner = "", place } = finding;
  const { evaluator: uses, options } = basis;
  if (row !== undefined && (!row.applies || row.uses !== uses)) {
    return { ...bare(finding), effect, ...WITHOUT_BASIS };
  }
  const [again] = judgeAnswers(
    [
      {
        id: bareId(id),
        title,
        effect,
        owner,
        place,
        uses,
        options,
        waiver: row?.waiver,
        waivable: row?.waivable,
      },
    ],
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
  const { owner = "" } = finding;
  const row = rowOf(report, finding);
  const effect = row?.effect ?? basis.effect ?? finding.effect;
  const observer = observerOf(uses);
  const findings = basis.findings.map((id) => before.findLast((other) => other.id === id));
  const receipts = basis.receipts.map((key) => report.receipts.find((other) => other.key === key));
  const there = [...findings, ...receipts].every((one) => one !== undefined);
  const fits = row === undefined || (row.applies && row.uses === uses);
  if (observer === undefined || !there || !fits) {
    return { ...bare(finding), ...WITHOUT_BASIS };
  }
  const observed = {
    findings: findings.flatMap((one) => one ?? []),
    receipts: receipts.flatMap((one) => one ?? []),
  };
  const again = derive({ uses, options, foreseen, effect, owner }, observer, observed);
  const same = basis.effect === undefined ? withoutEffect(again.basis) : again.basis;
  return { ...bare(finding), ...again.judgement, effect: again.effect, basis: same };
}

/** As reports were written that did not record how hard a row is by its policy. */
function withoutEffect({ effect: _, ...basis }: Derived): Derived {
  return basis;
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

import type { Finding } from "../core/finding.ts";
import type { FindingKind } from "../core/finding-id.ts";
import type { Phase } from "../core/phases.ts";
import { judgeAnswers, kindsOf, observerOf } from "../requirements/harness/evaluate.ts";
import type { Observed } from "../requirements/harness/observer.ts";
import type { Run } from "./run.ts";

/** Judges the policy's rows of a phase by what a stage has seen and done. */
export type JudgeRows = (
  phase: Phase,
  observed: Observed,
  /** Leaves out rows that look at other kinds of findings than the stage can make. */
  only?: readonly FindingKind[],
) => readonly Finding[];

/** The policy's rows of a phase, judged by what the stage has seen and done. */
export function judgeRows(run: Run, ...[phase, observed, only]: Parameters<JudgeRows>) {
  const { rowsFor, release, environment, identity, declared } = run.subject;
  const rows = rowsFor(phase).filter((row) => {
    if (observerOf(row.uses) === undefined) return false;
    const kinds = kindsOf(row);
    return only === undefined || (kinds.length > 0 && kinds.every((kind) => only.includes(kind)));
  });
  const subject = { release, environment, run: identity, declared, now: run.world.clock.now() };
  return judgeAnswers(rows, subject, new Map(), { observed });
}

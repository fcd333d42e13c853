import type { Finding } from "../core/finding.ts";
import type { FindingKind } from "../core/finding-id.ts";
import type { Phase } from "../core/phases.ts";
import { judgeAnswers, kindsOf } from "../requirements/harness/evaluate.ts";
import type { Observed } from "../requirements/harness/observer.ts";
import type { Run } from "./stage.ts";
import { subjectOf } from "./subject.ts";

/**
 * The policy's rows of a phase, judged by what the stage has seen and done. `only` leaves out rows
 * that look at other kinds of findings than the stage can make.
 */
export function judgeRows(
  run: Run,
  phase: Phase,
  observed: Observed,
  only?: readonly FindingKind[],
): readonly Finding[] {
  const rows = run.rowsFor(phase).filter((row) => {
    const kinds = kindsOf(row);
    return only === undefined || (kinds.length > 0 && kinds.every((kind) => only.includes(kind)));
  });
  return judgeAnswers(rows, subjectOf(run), new Map(), { observed });
}

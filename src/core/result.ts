import type { HandCommand } from "./by-hand.ts";
import type { Finding } from "./finding.ts";
import type { Unmarked } from "./report.ts";
import type { RolledBack } from "./states.ts";

/** What answered last; `version` undefined: none could be read. */
export interface Live {
  readonly version: string | undefined;
}

/** Everything that a stage hands on: to a stage that goes on from it, and to the report. */
export interface StageResult {
  readonly findings: readonly Finding[];
  /** Record that the stage has made, or was about. */
  readonly deployment?: number | undefined;
  /** Absent: nobody asked. */
  readonly live?: Live | undefined;
  readonly rolledBack?: RolledBack | undefined;
  /** Version that was or would be returned to. */
  readonly rollbackTo?: string | undefined;
  /** Command that a person runs where no revert came about. */
  readonly byHand?: HandCommand | undefined;
  readonly unmarked?: Unmarked | undefined;
}

/** One result after another: all findings, and of each fact what was learnt last. */
export function handOn(earlier: StageResult, later: StageResult): StageResult {
  const learnt = Object.entries(later).filter(([, fact]) => fact !== undefined);
  const findings = [...earlier.findings, ...later.findings];
  return { ...earlier, ...Object.fromEntries(learnt), findings };
}

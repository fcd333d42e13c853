import type { HandCommand } from "./by-hand.ts";
import type { Finding } from "./finding.ts";
import type { History } from "./record.ts";
import type { Proof, RecordVerdict } from "./record-description.ts";
import type { RecordKind, RolledBack } from "./states.ts";

/** What answered last; a field is undefined where it could not be read. */
export interface Live {
  readonly version: string | undefined;
  readonly commit?: string | undefined;
}

/** A verdict, and whether it stands on the record: `no` is for certain, `unclear` may be either. */
export interface Given {
  readonly verdict: RecordVerdict;
  readonly written: "yes" | "no" | "unclear";
}

/** Everything that a stage hands on: to a stage that goes on from it, and to the report. */
export interface StageResult {
  readonly findings: readonly Finding[];
  /** Record that the stage has made, or was about. */
  readonly deployment?: number | undefined;
  /** Absent: nobody asked. */
  readonly live?: Live | undefined;
  /** How it is known which build answers; absent: nothing was put in place or judged. */
  readonly proof?: Proof | undefined;
  readonly rolledBack?: RolledBack | undefined;
  /** Version that was or would be returned to. */
  readonly rollbackTo?: string | undefined;
  /** Command that a person runs where no revert came about. */
  readonly byHand?: HandCommand | undefined;
  /** A verdict that could not be written on the record: in this process it counts all the same. */
  readonly unrecorded?: RecordVerdict | undefined;
  /** The verdict that this process has given on `deployment`. */
  readonly given?: Given | undefined;
  /** What the record is of that the verdict was given on. */
  readonly judged?: RecordKind | undefined;
  /** That it is live could not be recorded, since GitHub gave no answer. */
  readonly untold?: true | undefined;
  /** What was deployed where, as read after the claim of `deployment`. */
  readonly history?: History | undefined;
}

/** One result after another: all findings, and of each fact what was learnt last. */
export function handOn(earlier: StageResult, later: StageResult): StageResult {
  const learnt = Object.entries(later).filter(([, fact]) => fact !== undefined);
  const findings = [...earlier.findings, ...later.findings];
  return { ...earlier, ...Object.fromEntries(learnt), findings };
}

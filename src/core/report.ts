import type { Receipt } from "./act.ts";
import type { Answer } from "./answer.ts";
import type { Declared } from "./declared.ts";
import type { Finding } from "./finding.ts";
import type { FindingId } from "./finding-id.ts";
import type { Phase } from "./phases.ts";
import type { Proof, RecordVerdict } from "./record-description.ts";
import type { Environment, Release, RunIdentity } from "./release.ts";
import type { StageName } from "./stages.ts";
import type { RolledBack } from "./states.ts";
import type { Effect, Outcome, Verdict } from "./verdict.ts";
import type { Waiver } from "./waiver.ts";

/** Facts that a stage learns and later readers want without searching the findings. */
export interface Notes {
  readonly deployment?: number | undefined;
  /** What production or staging answered last, where it was asked. */
  readonly liveVersion?: string | undefined;
  /** Commit that answered last, where the service tells it. */
  readonly liveCommit?: string | undefined;
  /** How it is known which build answers; absent: nothing was put in place or judged. */
  readonly proof?: Proof | undefined;
  readonly rolledBack?: RolledBack | undefined;
  /** Version that was or would be returned to. */
  readonly rollbackTo?: string | undefined;
  /** Verdict that could not be written on the deployment record. */
  readonly unrecorded?: RecordVerdict | undefined;
  /** Command or step that a person takes when a revert failed. */
  readonly byHand?: string | undefined;
  /** The same command for PowerShell. */
  readonly byHandPowerShell?: string | undefined;
  /** What to know before it is run. */
  readonly byHandRemarks?: readonly string[] | undefined;
}

/** A line of the policy as it is due for the release in the environment. */
export interface PlannedRow {
  readonly id: FindingId;
  readonly phase: Phase;
  /** Id of the evaluator. */
  readonly uses: string;
  readonly effect: Effect;
  /** False where the manifest gives a reason why the line does not apply. */
  readonly applies: boolean;
  readonly waiver?: Waiver | undefined;
  /** True where nothing follows from it. */
  readonly observeOnly?: true | undefined;
  /** Roles that may waive it together; undefined: nobody may. */
  readonly waivable?: readonly string[] | undefined;
}

/** What one finding came to. */
export interface Concluded {
  readonly id: FindingId;
  readonly outcome: Outcome;
  readonly effect: Effect;
}

export interface TimelineEntry {
  readonly at: string;
  readonly text: string;
  readonly link?: string | undefined;
}

/** Everything about one stage run; every rendering is made from it. */
export interface Report {
  readonly schema: 2;
  readonly tool: { readonly name: "release-gate"; readonly version: string };
  readonly stage: StageName;
  readonly repository: string | undefined;
  readonly run: RunIdentity;
  /** Undefined when the stage could not get so far as to know it. */
  readonly release: Release | undefined;
  readonly environment: Environment | undefined;
  /** Where manifest and trusted keys were read, and the component that it names. */
  readonly manifest: {
    readonly path: string;
    readonly origin: string;
    readonly trusted: string;
    readonly component?: string | undefined;
  };
  readonly dryRun: boolean;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The one time at which the requirements were judged, ISO 8601; undefined where none were. */
  readonly judgedAt?: string | undefined;
  readonly verdict: Verdict;
  /** 2 where the stage could not run. */
  readonly exitCode: 0 | 1 | 2 | 3;
  /** At most 140 characters: the decision and the one reason. */
  readonly headline: string;
  /** What to do next, and by whom. */
  readonly next: string;
  readonly findings: readonly Finding[];
  readonly answers: Readonly<Record<string, Answer>>;
  /** What the manifest declares, as the requirements were judged by it; undefined where none were. */
  readonly declared?: Declared | undefined;
  /** What the policy asks, of every phase; undefined where the stage did not get so far as to know it. */
  readonly planned?: readonly PlannedRow[] | undefined;
  /** Lines of the policy that nothing decides yet, by their ids; undefined where none were judged. */
  readonly undecided?: readonly string[] | undefined;
  /** Every finding that the stage ended with, in order, so that one that was taken out is missed. */
  readonly concluded?: readonly Concluded[] | undefined;
  readonly receipts: readonly Receipt[];
  readonly timeline: readonly TimelineEntry[];
  readonly notes: Notes;
  /** Lines for `permissions:` that were missing, sorted. */
  readonly permissions: readonly string[];
  readonly warnings: readonly string[];
}

import type { Report } from "./report.ts";
import type { StageName } from "./stages.ts";
import { ROLLED_BACK, type RolledBack } from "./states.ts";
import { exitCode, type Verdict } from "./verdict.ts";

/** How a stage ended, besides its verdict. */
interface End {
  /** False where there was nothing to run by: wrong usage, an invalid manifest. */
  readonly couldRun: boolean;
  readonly rolledBack: RolledBack | undefined;
  readonly stopped: boolean;
}

/**
 * Exit code of a stage. A release that was rolled back has failed, whatever doubt it was rolled back
 * for.
 */
export function endCode(stage: StageName, verdict: Verdict, end: End): Report["exitCode"] {
  if (end.stopped) return 3;
  if (!end.couldRun) return 2;
  const hasFailed = end.rolledBack !== undefined && ROLLED_BACK[end.rolledBack].fails;
  return stage === "release" && hasFailed ? 1 : exitCode(verdict);
}

import type { Notes } from "../core/report.ts";
import type { StageResult } from "../core/result.ts";

/** What the report says of a stage's result besides its findings. */
export function notesOf({
  findings: _,
  history: _read,
  given: _given,
  judged: _judged,
  untold: _untold,
  live,
  byHand,
  ...facts
}: StageResult): Notes {
  return {
    ...facts,
    ...(live === undefined ? {} : { liveVersion: live.version, liveCommit: live.commit }),
    ...(byHand === undefined
      ? {}
      : {
          byHand: byHand.sh,
          byHandPowerShell: byHand.powershell,
          byHandRemarks: byHand.remarks,
        }),
  };
}

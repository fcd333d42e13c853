import type { Finding } from "../core/finding.ts";
import { formatDuration } from "../core/units.ts";
import { step } from "./step.ts";

/**
 * Longest from the last look at build and checks to a pass on record, in milliseconds: it speaks of
 * the moment.
 */
export const FRESH_MS = 10_000;

/** A pass that GitHub took too long for, each time. */
export function tooLate(): Finding {
  return step("verdict", "The verdict speaks of this moment", {
    outcome: "unknown",
    expected: `A verdict within ${formatDuration(FRESH_MS)} of what was measured`,
    found: "GitHub took longer to show or to take the records, each time",
    remedy: "Run the stage again when GitHub answers as usual",
  });
}

import type { Finding } from "../core/finding.ts";
import { bareId } from "../core/finding-id.ts";
import type { PlannedRow } from "../core/report.ts";
import { waiverText } from "../core/waiver.ts";

/** Waivers that changed nothing, each with the reason; one that nobody needs is to be deleted. */
export function unusedWaivers(
  planned: readonly PlannedRow[],
  findings: readonly Finding[],
): readonly string[] {
  return planned.flatMap(({ id, waiver }) => {
    const judged = findings.find((finding) => finding.id === id);
    if (waiver === undefined || judged === undefined || judged.waiver !== undefined) return [];
    return [`${bareId(id)} is ${waiverText(waiver)}; this had no effect: ${reasonOf(judged)}`];
  });
}

function reasonOf({ outcome, effect }: Finding): string {
  if (outcome === "pass") return "the requirement is met";
  if (outcome === "not-applicable") return "the requirement does not apply";
  return effect === "block" ? "that day is over" : "the requirement does not block this release";
}

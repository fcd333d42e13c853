import type { Finding } from "../core/finding.ts";
import { bareId } from "../core/finding-id.ts";
import type { PlannedRow } from "../core/report.ts";
import { type Waiver, waiverText, whyRefused } from "../core/waiver.ts";

/** Waivers that changed nothing, each with the reason; one that nobody needs is to be deleted. */
export function unusedWaivers(
  planned: readonly PlannedRow[],
  findings: readonly Finding[],
): readonly string[] {
  return planned.flatMap(({ id, waiver }) => {
    const judged = findings.find((finding) => finding.id === id);
    if (waiver === undefined || judged === undefined || judged.waiver !== undefined) return [];
    return [
      `${bareId(id)} is ${waiverText(waiver)}; this had no effect: ${reasonOf(judged, waiver)}`,
    ];
  });
}

function reasonOf({ outcome, effect, details = [] }: Finding, waiver: Waiver): string {
  if (outcome === "pass") return "the requirement is met";
  if (outcome === "not-applicable") return "the requirement does not apply";
  if (effect !== "block") return "the requirement does not block this release";
  return whyRefused(waiver, details) ?? "that day is over";
}

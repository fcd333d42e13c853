import type { Finding } from "../../core/finding.ts";
import { isIsoDate } from "../../core/units.ts";
import { refusedWaiver, type Waiver } from "../../core/waiver.ts";
import { clockOf } from "../zone.ts";

/**
 * A waiver keeps what blocks and is not met from counting, until its last day is over, and where the
 * rule itself says nothing against it (`fault`).
 */
export function waived(
  judged: Finding,
  waiver: Waiver | undefined,
  { now, fault }: { readonly now: number; readonly fault: string | undefined },
): Finding {
  const isMet = judged.outcome === "pass" || judged.outcome === "not-applicable";
  if (waiver === undefined || isMet || judged.effect !== "block") return judged;
  const why = isValid(waiver, now) ? fault : "that day is over";
  if (why === undefined) return { ...judged, waiver };
  return { ...judged, details: [refusedWaiver(waiver, why), ...(judged.details ?? [])] };
}

/** True through the last day of a waiver, by the calendar of its zone; `now` in epoch milliseconds. */
export function isValid({ until, timezone }: Waiver, now: number): boolean {
  try {
    return isIsoDate(until) && clockOf(timezone)(now).date <= until;
  } catch {
    return false; // no such zone: nobody knows when the day ends
  }
}

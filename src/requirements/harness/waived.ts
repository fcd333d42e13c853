import type { Finding } from "../../core/finding.ts";
import { isIsoDate } from "../../core/units.ts";
import { type Waiver, waiverText } from "../../core/waiver.ts";
import { clockOf } from "../zone.ts";

/** A waiver keeps what blocks and is not met from counting, until its last day is over. */
export function waived(judged: Finding, waiver: Waiver | undefined, now: number): Finding {
  const isMet = judged.outcome === "pass" || judged.outcome === "not-applicable";
  if (waiver === undefined || isMet || judged.effect !== "block") return judged;
  if (isValid(waiver, now)) return { ...judged, waiver };
  const over = `Was ${waiverText(waiver)}; that day is over`;
  return { ...judged, details: [over, ...(judged.details ?? [])] };
}

/** True through the last day of a waiver, by the calendar of its zone; `now` in epoch milliseconds. */
export function isValid({ until, timezone }: Waiver, now: number): boolean {
  try {
    return isIsoDate(until) && clockOf(timezone)(now).date <= until;
  } catch {
    return false; // no such zone: nobody knows when the day ends
  }
}

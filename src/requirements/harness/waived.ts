import type { Waived } from "../../core/commands/waives.ts";
import type { Finding } from "../../core/finding.ts";
import { isIsoDate } from "../../core/units.ts";
import { type Waiver, waiverText } from "../../core/waiver.ts";
import { clockOf } from "../zone.ts";

/** A waiver keeps what blocks and is not met from counting, until its last day is over. */
export function waived(
  judged: Finding,
  { given, spoken }: { readonly given: Waiver | undefined; readonly spoken: Waived },
  now: number,
): Finding {
  const isMet = judged.outcome === "pass" || judged.outcome === "not-applicable";
  if (isMet || judged.effect !== "block") return judged;
  const all = [given, spoken.waiver].flatMap((waiver) => waiver ?? []);
  const valid = all.find((waiver) => isValid(waiver, now));
  if (valid !== undefined) return { ...judged, waiver: valid };
  const notes = [
    ...all.map((waiver) => `Was ${waiverText(waiver)}; that day is over`),
    ...spoken.lacking.map((role) => `Waived in part: the ${role} has to write the same line`),
    ...spoken.refused.map(({ sentence }) => sentence),
  ];
  return notes.length === 0
    ? judged
    : { ...judged, details: [...notes, ...(judged.details ?? [])] };
}

/** True through the last day of a waiver, by the calendar of its zone; `now` in epoch milliseconds. */
function isValid({ until, timezone }: Waiver, now: number): boolean {
  try {
    return isIsoDate(until) && clockOf(timezone)(now).date <= until;
  } catch {
    return false; // no such zone: nobody knows when the day ends
  }
}

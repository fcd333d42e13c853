import type { Waived } from "../../core/commands/waives.ts";
import type { Finding } from "../../core/finding.ts";
import { isIsoDate } from "../../core/units.ts";
import { refusedWaiver, type Waiver } from "../../core/waiver.ts";
import { clockOf } from "../zone.ts";
import type { PutOffFor } from "./put-off.ts";

/** What may speak against a waiver: the day, in epoch milliseconds, and the rule of its row. */
interface Against {
  readonly now: number;
  readonly faultOf: (waiver: Waiver) => string | undefined;
}

/** What may keep a requirement from counting. */
interface Given {
  readonly given: Waiver | undefined;
  readonly spoken: Waived;
  readonly putOff: ReturnType<PutOffFor>;
}

/**
 * A waiver of the manifest or of the release issue, or an incident, keeps what blocks and is not met from counting,
 * until its last day is over, and where the rule itself says nothing against it (`faultOf`).
 */
export function waived(
  judged: Finding,
  { given, spoken, putOff }: Given,
  { now, faultOf }: Against,
): Finding {
  const isMet = judged.outcome === "pass" || judged.outcome === "not-applicable";
  if (isMet || judged.effect !== "block") return judged;
  // A waiver is for good, and comes before what has to be met afterwards.
  const all = [given, spoken.waiver, putOff.waiver].flatMap((waiver) => waiver ?? []);
  const tried = all.map((waiver) => {
    return { waiver, why: isValid(waiver, now) ? faultOf(waiver) : "that day is over" };
  });
  const valid = tried.find(({ why }) => why === undefined);
  if (valid !== undefined) return { ...judged, waiver: valid.waiver };
  const notes = [
    ...tried.map(({ waiver, why = "" }) => refusedWaiver(waiver, why)),
    ...spoken.lacking.map((role) => `Waived in part: the ${role} has to write the same line`),
    ...(putOff.refused === undefined ? [] : [putOff.refused]),
    ...spoken.refused.map(({ sentence }) => sentence),
  ];
  return notes.length === 0
    ? judged
    : { ...judged, details: [...notes, ...(judged.details ?? [])] };
}

/** True through the last day of a waiver, by the calendar of its zone; `now` in epoch milliseconds. */
export function isValid(
  { until, timezone }: Pick<Waiver, "until" | "timezone">,
  now: number,
): boolean {
  try {
    return isIsoDate(until) && clockOf(timezone)(now).date <= until;
  } catch {
    return false; // no such zone: nobody knows when the day ends
  }
}

import { isIsoDate } from "../../core/units.ts";
import type { Waiver } from "../../core/waiver.ts";
import { clockOf } from "../zone.ts";

/** True through the last day of a waiver, by the calendar of its zone; `now` in epoch milliseconds. */
export function isValid({ until, timezone }: Waiver, now: number): boolean {
  try {
    return isIsoDate(until) && clockOf(timezone)(now).date <= until;
  } catch {
    return false; // no such zone: nobody knows when the day ends
  }
}

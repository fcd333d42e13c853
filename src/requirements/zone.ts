import type { Day } from "../core/declared.ts";

/** What the clocks of a zone show at an instant. */
export interface Local {
  /** ISO date. */
  readonly date: string;
  readonly day: Day;
  /** Minutes since midnight as the clock shows them, 0 to 1439. */
  readonly minute: number;
  /** Minutes that the zone is ahead of UTC. */
  readonly offset: number;
}

const DAYS: readonly Day[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
export const MINUTE_MS = 60_000;

/** A reader of a zone's clocks; throws a RangeError for a zone that does not exist. */
export function clockOf(timezone: string): (at: number) => Local {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
    const minute = read("hour") * 60 + read("minute");
    const asUtc = Date.UTC(read("year"), read("month") - 1, read("day"), 0, minute);
    const shown = new Date(asUtc);
    return {
      date: shown.toISOString().slice(0, 10),
      day: DAYS[shown.getUTCDay()] ?? "sun",
      minute,
      offset: Math.round((asUtc - Math.floor(at / MINUTE_MS) * MINUTE_MS) / MINUTE_MS),
    };
  };
}

/** `09:05` of minutes since midnight; 1440 is `24:00`. */
export function hourText(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** `Mon 2026-11-23 09:00 Europe/Berlin (2026-11-23 08:00 UTC)`; where the zone is UTC, once. */
export function bothClocks(at: number, timezone: string): string {
  const local = clockOf(timezone)(at);
  const day = local.day.charAt(0).toUpperCase() + local.day.slice(1);
  const utc = new Date(at).toISOString();
  const own = `${day} ${local.date} ${hourText(local.minute)} ${timezone}`;
  if (timezone === "UTC") return own;
  return `${own} (${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC)`;
}

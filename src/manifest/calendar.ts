import * as z from "zod";
import type { Day, Window } from "../core/declared.ts";
import { lazily, text } from "../fields/fields.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const satisfies readonly Day[];

const DAY_WORDS = /^((mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?|daily)$/;

const WORDS: readonly string[] = DAYS;
const indexOfDay = (word: string): number => WORDS.indexOf(word);

/** One day, a span of days that may run over the end of the week, or all. */
function daysOf(words: string): readonly Day[] {
  if (words === "daily") return DAYS;
  const [first, last = first] = words.split("-").map(indexOfDay);
  const from = first ?? 0;
  const length = (((last ?? 0) - from + 7) % 7) + 1;
  return DAYS.concat(DAYS).slice(from, from + length);
}

const days = lazily(() =>
  z.union([
    text.regex(DAY_WORDS, "days such as mon-thu, fri, daily or [mon, wed]").transform(daysOf),
    z.array(z.enum(DAYS)).min(1, "at least one day"),
  ]),
);

const hours = lazily(() =>
  text
    .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "hours such as 09:00-16:00")
    .transform((span) => {
      const [from = 0, to = 0] = span.split("-").map((time) => {
        const [hour, minute] = time.split(":").map(Number);
        return (hour ?? 0) * 60 + (minute ?? 0);
      });
      return { fromMinute: from, toMinute: to };
    }),
);

/** A weekly span in which deployments may start. */
export const window = lazily(() =>
  z
    .strictObject({ days, hours })
    .transform((value): Window => ({ days: value.days, ...value.hours })),
);

export const date = text.regex(/^\d{4}-\d{2}-\d{2}$/, "a date, such as 2026-12-20");

/** Whole days on which nothing is deployed, first and last included. */
export const freeze = lazily(() =>
  z.strictObject({
    from: date,
    through: date,
    because: text.meta({ description: "why, for the people it stops" }),
  }),
);

/**
 * True for UTC, and for a zone that this machine knows as `Area/City`. Abbreviations and offsets are none: most of
 * them know no summer time, and a window would be an hour off for half of the year.
 */
export function isZone(name: string): boolean {
  if (name === "UTC") return true; // the default: the zones' data take 10 ms to load
  if (!/^[A-Z]\w*\//.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

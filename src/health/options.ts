import * as z from "zod";
import { duration, id, percent } from "../fields/fields.ts";

/** Limit of a signal that names none: `10%`. */
export const DEFAULT_MAX = 0.1;

const max = percent.pipe(
  z
    .number()
    .gt(0, "a limit above 0%: that nothing ever goes wrong cannot be proven")
    .lt(1, "a limit below 100%"),
);

const signal = z.strictObject({
  probe: id.meta({ description: "id of a check, which is repeated and counted" }),
  "error-rate": z
    .strictObject({ max: max.meta({ description: "largest share of bad answers" }) })
    .prefault({ max: "10%" }),
});

const reaction = z.enum(["rollback", "hold"]);

/** The manifest's `health` block; what is not given comes from the policy or the smoke checks. */
export const healthOptions = z.strictObject({
  observe: duration.meta({ description: "length of the window after a deployment" }).optional(),
  every: duration.meta({ description: "time from one sample to the next" }).optional(),
  prolong: duration
    .meta({ description: "an undecided window goes on up to here in all" })
    .optional(),
  signals: z.array(signal).min(1, "at least one signal, or the key left out").optional(),
  on: z
    .strictObject({
      fail: reaction.optional(),
      inconclusive: reaction.optional(),
      unknown: reaction.optional(),
    })
    .optional(),
});

/** Keys of `health` and its signals that are planned and not acted on: refused, and said so. */
export const LATER_KEYS = [
  "prometheus",
  "total",
  "errors",
  "histogram",
  "latency",
  "increase",
  "plus",
  "pass-margin",
  "warm-up",
  "coverage",
] as const;

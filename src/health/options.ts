import * as z from "zod";
import { duration, durationOrNone, id, text } from "../fields/fields.ts";
import { probeRate } from "./limits.ts";
import { SOURCES } from "./sources/index.ts";

const probe = z.strictObject({
  probe: id.meta({ description: "id of a check, which is repeated and counted" }),
  "error-rate": probeRate.optional(),
});

const signal = z.union([probe, ...Object.values(SOURCES).map((source) => source.signal)]);

/** One entry of `health.signals`. */
export type Signal = z.output<typeof signal>;

/** A signal that repeats a check. */
export type ProbeSignal = z.output<typeof probe>;

/** A signal of any other source. */
export type SourceSignal = Exclude<Signal, ProbeSignal>;

/** True for a signal that repeats a check. */
export function isProbe(one: Signal): one is ProbeSignal {
  return "probe" in one;
}

const reaction = z.enum(["rollback", "hold"]);

/** The manifest's `health` block; what is not given comes from the policy or the smoke checks. */
export const healthOptions = z.strictObject({
  observe: duration.meta({ description: "length of the window after a deployment" }).optional(),
  every: duration.meta({ description: "time from one sample to the next" }).optional(),
  prolong: duration
    .meta({ description: "an undecided window goes on up to here in all" })
    .optional(),
  persist: durationOrNone
    .meta({ description: "how long trouble has to last before it fails a release; default 30s" })
    .optional(),
  before: durationOrNone
    .meta({
      description: "how long what is live is measured first, where a check compares; default 60s",
    })
    .optional(),
  control: text
    .regex(
      /^(?:none|https?:\/\/[^\s@]+)$/i,
      "none, or an address that begins with https:// or http:// and names no user",
    )
    .meta({
      description:
        "address that is asked where a check gets no answer; default: GitHub's API, none: nothing is",
    })
    .optional(),
  prometheus: SOURCES.prometheus.connection.optional(),
  alertmanager: SOURCES.alertmanager.connection.optional(),
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
export const LATER_KEYS = ["histogram", "pass-margin", "latency", "warm-up", "coverage"] as const;

import * as z from "zod";
import { duration, durationOrNone, id, lazily, text } from "../fields/fields.ts";
import { type ProbeRate, probeRate } from "./limits.ts";
import { type SignalWords, signalWords, wordsOf } from "./measures.ts";
import { SOURCES } from "./sources/index.ts";

const probe = () =>
  z
    .strictObject({
      probe: id.meta({ description: "id of a check, which is repeated and counted" }),
      "error-rate": probeRate.optional(),
      ...signalWords(),
    })
    .transform(
      ({ probe: check, "error-rate": rate, ...own }): ProbeSignal => ({
        probe: check,
        ...(rate === undefined ? {} : { "error-rate": rate }),
        ...wordsOf(own),
      }),
    );

const { prometheus, json, command, alertmanager, github } = SOURCES;

/** Made only where a manifest has signals: most have none, and it is the largest part of the schema. */
const signal = () =>
  z.union([
    probe(),
    prometheus.signal(),
    prometheus.gaugeSignal(),
    json.signal(),
    command.signal(),
    alertmanager.signal(),
    github.signal(),
  ]);

/** One entry of `health.signals`. */
export type Signal = z.output<ReturnType<typeof signal>>;

/** A signal that repeats a check. */
export interface ProbeSignal extends SignalWords {
  readonly probe: string;
  readonly "error-rate"?: ProbeRate | undefined;
}

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
  signals: z.array(lazily(signal)).min(1, "at least one signal, or the key left out").optional(),
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

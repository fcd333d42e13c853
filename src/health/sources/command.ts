import * as z from "zod";
import { duration, durationOrNone, id, template } from "../../fields/fields.ts";
import { errorRate, type SignalLimit } from "../limits.ts";
import { keepPlaceholders } from "../placeholders.ts";
import { defineSource } from "./source.ts";

/** Counts that a program prints. */
export interface CommandSignal {
  readonly source: "command";
  readonly id: string;
  readonly command: readonly string[];
  /** Milliseconds from one look to the next; undefined: as the probes. */
  readonly every: number | undefined;
  readonly settle: number;
  /** Milliseconds for one run of the program. */
  readonly timeout: number;
  readonly limits: readonly SignalLimit[];
}

const AS_A_LIST = "the program and its arguments as a list, such as [node, counts.mjs]";

const signal = z.lazy(() =>
  z
    .strictObject({
      id,
      command: z
        .array(template.transform(keepPlaceholders), AS_A_LIST)
        .min(1, AS_A_LIST)
        .meta({ description: "program and arguments, run without a shell; prints counts as JSON" }),
      timeout: duration.prefault("10s").meta({ description: "time for one run of the program" }),
      every: duration.meta({ description: "length of a look; default: health.every" }).optional(),
      settle: durationOrNone
        .prefault("30s")
        .meta({ description: "how long after its end a look is asked for" }),
      "error-rate": errorRate,
    })
    .transform(
      ({ "error-rate": limits, every, ...rest }): CommandSignal => ({
        source: "command",
        ...rest,
        every,
        limits,
      }),
    ),
);

/** A program that prints counts: for whatever only a tool of its own can read. */
export const command = defineSource({ key: "command", signal });

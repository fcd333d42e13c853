import * as z from "zod";
import { duration, durationOrNone, id, template } from "../../fields/fields.ts";
import type { SignalLimit } from "../limits.ts";
import {
  countMeasures,
  limitsOf,
  measureFault,
  type SignalWords,
  signalWords,
  wordsOf,
} from "../measures.ts";
import { keepPlaceholders } from "../placeholders.ts";
import { defineSource } from "./source.ts";

/** Counts that a program prints. */
export interface CommandSignal extends SignalWords {
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

const signal = () =>
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
      ...countMeasures(),
      ...signalWords(),
    })
    .transform((written, context): CommandSignal => {
      const { id: name, command: program, timeout, every, settle } = written;
      // What is printed says itself what it is: only the measure tells what is needed of it.
      const parts = {
        errors: written["error-rate"] !== undefined,
        gauge: written.below !== undefined,
      };
      const fault = measureFault(written, parts);
      if (fault !== undefined) {
        context.issues.push({ code: "custom", input: written, ...fault, path: [...fault.path] });
      }
      return {
        ...{ source: "command", id: name, command: program, timeout, every, settle },
        limits: limitsOf(written),
        ...wordsOf(written),
      };
    });

/** A program that prints counts: for whatever only a tool of its own can read. */
export const command = defineSource({ key: "command", signal });

import * as z from "zod";
import { text } from "../fields/fields.ts";
import { errorRate, type SignalLimit } from "./limits.ts";

/** Looks in a row above its limit with which a gauge holds a release, where nothing is said. */
const LOOKS_ABOVE = 3;

/** What every signal may say besides what it measures. */
export const signalWords = () => ({
  "observe-only": z
    .boolean()
    .meta({ description: "true: watched and reported, and nothing follows from it" })
    .optional(),
  for: text.meta({ description: "id of the requirement that this signal decides" }).optional(),
});

/** The same as signals have it. */
export interface SignalWords {
  /** Nothing follows from it. */
  readonly observeOnly?: true | undefined;
  /** Id of the requirement that it decides. */
  readonly row?: string | undefined;
}

/** What every signal says of itself, read. */
export function wordsOf(written: {
  readonly "observe-only"?: boolean | undefined;
  readonly for?: string | undefined;
}): SignalWords {
  const { "observe-only": observeOnly, for: row } = written;
  return {
    ...(observeOnly === true ? { observeOnly } : {}),
    ...(row === undefined ? {} : { row }),
  };
}

const level = () =>
  z
    .strictObject({
      min: z.number().positive("a number above 0").optional(),
      max: z.number().positive("a number above 0").optional(),
    })
    .refine(({ min, max }) => min !== undefined || max !== undefined, {
      error: "write `min`, `max`, or both",
    })
    .refine(({ min = 0, max = Number.POSITIVE_INFINITY }) => min < max, {
      error: "`max` is not above `min`",
    })
    .meta({ description: "how many a minute are right: from min to max" });

const below = () =>
  z
    .strictObject({
      max: z.union([z.number(), share()]).meta({ description: "largest value that is right" }),
      looks: z
        .int()
        .min(1)
        .max(100)
        .meta({ description: "looks in a row above it that hold a release; default 3" })
        .default(LOOKS_ABOVE),
      severity: z
        .enum(["critical", "warning"])
        .meta({ description: "critical: holds a release; warning: only says so" })
        .default("critical"),
    })
    .meta({ description: "limit of a gauge: it may hold a release and never rolls it back" });

/** `80%` as 0.8, and `120%` as 1.2: the unit in which Prometheus has shares. */
const share = () =>
  z
    .string()
    .regex(/^\d+(\.\d+)?%$/, "a number, or a percentage such as 80%")
    .transform((written) => Number((Number.parseFloat(written) / 100).toPrecision(12)));

/** The measures of a source that counts: one of them has to be written. */
export const countMeasures = () => ({
  "error-rate": errorRate().optional(),
  level: level().optional(),
  zero: z
    .literal(true, "true, or the key left out")
    .meta({ description: "true: nothing of what is counted may be there" })
    .optional(),
  below: below().optional(),
});

interface Written {
  readonly "error-rate"?: readonly SignalLimit[] | undefined;
  readonly level?: NonNullable<SignalLimit["level"]> | undefined;
  readonly zero?: true | undefined;
  readonly below?: z.output<ReturnType<typeof below>> | undefined;
}

const MEASURES = ["error-rate", "level", "zero", "below"] as const;

export type Measure = (typeof MEASURES)[number];

/** Where the parts of a signal stand that only some measures have. */
export interface Parts {
  /** Counts of bad ones are named. */
  readonly errors: boolean;
  /** What is read is a gauge. */
  readonly gauge: boolean;
}

/** What is wrong with the measures of a signal; undefined: nothing is. */
export function measureFault(
  written: Written,
  { errors, gauge }: Parts,
): { readonly message: string; readonly path: readonly string[] } | undefined {
  const [measure, second] = MEASURES.filter((one) => written[one] !== undefined);
  if (measure === undefined) {
    const message = "write what is measured: `error-rate`, `level`, `zero` or `below`";
    return { message, path: [] };
  }
  if (second !== undefined) {
    return { message: `it stands beside \`${measure}\`: make two signals of it`, path: [second] };
  }
  if (measure === "below" && !gauge) {
    return { message: "it needs a gauge: `gauge` of Prometheus, or `value`", path: [measure] };
  }
  if (measure !== "below" && gauge)
    return { message: "a gauge goes with `below`", path: [measure] };
  if (measure === "error-rate" && !errors) {
    return { message: "it needs `errors`, the bad ones of all", path: [measure] };
  }
  if (measure !== "error-rate" && errors) {
    return { message: "`errors` goes with `error-rate`: leave it out", path: [measure] };
  }
  return undefined;
}

/** The limits of a signal whose measures have no fault. */
export function limitsOf({
  level: range,
  zero,
  below: limit,
  ...rest
}: Written): readonly SignalLimit[] {
  const none = { ratio: 0, allowance: 0 } as const;
  if (range !== undefined) return [{ measure: "level", kind: "level", ...none, level: range }];
  if (zero === true) return [{ measure: "count", kind: "zero", ...none }];
  if (limit !== undefined) return [{ measure: "below", kind: "below", ...none, below: limit }];
  return rest["error-rate"] ?? [];
}

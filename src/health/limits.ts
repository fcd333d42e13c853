import * as z from "zod";
import type { SignalId } from "../core/finding-id.ts";
import type { SignalRule } from "../core/look.ts";
import { growth, lazily, percent, points } from "../fields/fields.ts";

/** Points above the limit that a pass may leave open where none are given: `0.5pp`. */
const DEFAULT_MARGIN = 0.005;

/** The same where traffic is split by client: a few clients make most of the bad requests. */
const CLIENT_PLUS = 0.02;

/** Largest bad share that is right: above 0 and below 1. */
export const max = percent
  .pipe(
    z
      .number()
      .gt(0, "a limit above 0%: that nothing ever goes wrong cannot be proven")
      .lt(1, "a limit below 100%"),
  )
  .meta({ description: "largest share of bad answers" });

/** One limit of a signal, under the name of what it measures. */
export interface SignalLimit {
  readonly measure:
    | "error-rate"
    | "error-increase"
    | "new-alerts"
    | "open-issues"
    | "count"
    | "level"
    | "below";
  readonly kind?: SignalRule["kind"];
  /** As in a rule of a signal. */
  readonly ratio: number;
  readonly allowance: number;
  readonly passAllowance?: number | undefined;
  readonly split?: SignalRule["split"];
  readonly only?: SignalRule["only"];
  /** Of `level`: counts a minute, at least one of them. */
  readonly level?: Range | undefined;
  readonly below?: SignalRule["below"];
}

/** Id of the finding about one measure of a signal. */
export function signalId(name: string, { measure }: Pick<SignalLimit, "measure">): SignalId {
  return `signal/${name}/${measure}`;
}

interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const increase = () =>
  growth.meta({ description: "how much higher than the baseline's the bad share may be" });

const plus = () =>
  points.meta({ description: "points that are allowed above that; alone, above the baseline" });

/** Limit of a probe that names none: `10%`. */
export const DEFAULT_MAX = 0.1;

/** `error-rate` of a repeated check: a fixed limit, and limits against what was measured before. */
export const probeRate = lazily(() =>
  z
    .strictObject({
      max: max.optional(),
      increase: increase().optional(),
      plus: plus().optional(),
    })
    .refine((rate) => Object.values(rate).some((limit) => limit !== undefined), {
      error: "write `max`, `increase`, `plus`, or several of them",
    }),
);

export type ProbeRate = z.output<typeof probeRate>;

/**
 * The limits of a repeated check. One request at a time cannot prove that a rate has not grown by
 * half a point: against the baseline it can only fail, and a pass is proven by `max`.
 */
export function probeLimits({
  max: most = DEFAULT_MAX,
  increase,
  plus,
}: ProbeRate): readonly SignalLimit[] {
  if (!isCompared({ increase, plus })) return [fixed(most)];
  const measure = "error-increase";
  const against = {
    measure,
    ratio: 1 + (increase ?? 0),
    allowance: plus ?? 0,
    only: "fail",
  } as const;
  return [fixed(most), against];
}

/** True where a limit of a repeated check compares with what was measured before. */
export const isCompared = ({ increase, plus }: ProbeRate): boolean =>
  increase !== undefined || plus !== undefined;

/** `error-rate` of a source that may have a baseline: a fixed limit, one against it, or both. */
export const errorRate = () =>
  z
    .strictObject({
      max: max.optional(),
      increase: increase().optional(),
      plus: plus().optional(),
      "pass-margin": points
        .meta({ description: "points above that up to which a pass is proven; default: 0.5pp" })
        .optional(),
      split: z
        .enum(["request", "client"])
        .meta({ description: "what is sent to old or new: each request (default), or each client" })
        .optional(),
    })
    .transform((rate, context): readonly SignalLimit[] => {
      const { max: most, increase, plus, split, "pass-margin": margin } = rate;
      const isRelative = increase !== undefined || plus !== undefined;
      const fault =
        most === undefined && !isRelative
          ? { message: "write `max`, `increase`, `plus`, or several of them", path: [] }
          : margin !== undefined && !isRelative
            ? { message: "it goes with `increase` or `plus`", path: ["pass-margin"] }
            : splitFault(rate, isRelative);
      if (fault !== undefined && context.issues.length === 0) {
        context.issues.push({ code: "custom", input: rate, ...fault });
      }
      return [
        ...(most === undefined ? [] : [fixed(most)]),
        ...(isRelative ? [relative({ increase, plus, margin, split })] : []),
      ];
    });

/** A limit without a baseline. */
export function fixed(most: number): SignalLimit {
  return { measure: "error-rate", ratio: 0, allowance: most };
}

function splitFault(
  { split, plus }: { readonly split?: string | undefined; readonly plus?: number | undefined },
  isRelative: boolean,
): { readonly message: string; readonly path: string[] } | undefined {
  if (split === undefined) return undefined;
  if (!isRelative) return { message: "it goes with `increase` or `plus`", path: ["split"] };
  if (split !== "client" || plus === undefined || plus >= CLIENT_PLUS) return undefined;
  const message =
    "at least 2pp where traffic is split by client: clients differ by that much though nothing changed";
  return { message, path: ["plus"] };
}

interface Relative {
  readonly split: SignalRule["split"];
  readonly increase: number | undefined;
  readonly plus: number | undefined;
  readonly margin: number | undefined;
}

function relative({
  increase = 0,
  margin = DEFAULT_MARGIN,
  split,
  ...given
}: Relative): SignalLimit {
  const { plus = split === "client" ? CLIENT_PLUS : 0 } = given;
  // 0.05 + 0.005 is 0.055000000000000004 in binary.
  const passAllowance = Math.min(1, Number((plus + margin).toPrecision(12)));
  const limit = { measure: "error-increase", ratio: 1 + increase, allowance: plus } as const;
  return { ...limit, passAllowance, ...(split === "client" ? { split } : {}) };
}

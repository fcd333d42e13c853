import * as z from "zod";
import type { CheckTry } from "../core/check.ts";
import { duration, lazily } from "../fields/fields.ts";

/** When a check that has failed is tried again; the time is in milliseconds. */
export interface Retries {
  /** Further tries at most, 0 to 5. */
  readonly times: number;
  /** Pause before each. */
  readonly after: number;
  /** Kinds of failures, and statuses, after which it is tried again. */
  readonly on: readonly (Kind | number)[];
}

type Kind = z.output<typeof kind>;

const ON_HINT = "connect, timeout, or a status from 400 to 599";

const kind = z.enum(["connect", "timeout"]);

/** Reasons of requests that were never answered because nobody took them. */
const CONNECT: readonly string[] = ["dns", "refused", "reset", "unreachable"];

const DEFAULT_ON = ["connect", 502, 503, 504] as const;
const DEFAULT_AFTER_MS = 2000;

/** A longer pause is no retry, and holds the verdict up. */
const LONGEST_AFTER_MS = 60_000;

/** `retries` with at least so many times. */
function retriesFrom(least: 0 | 1) {
  const hint = `a number from ${least} to 5`;
  return z
    .strictObject({
      times: z.int(hint).min(least, hint).max(5, hint),
      after: duration
        .refine((ms) => ms <= LONGEST_AFTER_MS, "at most 1m")
        .meta({ description: "default: 2s" })
        .optional(),
      on: z
        .array(z.union([kind, z.int().min(400, ON_HINT).max(599, ON_HINT)], { error: ON_HINT }))
        .min(1, "at least one failure")
        .meta({ description: "default: connect, 502, 503, 504" })
        .optional(),
    })
    .transform(
      ({ times, after = DEFAULT_AFTER_MS, on = DEFAULT_ON }): Retries => ({ times, after, on }),
    );
}

/** `smoke.retries`, for every check that only reads. */
export const commonRetries = lazily(
  () => retriesFrom(1),
  "for every check that only reads and says nothing of its own",
);

/** `retries` of one check, which may also be none. */
export const checkRetries = lazily(() => retriesFrom(0));

/** True for a failed try of a kind after which a check is tried again. */
export function isPassing({ state, reason = "", status = 0 }: CheckTry, { on }: Retries): boolean {
  // A limit has a status, too, although it is no answer of the service.
  if (on.includes(status)) return true;
  if (state !== "broken") return false;
  return on.some((one) => (one === "connect" ? CONNECT.includes(reason) : one === reason));
}

import * as z from "zod";

/** Milliseconds of a measurement. */
export const ms = z.number().min(0);

export const verdict = z.enum(["pass", "fail", "unknown", "inconclusive", "pending"]);

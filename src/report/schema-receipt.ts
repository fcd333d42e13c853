import * as z from "zod";
import { count, time } from "../fields/recorded.ts";

/** The receipt of one kind of act, in each state that it can be in. */
function receiptOf<const K extends string, R extends z.ZodType>(kind: K, result: R) {
  const common = {
    kind: z.literal(kind),
    key: z.string(),
    at: time,
    detail: z.string(),
    link: z.string().optional(),
  };
  return z.discriminatedUnion("state", [
    z.strictObject({ ...common, state: z.enum(["done", "found"]), result }),
    z.strictObject({ ...common, state: z.literal("recorded") }),
    z.strictObject({
      ...common,
      state: z.enum(["failed", "refused", "unclear"]),
      remedy: z.string(),
      permission: z.string().optional(),
    }),
  ]);
}

const RECORD_STATES = [
  "pending",
  "queued",
  "in_progress",
  "success",
  "failure",
  "error",
  "inactive",
] as const;

export const receipt = z.discriminatedUnion("kind", [
  receiptOf("claim", z.strictObject({ deployment: count })),
  receiptOf("status", z.strictObject({ state: z.enum(RECORD_STATES) })),
  receiptOf("mark", z.strictObject({ state: z.enum(["pending", "success", "failure", "error"]) })),
  receiptOf("command", z.strictObject({ exit: z.string() })),
  receiptOf("dispatch", z.strictObject({ run: count, url: z.string() })),
]);

import * as z from "zod";
import { duration, text } from "../fields/fields.ts";
import { probeRate } from "../health/limits.ts";

/** What a policy decides where the manifest is silent; milliseconds. */
const defaults = z.strictObject({
  observe: duration,
  every: duration,
  "stable-for": duration,
  /** Limits of a repeated check that names none, shares. */
  "error-rate": probeRate.prefault({ max: "10%" }),
});

/** A policy: a list of requirements by id, on top of those of the policy that it extends. */
export const policyFile = z.strictObject({
  extends: text.optional(),
  defaults,
  requirements: z.array(text).min(1),
  /** Lines that belong to it and that are not decided here yet, by their ids in the catalogue. */
  undecided: z.array(text).default([]),
});

export type PolicyFile = z.output<typeof policyFile>;

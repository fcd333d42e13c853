import * as z from "zod";
import { place, time } from "../fields/recorded.ts";
import { QUESTIONS } from "../questions/index.ts";

const lackFields = {
  reason: z.string(),
  remedy: z.string(),
  permission: z.string().optional(),
  silent: z.literal(true).optional().meta({ description: "GitHub gave no answer" }),
  place: place.optional(),
};

/** Why something could not be had. */
export const lack = z.strictObject(lackFields);

const missing = { state: z.literal("missing"), ...lackFields };

/** A value, or why it could not be had. */
export const knownOrMissing = <V extends z.ZodType>(value: V) =>
  z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("known"), value }),
    z.strictObject(missing),
  ]);

const filed = { key: z.string(), at: time };

/** A known answer to one kind of question; its value is what the kind says. */
const knownOf = ({ kind, value }: { readonly kind: string; readonly value: z.ZodType<unknown> }) =>
  z.strictObject({
    state: z.literal("known"),
    kind: z.literal(kind),
    ...filed,
    value,
    strength: z.enum(["verified", "attested"]),
    link: z.string().optional(),
  });

// one by name, since a union has at least one member
const { history, ...others } = QUESTIONS;

/** An answer to any kind of question of the register. */
export const answer = z.discriminatedUnion("state", [
  z.discriminatedUnion("kind", [knownOf(history), ...Object.values(others).map(knownOf)]),
  z.strictObject({ ...missing, kind: z.enum(Object.keys(QUESTIONS)), ...filed }),
]);

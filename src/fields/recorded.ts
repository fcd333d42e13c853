import * as z from "zod";

/** A field that is always there in memory, and absent in JSON where it is undefined. */
export const maybe = <S extends z.ZodType>(schema: S) =>
  schema.optional().transform((value): z.output<S> | undefined => value);

/** ISO 8601 in UTC. */
export const time = z.iso.datetime();

/** A time as GitHub writes it: rules read it themselves, and one that is none never helps a release. */
export const foreignTime = z.string().meta({ description: "ISO 8601" });

/** A whole number from 0. */
export const count = z.int().min(0);

export const strings = z.array(z.string()).readonly();

/** Where something stands in a file. */
export const place = z.strictObject({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  ref: z.literal("HEAD").optional(),
});

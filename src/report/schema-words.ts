import * as z from "zod";
import { namesOf } from "../core/table.ts";
import { VERDICTS } from "../core/verdict.ts";

/** A field that is always there in memory, and absent in JSON where it is undefined. */
export const maybe = <S extends z.ZodType>(schema: S) =>
  schema.optional().transform((value): z.output<S> | undefined => value);

/** ISO 8601 in UTC. */
export const time = z.iso.datetime();

/** A whole number from 0. */
export const count = z.int().min(0);

/** Milliseconds of a measurement. */
export const ms = z.number().min(0);

/** One name of a data table. */
export const nameOf = <T extends object>(table: T) => z.enum(namesOf(table));

export const verdict = z.enum(VERDICTS);

export const strings = z.array(z.string()).readonly();

import * as z from "zod";
import { namesOf } from "../core/table.ts";
import { VERDICTS } from "../core/verdict.ts";

/** Milliseconds of a measurement. */
export const ms = z.number().min(0);

/** One name of a data table. */
export const nameOf = <T extends object>(table: T) => z.enum(namesOf(table));

export const verdict = z.enum(VERDICTS);

import * as z from "zod";
import { durationOrNone, lazily } from "../fields/fields.ts";

/** As GitHub shows it: a skipped job of a matrix is called `build (${{ matrix.os }})`. */
const name = z.string().min(1, "some text");

/** What a manifest may say of CI. */
export const ciOptions = lazily(() =>
  z.strictObject({
    checks: z
      .array(name)
      .default([])
      .meta({ description: "names that must be among the commit's checks; `*` is any text" }),
    "may-skip": z
      .array(name)
      .default([])
      .meta({ description: "names that may end as skipped or neutral; `*` is any text" }),
    ignore: z
      .array(z.union([name, z.strictObject({ workflow: name })]))
      .default([])
      .meta({ description: "names, or files of workflows, that are left out; `*` is any text" }),
    wait: durationOrNone
      .prefault("15m")
      .meta({ description: "longest wait for checks that have not ended; 0: none" }),
  }),
);

export type CiOptions = Readonly<z.output<typeof ciOptions>>;

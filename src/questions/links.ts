import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** The issues that the pull requests of a release close. */
export const links = defineQuestion({
  kind: "links",
  value: lazily(() =>
    z.strictObject({
      base: maybe(z.string()),
      head: z.string(),
      pulls: z
        .array(z.strictObject({ number: z.int(), closes: z.array(z.int()).readonly() }))
        .readonly(),
    }),
  ),
  asks: (base: string | undefined, head: string) => ({
    key: `links ${base === undefined ? "" : `${base}..`}${head}`,
    base,
    head,
  }),
});

import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe, strings } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** Every path that differs between two commits; without `base` every path of `head`. */
export const paths = defineQuestion({
  kind: "paths",
  value: lazily(() =>
    z.strictObject({
      base: maybe(z.string()),
      head: z.string(),
      paths: strings.meta({ description: "from the root of the repository, sorted" }),
    }),
  ),
  asks: (base: string | undefined, head: string) => ({
    key: `paths ${base === undefined ? "" : `${base}..`}${head}`,
    base,
    head,
  }),
});

import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

const file = lazily(() =>
  z.strictObject({
    path: z.string(),
    version: maybe(z.string()).meta({ description: "absent: the file says none" }),
  }),
);

/** What the files say that name a version, at the release's commit; those that are there. */
export const versions = defineQuestion({
  kind: "versions",
  value: lazily(() => z.strictObject({ files: z.array(file).readonly() })),
  asks: (paths: readonly string[]) => ({ key: `versions ${paths.join(", ")}`, paths }),
});

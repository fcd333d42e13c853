import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** The manifest as it is in a commit. */
export const manifest = defineQuestion({
  kind: "manifest",
  value: lazily(() =>
    z.strictObject({
      path: z.string(),
      sha: z.string(),
      text: maybe(z.string().meta({ description: "absent: the commit has none" })),
    }),
  ),
  asks: (path: string, sha: string) => ({ key: `manifest ${path} in ${sha}`, path, sha }),
});

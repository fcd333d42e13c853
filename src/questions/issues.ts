import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { time } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** The newest open issues with a label; pull requests are none. */
export const issues = defineQuestion({
  kind: "issues",
  value: lazily(() =>
    z.strictObject({
      issues: z
        .array(z.strictObject({ number: z.int(), title: z.string(), url: z.string(), at: time }))
        .readonly()
        .meta({ description: "the newest first, with when each was opened" }),
    }),
  ),
  asks: (label: string) => ({ key: `issues labelled ${label}`, label }),
});

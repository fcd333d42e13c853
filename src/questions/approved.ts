import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { strings } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** Who has approved what a workflow run does in protected environments; GitHub does not say when. */
export const approved = defineQuestion({
  kind: "approved",
  value: lazily(() =>
    z.strictObject({
      run: z.string(),
      approvals: z
        .array(z.strictObject({ by: z.string(), environments: strings }))
        .readonly()
        .meta({ description: "those that approve; those of all attempts are among them" }),
    }),
  ),
  asks: (run: string) => ({ key: `approved in run ${run}`, run }),
});

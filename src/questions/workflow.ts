import * as z from "zod";
import type { DispatchInput } from "../core/dispatch.ts";
import { lazily } from "../fields/fields.ts";
import { maybe, place } from "../fields/recorded.ts";
import { defineQuestion, exactly } from "./question.ts";

const input = exactly<DispatchInput>()(
  z.strictObject({
    name: z.string(),
    required: z.boolean(),
    hasDefault: z.boolean(),
    place: place.optional(),
  }),
);

/**
 * A workflow on the default branch; without `inputs` in the answer it cannot be dispatched or is
 * not there.
 */
export const workflow = defineQuestion({
  kind: "workflow",
  value: lazily(() =>
    z.strictObject({
      file: z.string(),
      inputs: maybe(z.array(input).readonly()),
      place: place.optional().meta({ description: "where it says by what it is started" }),
      showsNonce: z
        .boolean()
        .optional()
        .meta({ description: "whether its runs show the input `release-gate` in their names" }),
    }),
  ),
  asks: (file: string) => ({ key: `workflow ${file}`, file }),
});

import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { putOff as written } from "../fields/record.ts";
import { comment } from "./comments.ts";
import { defineQuestion } from "./question.ts";

const id = z.int().positive();

/**
 * What releases of a component to an environment have put off for incidents, by our newest hundred
 * records there, with the comments of the incidents' issues.
 */
export const putOff = defineQuestion({
  kind: "put-off",
  value: lazily(() =>
    z.strictObject({
      environment: z.string(),
      component: z.string().meta({ description: "empty where there is one" }),
      records: z
        .array(
          z.strictObject({
            id,
            sha: z.string(),
            version: z.string(),
            createdAt: z.string(),
            ...written.shape,
          }),
        )
        .readonly()
        .meta({ description: "newest first" }),
      issues: z
        .array(
          z.strictObject({ number: id, url: z.string(), comments: z.array(comment).readonly() }),
        )
        .readonly(),
    }),
  ),
  asks: (environment: string, component: string) => ({
    key: component === "" ? `put-off ${environment}` : `put-off ${environment} of ${component}`,
    environment,
    component,
  }),
});

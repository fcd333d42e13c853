import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { statuses } from "./history.ts";
import { defineQuestion } from "./question.ts";

/** Our newest records of a component in an environment by their ids, and what was said of one of them. */
export const record = defineQuestion({
  kind: "record",
  value: lazily(() =>
    z.strictObject({
      ids: z
        .array(z.int().positive())
        .readonly()
        .meta({ description: "of our newest records, newest first" }),
      statuses,
    }),
  ),
  asks: (deployment: number, environment: string, component: string) => ({
    key: `record ${deployment} in ${environment}${component === "" ? "" : ` of ${component}`}`,
    deployment,
    environment,
    component,
  }),
});

import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { strings } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** The issue of an incident. */
export const incident = defineQuestion({
  kind: "incident",
  value: lazily(() =>
    z.strictObject({
      number: z.int().positive(),
      title: z.string(),
      url: z.string(),
      open: z.boolean(),
      pull: z.boolean().meta({ description: "true for a pull request" }),
      labels: strings,
    }),
  ),
  asks: (number: number) => ({ key: `incident ${number}`, number }),
});

import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** Whether an address of the manifest answers. */
export const address = defineQuestion({
  kind: "address",
  value: lazily(() =>
    z.strictObject({
      url: z.string(),
      status: maybe(z.int()).meta({ description: "absent: nothing answered" }),
      reason: maybe(z.string()).meta({ description: "why nothing answered" }),
    }),
  ),
  asks: (url: string) => ({ key: `address ${url}`, url }),
});

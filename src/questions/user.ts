import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineQuestion } from "./question.ts";

/** Whose token this process works with. */
export const user = defineQuestion({
  kind: "user",
  value: lazily(() => z.strictObject({ login: z.string() })),
  asks: () => ({ key: "user of the token" }),
});

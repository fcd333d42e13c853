import * as z from "zod";
import { defineQuestion } from "./question.ts";

/** Whose token this process works with. */
export const user = defineQuestion({
  kind: "user",
  value: z.strictObject({ login: z.string() }),
  asks: () => ({ key: "user of the token" }),
});

import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineQuestion } from "./question.ts";

/** What a person may do in the repository. */
export const access = defineQuestion({
  kind: "access",
  value: lazily(() =>
    z.strictObject({
      login: z.string(),
      permission: z.enum(["admin", "write", "read", "none", "nobody"]).meta({
        description: "nobody: the login does not exist",
      }),
    }),
  ),
  asks: (login: string) => ({ key: `access of ${login.toLowerCase()}`, login }),
});

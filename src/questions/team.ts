import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { strings } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** Who is in a team, child teams included; `team` is `octoacme/qa`. */
export const team = defineQuestion({
  kind: "team",
  value: lazily(() =>
    z.strictObject({ team: z.string(), members: strings.meta({ description: "logins" }) }),
  ),
  asks: (name: string) => ({ key: `team ${name.toLowerCase()}`, team: name }),
});

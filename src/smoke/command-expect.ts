import * as z from "zod";
import { lazily, template } from "../fields/fields.ts";
import { textRules } from "./expectations/text-rules.ts";
import { atLeastOne } from "./fields.ts";

const EXIT = "an exit code from 0 to 255, or a list of these";

const exit = lazily(() => {
  const code = z.int(EXIT).min(0, EXIT).max(255, EXIT);
  return z.union([code, z.array(code).min(1, EXIT)], { error: EXIT });
});

const output = lazily(() =>
  z
    .strictObject({ ...textRules, "not-contains": template.optional() })
    .transform(atLeastOne("write {contains: …}, {not-contains: …} or {matches: …}")),
);

/** What can be expected of a command, beside what can be expected of an answer. */
export const commandExpectations = {
  exit: exit.meta({ description: "of a command; default: 0" }).optional(),
  output: output.meta({ description: "what a command prints, errors included" }).optional(),
};

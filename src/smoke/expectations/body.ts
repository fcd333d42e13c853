import * as z from "zod";
import { template } from "../../fields/fields.ts";
import { atLeastOne } from "../fields.ts";
import { defineExpectation, unreadable } from "./expectation.ts";
import { shown, textMisses, textRules } from "./text-rules.ts";

const HINT = "write {contains: …}, {not-contains: …} or {matches: …}";

/** `expect.body`: what the body holds as text. */
export const body = defineExpectation({
  id: "body",
  options: z
    .strictObject({ ...textRules, "not-contains": template.optional() })
    .transform(atLeastOne(HINT)),
  judge: (answer, options) => {
    const closed = unreadable(answer);
    if (closed !== undefined) {
      return [{ subject: "body", expected: "as plain text", actual: closed, at: [] }];
    }
    const misses = textMisses(answer.body, options, "body", []);
    const unwanted = options["not-contains"];
    if (unwanted === undefined || !answer.body.includes(unwanted)) return misses;
    const actual = shown(answer.body);
    const expected = `text without "${unwanted}"`;
    const at = ["not-contains"];
    return [...misses, { subject: "body", expected, actual, around: unwanted, at }];
  },
});

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
      return [{ subject: "body", expected: "a readable body", actual: closed, at: [] }];
    }
    const misses = textMisses(answer.body, options, "body", []);
    const unwanted = options["not-contains"];
    if (unwanted === undefined || !answer.body.includes(unwanted)) return misses;
    const actual = shown(around(answer.body, unwanted));
    const expected = `does not contain "${unwanted}"`;
    return [...misses, { subject: "body", expected, actual, at: ["not-contains"] }];
  },
});

/** The place where a text was found, with a little of what stands around it. */
function around(text: string, found: string): string {
  const start = text.indexOf(found);
  return text.slice(Math.max(0, start - 40), start + found.length + 40);
}

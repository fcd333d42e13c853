import * as z from "zod";
import { template } from "../../fields/fields.ts";
import { atLeastOne, headerName } from "../fields.ts";
import { type Answer, defineExpectation, headerOf, type Miss } from "./expectation.ts";
import { shown, textMisses, textRules } from "./text-rules.ts";

const WANTED = "the header's value, {contains: …} or {matches: …}";

const rule = z.union(
  [template, z.strictObject(textRules).transform(atLeastOne(`write ${WANTED}`))],
  {
    error: WANTED,
  },
);

/** `expect.headers`: values of the answer's headers, by name in any case. */
export const headers = defineExpectation({
  id: "headers",
  options: z.record(headerName, rule, {
    error: (issue) =>
      issue.code === "invalid_key" ? "the name of a header, such as content-type" : undefined,
  }),
  judge: (answer, options) =>
    Object.entries(options).flatMap(([name, wanted]) => missesOf(answer, name, wanted)),
});

function missesOf(answer: Answer, name: string, wanted: z.output<typeof rule>): readonly Miss[] {
  const subject = `header ${name.toLowerCase()}`;
  const value = headerOf(answer, name);
  if (value === undefined) {
    const expected = typeof wanted === "string" ? shown(wanted) : "present";
    return [{ subject, expected, actual: "missing", at: [name] }];
  }
  if (typeof wanted !== "string") return textMisses(value, wanted, subject, [name]);
  if (value === wanted) return [];
  return [{ subject, expected: shown(wanted), actual: shown(value), at: [name] }];
}

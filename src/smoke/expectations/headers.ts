import * as z from "zod";
import { template } from "../../fields/fields.ts";
import { atLeastOne, headerName } from "../fields.ts";
import { type Answer, defineExpectation, headerOf, type Miss } from "./expectation.ts";
import { shown, textMisses, textRules } from "./text-rules.ts";

const WANTED = "the header's value, {contains: …}, {matches: …} or {exists: false}";

const rules = z.lazy(() =>
  z
    .strictObject({ ...textRules, exists: z.boolean().optional() })
    .transform(atLeastOne(`write ${WANTED}`))
    .transform((value, context) => {
      if (value.exists === false && Object.keys(value).length > 1) {
        const message = "`exists: false` stands alone: what does not exist has no value";
        context.issues.push({ code: "custom", input: value, message });
      }
      return value;
    }),
);

const rule = z.union([template, rules], { error: WANTED });

/** `expect.headers`: values of the answer's headers, by name in any case. */
export const headers = defineExpectation({
  id: "headers",
  options: z.lazy(() =>
    z.record(headerName, rule, {
      error: (issue) =>
        issue.code === "invalid_key" ? "the name of a header, such as content-type" : undefined,
    }),
  ),
  judge: (answer, options) =>
    Object.entries(options).flatMap(([name, wanted]) => missesOf(answer, name, wanted)),
});

function missesOf(answer: Answer, name: string, wanted: z.output<typeof rule>): readonly Miss[] {
  const subject = `header ${name.toLowerCase()}`;
  const value = headerOf(answer, name);
  if (typeof wanted !== "string" && wanted.exists === false) {
    if (value === undefined) return [];
    return [{ subject, expected: "absent", actual: shown(value), at: [name, "exists"] }];
  }
  if (value === undefined) {
    const expected = typeof wanted === "string" ? shown(wanted) : "present";
    return [{ subject, expected, actual: "missing", at: [name] }];
  }
  if (typeof wanted !== "string") return textMisses(value, wanted, subject, [name]);
  if (value === wanted) return [];
  return [{ subject, expected: shown(wanted), actual: shown(value), at: [name] }];
}

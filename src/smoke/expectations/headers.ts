import * as z from "zod";
import { lazily, template } from "../../fields/fields.ts";
import { atLeastOne, headerName } from "../fields.ts";
import { type Answer, defineExpectation, headerOf, type Miss } from "./expectation.ts";
import { shown, textMisses, textRules } from "./text-rules.ts";

const WANTED =
  "the header's value, {contains: …}, {matches: …}, {exists: false}, or a list of values";

const rules = lazily(() =>
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

const one = lazily(() =>
  z.strictObject(textRules).transform(atLeastOne("write the value, {contains: …} or {matches: …}")),
);

/** Each of a list must hold of one of the header's values, in any order. */
const several = lazily(() => z.array(z.union([template, one])).min(1, "at least one value"));

const rule = z.union([template, rules, several], { error: WANTED });

/** `expect.headers`: values of the answer's headers, by name in any case. */
export const headers = defineExpectation({
  id: "headers",
  options: lazily(() =>
    z.record(headerName, rule, {
      error: (issue) =>
        issue.code === "invalid_key" ? "the name of a header, such as content-type" : undefined,
    }),
  ),
  isBounded: (options) => !Object.values(options).flat().some(hasPattern),
  judge: (answer, options) =>
    Object.entries(options).flatMap(([name, wanted]) => missesOf(answer, name, wanted)),
});

const hasPattern = (wanted: string | { readonly matches?: string | undefined }): boolean =>
  typeof wanted !== "string" && wanted.matches !== undefined;

function missesOf(answer: Answer, name: string, wanted: z.output<typeof rule>): readonly Miss[] {
  const subject = `header ${name.toLowerCase()}`;
  const value = headerOf(answer, name);
  const isList = Array.isArray(wanted);
  if (typeof wanted !== "string" && !isList && wanted.exists === false) {
    if (value === undefined) return [];
    return [{ subject, expected: "absent", actual: shown(value), at: [name, "exists"] }];
  }
  if (value === undefined) {
    const expected = typeof wanted === "string" ? shown(wanted) : "present";
    return [{ subject, expected, actual: "missing", at: [name] }];
  }
  if (isList) return wanted.flatMap((rule, i) => listMisses(value, rule, { subject, name, i }));
  if (typeof wanted !== "string") return textMisses(value, wanted, subject, [name]);
  if (value === wanted) return [];
  return [{ subject, expected: shown(wanted), actual: shown(value), at: [name] }];
}

/** A comma, but for the one in a date: `Wed, 21 Oct 2026`. */
const SEPARATOR = /,(?!\s*\d{1,2}[ -][A-Z])/;

/** What does not hold of any value; those of one header come joined by commas (RFC 9110 §5.3). */
function listMisses(
  value: string,
  wanted: z.output<typeof several>[number],
  { subject, name, i }: { readonly subject: string; readonly name: string; readonly i: number },
): readonly Miss[] {
  const values = value.split(SEPARATOR).map((part) => part.trim());
  if (typeof wanted === "string") {
    if (value === wanted || values.includes(wanted)) return [];
    const expected = `${shown(wanted)} among its values`;
    return [{ subject, expected, actual: shown(value), at: [name, String(i)] }];
  }
  const misses = values.map((one) => textMisses(one, wanted, subject, [name]));
  if (misses.some((each) => each.length === 0)) return [];
  return misses[0] ?? [];
}

import * as z from "zod";
import { lazily, template } from "../../fields/fields.ts";
import { atLeastOne } from "../fields.ts";
import { defineExpectation, unreadable } from "./expectation.ts";
import { shown, textMisses, textRules } from "./text-rules.ts";

const HINT = "write {contains: …}, {not-contains: …} or {matches: …}";

const ALL = "this regular expression matches every text: write what the body has to hold";

/** True where the empty match, which every text begins with, is one that nothing else rules out. */
function matchesAll(source: string): boolean {
  const pattern = new RegExp(source);
  return ["", "a", "0", " ", "<\n>", "\n\n", "\u0000\u4e2d"].every((text) => pattern.test(text));
}

/** `expect.body`: what the body holds as text. */
export const body = defineExpectation({
  id: "body",
  options: lazily(() =>
    z
      .strictObject({ ...textRules, "not-contains": template.optional() })
      .transform(atLeastOne(HINT))
      .transform((value, context) => {
        const { matches } = value;
        if (matches !== undefined && context.issues.length === 0 && matchesAll(matches)) {
          context.issues.push({ code: "custom", input: value, message: ALL, path: ["matches"] });
        }
        return value;
      }),
  ),
  isBounded: ({ matches }) => matches === undefined,
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

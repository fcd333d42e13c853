import * as z from "zod";
import { lazily, template } from "../../fields/fields.ts";
import { atLeastOne, json, pattern } from "../fields.ts";

const WANTED =
  "the value itself, `not-empty`, or a rule: equals, contains, matches, above, below, at-least, at-most, exists";

const rules = lazily(() =>
  z
    .strictObject({
      equals: json.optional(),
      contains: template.optional(),
      matches: pattern.optional(),
      above: z.number().optional(),
      below: z.number().optional(),
      "at-least": z.number().optional(),
      "at-most": z.number().optional(),
      "not-empty": z.literal(true).optional(),
      exists: z.boolean().optional(),
    })
    .transform(atLeastOne(`write ${WANTED}`))
    .transform((value, context) => {
      const others = Object.keys(value).filter((key) => key !== "exists");
      if (value.exists === false && others.length > 0) {
        const message = "`exists: false` stands alone: what does not exist has no value";
        context.issues.push({ code: "custom", input: value, message });
      }
      return value;
    }),
);

/** Rules for the values that one path selects; all must hold. */
export type JsonRules = z.output<typeof rules>;

export type JsonRule = Exclude<keyof JsonRules, "exists">;

/** A literal is equality, the word `not-empty` a rule, a map a set of rules. */
export const jsonRules = lazily(() =>
  z.union(
    [
      z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json)]).transform(literal),
      rules,
    ],
    { error: WANTED },
  ),
);

function literal(value: z.output<typeof json>): JsonRules {
  return value === "not-empty" ? { "not-empty": true } : { equals: value };
}

/** True when the value is as the rule wants; values are never converted. */
export function holds(rule: JsonRule, rules: JsonRules, value: unknown): boolean {
  switch (rule) {
    case "equals":
      return canonical(value) === canonical(rules.equals);
    case "contains":
      return (
        (typeof value === "string" && value.includes(rules.contains ?? "")) ||
        (Array.isArray(value) && value.includes(rules.contains))
      );
    case "matches":
      return typeof value === "string" && new RegExp(rules.matches ?? "").test(value);
    case "not-empty":
      return size(value) > 0;
    default:
      return typeof value === "number" && compares(rule, value, rules[rule] ?? Number.NaN);
  }
}

function compares(
  rule: "above" | "below" | "at-least" | "at-most",
  value: number,
  limit: number,
): boolean {
  switch (rule) {
    case "above":
      return value > limit;
    case "below":
      return value < limit;
    case "at-least":
      return value >= limit;
    case "at-most":
      return value <= limit;
  }
}

/** `"ok"`, `above 5`, `not empty`: what a rule wants, in words. */
export function describeRule(rule: JsonRule, rules: JsonRules): string {
  if (rule === "equals") return canonical(rules.equals);
  if (rule === "not-empty") return "not empty";
  if (rule === "contains") return `containing "${rules.contains}"`;
  if (rule === "matches") return `matching ${rules.matches}`;
  return `${rule.replace("-", " ")} ${rules[rule]}`;
}

/** Characters, items or keys; a value that has none of these is as good as empty. */
function size(value: unknown): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

/** JSON text in which the order of keys no longer shows. */
export function canonical(value: unknown): string {
  const sorted = (_: string, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  return JSON.stringify(value, sorted) ?? "nothing";
}

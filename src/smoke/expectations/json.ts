import * as z from "zod";
import { jsonPath } from "../fields.ts";
import { defineExpectation, type Miss } from "./expectation.ts";
import {
  canonical,
  describeRule,
  holds,
  type JsonRule,
  type JsonRules,
  jsonRules,
} from "./json-rules.ts";

/** `expect.json`: every value that a path selects; selecting nothing is a miss. */
export const json = defineExpectation({
  id: "json",
  options: z.record(jsonPath, jsonRules, {
    error: (issue) => (issue.code === "invalid_key" ? "a JSON path, such as $.status" : undefined),
  }),
  judge: (answer, options, { select }) =>
    Object.entries(options).flatMap(([path, rules]) => {
      const selected = select(answer, path);
      if ("values" in selected) return missesOf(path, rules, selected.values);
      return [{ subject: "body", expected: "in JSON", actual: selected.problem, at: [path] }];
    }),
});

function missesOf(path: string, rules: JsonRules, values: readonly unknown[]): readonly Miss[] {
  const subject = `JSON ${path}`;
  const { exists, ...others } = rules;
  if (exists === false) {
    if (values.length === 0) return [];
    const actual = canonical(values[0]);
    return [{ subject, expected: "absent", actual, at: [path, "exists"] }];
  }
  if (values.length === 0) {
    return [{ subject, expected: describe(rules), actual: "missing", at: [path] }];
  }
  return ruleNames(others).flatMap((rule) => {
    const culprits = values.filter((value) => !holds(rule, rules, value));
    if (culprits.length === 0) return [];
    const share = values.length > 1 ? ` (${culprits.length} of ${values.length} values)` : "";
    const actual = `${canonical(culprits[0])}${share}`;
    return [{ subject, expected: describeRule(rule, rules), actual, at: [path, rule] }];
  });
}

function describe({ exists: _, ...others }: JsonRules): string {
  const rules = ruleNames(others);
  if (rules.length === 0) return "present";
  return rules.map((rule) => describeRule(rule, others)).join(" and ");
}

function ruleNames(rules: Omit<JsonRules, "exists">): readonly JsonRule[] {
  // The keys of a parsed strict object are the keys of its schema.
  return (Object.keys(rules) as JsonRule[]).filter((rule) => rules[rule] !== undefined);
}

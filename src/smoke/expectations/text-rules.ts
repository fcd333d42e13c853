import { template } from "../../fields/fields.ts";
import { pattern } from "../fields.ts";
import type { Miss } from "./expectation.ts";

/** Rules that any text can be put under. */
export const textRules = {
  contains: template.optional(),
  matches: pattern.optional(),
};

interface TextRules {
  readonly contains?: string | undefined;
  readonly matches?: string | undefined;
}

/** What does not hold of a text; every rule is looked at. */
export function textMisses(
  text: string,
  rules: TextRules,
  subject: string,
  at: readonly string[],
): readonly Miss[] {
  const { contains, matches } = rules;
  const miss = (rule: string, expected: string): Miss => {
    return { subject, expected, actual: shown(text), at: [...at, rule] };
  };
  return [
    ...(contains === undefined || text.includes(contains)
      ? []
      : [miss("contains", `text containing "${contains}"`)]),
    ...(matches === undefined || new RegExp(matches).test(text)
      ? []
      : [miss("matches", `text matching ${matches}`)]),
  ];
}

/** A text as a message shows it. */
export function shown(text: string): string {
  return text === "" ? "nothing" : `"${text}"`;
}

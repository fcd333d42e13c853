import { template } from "../../fields/fields.ts";
import { defineExpectation, headerOf } from "./expectation.ts";
import { shown } from "./text-rules.ts";

/**
 * `expect.content-type`: the media type in any case, and of its parameters those that are written
 * (RFC 9110 §8.3.1).
 */
export const contentType = defineExpectation({
  id: "content-type",
  options: template.regex(
    /^[^\s/;]+\/[^\s/;]+(\s*;\s*[^\s=;]+=[^;]+)*$|\$\{\{/,
    "a media type, such as application/json",
  ),
  isBounded: () => true,
  judge: (answer, wanted) => {
    const value = headerOf(answer, "content-type");
    if (value !== undefined && fits(value, wanted)) return [];
    const actual = value === undefined ? "missing" : shown(value);
    return [{ subject: "content-type", expected: wanted, actual, at: [] }];
  },
});

function fits(value: string, wanted: string): boolean {
  const [type, ...given] = partsOf(value);
  const [wantedType, ...parameters] = partsOf(wanted);
  return type === wantedType && parameters.every((one) => given.includes(one));
}

/** `text/html; Charset="UTF-8"` as `text/html` and `charset=utf-8`. */
function partsOf(value: string): readonly string[] {
  return value.split(";").map((part) => part.trim().toLowerCase().replaceAll('"', ""));
}

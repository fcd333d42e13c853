import * as z from "zod";
import { formatDuration } from "../../core/units.ts";
import { duration, lazily } from "../../fields/fields.ts";
import { atLeastOne } from "../fields.ts";
import { defineExpectation } from "./expectation.ts";

/** `expect.time`: the whole request, redirects and body included; above `warn` it is slow. */
export const time = defineExpectation({
  id: "time",
  options: lazily(() =>
    z
      .strictObject({ max: duration.optional(), warn: duration.optional() })
      .transform(atLeastOne("write {max: 800ms}, {warn: 300ms} or both"))
      .transform((value, context) => {
        const { max, warn } = value;
        if (max !== undefined && warn !== undefined && warn >= max) {
          const message = "`warn` comes before `max`: give it a shorter time";
          context.issues.push({ code: "custom", input: value, message, path: ["warn"] });
        }
        return value;
      }),
  ),
  isBounded: () => true,
  judge: ({ totalMs }, { max }) => {
    if (max === undefined || totalMs <= max) return [];
    const expected = `at most ${formatDuration(max)}`;
    return [{ subject: "time", expected, actual: formatDuration(totalMs), at: ["max"] }];
  },
});

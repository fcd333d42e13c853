import * as z from "zod";
import { plural } from "../core/wording.ts";
import { lazily } from "../fields/fields.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

/** At least one critical check stands ready. */
export const smokePrepared = defineEvaluator({
  id: "smoke-prepared",
  options: lazily(() => z.strictObject({})),
  reads: ["smoke"],
  judge: (_values, _options, { declared: { smoke } }) => {
    const { critical, warning } = smoke;
    const expected = "At least one critical smoke check";
    if (critical.length === 0) {
      return {
        outcome: "fail",
        expected,
        found:
          warning.length === 0
            ? "No check"
            : `${plural(warning.length, "check")}, none of them critical`,
        remedy: "Add a check without `severity: warning` under smoke.checks in release.yml",
      };
    }
    return {
      outcome: "pass",
      expected,
      found: `${critical.length} critical, ${warning.length} for warning only`,
      details: [`Critical: ${critical.join(", ")}`],
    };
  },
});

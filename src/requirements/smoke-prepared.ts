import * as z from "zod";
import { defineEvaluator } from "./harness/evaluator.ts";

/** At least one critical check stands ready. */
export const smokePrepared = defineEvaluator({
  id: "smoke-prepared",
  options: z.strictObject({}),
  reads: ["smoke"],
  judge: (_values, _options, { declared: { smoke } }) => {
    const { critical, warning } = smoke;
    const expected = "at least one critical smoke check";
    if (critical.length === 0) {
      return {
        outcome: "fail",
        expected,
        found: warning.length === 0 ? "no check" : `${warning.length} that only warn`,
        remedy: "Add a check without `severity: warning` under smoke.checks in release.yml.",
      };
    }
    return {
      outcome: "pass",
      expected,
      found: `${critical.length} critical, ${warning.length} that only warn`,
      details: [`Critical: ${critical.join(", ")}`],
    };
  },
});

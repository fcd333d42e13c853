import type { Evaluator } from "../requirements/harness/evaluator.ts";
import { EVALUATORS } from "../requirements/index.ts";

/** The evaluator that a row uses. */
export function evaluatorOf(uses: string): Evaluator | undefined {
  const all: Readonly<Record<string, Evaluator>> = EVALUATORS;
  return Object.hasOwn(all, uses) ? all[uses] : undefined;
}

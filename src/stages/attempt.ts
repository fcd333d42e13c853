import { type Finding, observed } from "../core/finding.ts";
import { messageOf, Problem } from "../core/problem.ts";
import type { StageResult } from "../core/result.ts";
import type { StageName } from "../core/stages.ts";

/**
 * Runs a step of a stage; a throw becomes a blocking `unknown` beside what was `known` before the
 * step, so that what must still follow can follow.
 */
export async function attempt<R>(
  stage: StageName,
  step: () => Promise<R>,
  known: Omit<StageResult, "findings"> = {},
): Promise<R | StageResult> {
  try {
    return await step();
  } catch (error) {
    return { ...known, findings: [broken(stage, error)] };
  }
}

function broken(stage: StageName, error: unknown): Finding {
  const known = error instanceof Problem ? error : undefined;
  const stack = known === undefined && error instanceof Error ? error.stack : undefined;
  return {
    ...observed(`step/${stage}`, `The ${stage} stage could not be finished`, {
      outcome: "unknown",
      expected: "A stage that runs to its end",
      found: messageOf(error),
      remedy:
        known?.remedy ?? "This is a fault of release-gate: please report it, with report.json",
      details: stack?.split("\n").slice(1, 5),
    }),
    place: known?.place,
    ...(known === undefined ? {} : { code: `problem/${known.code}` }),
  };
}

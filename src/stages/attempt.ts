import type { Finding } from "../core/finding.ts";
import { Problem } from "../core/problem.ts";

/** Runs a step; a throw becomes a blocking `unknown`, so that what must follow still follows. */
export async function attempt(
  id: string,
  step: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await step();
  } catch (error) {
    return [broken(id, error)];
  }
}

function broken(id: string, error: unknown): Finding {
  const known = error instanceof Problem;
  return {
    id: `step/${id}`,
    title: `The ${id} stage could not be finished`,
    effect: "block",
    outcome: "unknown",
    expected: "the stage runs to its end",
    found: error instanceof Error ? error.message : String(error),
    remedy: known
      ? error.remedy
      : "this is a fault of release-gate: please report it with the report",
    place: known ? error.place : undefined,
    details:
      known || !(error instanceof Error) ? undefined : (error.stack ?? "").split("\n").slice(1, 5),
    basis: { kind: "observed" },
  };
}

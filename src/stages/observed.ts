import type { Finding } from "../core/finding.ts";
import { type FindingKind, OBSERVE_ONLY } from "../core/finding-id.ts";
import { observedEnvironment, onlyObserved } from "../core/observe-only.ts";
import { blockers, fold } from "../core/verdict.ts";
import type { Run } from "../delivery/run.ts";

/** What is found of a release; guards and steps keep deployments apart, and are never only observed. */
const FOUND: readonly FindingKind[] = ["requirement", "check", "signal"];

/**
 * What a stage has found, as it counts in the run's environment: where that is only observed, nothing
 * follows from it, and the stage does not pass.
 */
export function countedIn(
  { subject: { environment } }: Pick<Run, "subject">,
  findings: readonly Finding[],
): readonly Finding[] {
  if (environment.observeOnly !== true) return findings;
  const seen = findings.map((finding) =>
    FOUND.some((kind) => finding.id.startsWith(`${kind}/`)) ? onlyObserved(finding) : finding,
  );
  return [...seen, observedEnvironment(environment.name, seen)];
}

/** What is due for a deployment, without what only keeps a stage from passing; and whether it may go on. */
export function dueFor(
  { subject: { environment } }: Pick<Run, "subject">,
  findings: readonly Finding[],
): { readonly due: readonly Finding[]; readonly mayDeploy: boolean } {
  if (environment.observeOnly !== true) {
    return { due: findings, mayDeploy: fold(findings) === "pass" };
  }
  const due = findings.filter(({ id }) => id !== OBSERVE_ONLY);
  return { due, mayDeploy: blockers(due).length === 0 };
}

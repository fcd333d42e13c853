import type { Judgement } from "./finding.ts";
import type { Counts } from "./record.ts";

/** What the checks were before a deployment, by their ids. */
export type Baseline = Readonly<Record<string, Counts>>;

/** What a check was before; undefined where it was not measured. */
export function beforeOf(baseline: Baseline | null, check: string): Counts | undefined {
  return baseline !== null && Object.hasOwn(baseline, check) ? baseline[check] : undefined;
}

/** True where it was asked, and bad each time. */
export function wasBad(before: Counts | undefined): boolean {
  const [asked, bad] = before ?? [0, 0];
  return asked > 0 && bad >= asked;
}

/** What was bad before a deployment is not blamed on it: measured, and nothing is decided by it. */
export function spared<J extends Judgement>(judgement: J, before: Counts | undefined): J {
  const isFlaky = judgement.tags?.includes("flaky") === true;
  const wasSo = isFlaky ? (before?.[1] ?? 0) > 0 : wasBad(before);
  if (judgement.outcome !== "fail" || !wasSo) return judgement;
  return {
    ...judgement,
    outcome: "inconclusive",
    found: `${judgement.found}; it was bad before the deployment, too`,
    remedy: "Find out what has been broken since before the deployment; then verify again",
  };
}
